package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.format.Extent;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which extents the arrays of the writing process still show: they are not used again before those arrays are
 * unreachable.
 */
final class ViewTable {
  private final ConcurrentSkipListMap<Long, WeakReference<MappedOwner>> owners = new ConcurrentSkipListMap<>();

  /** The owner of the bytes at an offset, made if no array has one. */
  MappedOwner owner(Extent extent, Supplier<MappedOwner> fresh) {
    var made = new MappedOwner[1];
    owners.compute(extent.offset(), (offset, reference) -> {
      var known = reference == null ? null : reference.get();
      if (known != null) {
        made[0] = known;
        return reference;
      }
      made[0] = fresh.get();
      return new WeakReference<>(made[0]);
    });
    return made[0];
  }

  /** Whether a reachable array shows bytes of the extent. Entries of unreachable ones are dropped on the way. */
  boolean isInUse(Extent extent) {
    boolean used = false;
    for (var entry : owners.subMap(extent.offset(), extent.end()).entrySet()) {
      @Nullable MappedOwner owner = entry.getValue().get();
      if (owner == null) {
        owners.remove(entry.getKey(), entry.getValue());
      } else {
        used = true;
      }
    }
    return used;
  }
}
