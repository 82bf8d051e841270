package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.internal.format.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one transaction did: the new records by name, and the extents it took. Not thread-safe. */
public final class ChangeSet {
  private final TreeMap<byte[], byte @Nullable []> records = new TreeMap<>(Arrays::compareUnsigned);
  private final Set<Extent> taken = new LinkedHashSet<>();
  private final List<Extent> unused = new ArrayList<>();
  private final Set<Extent> moved = new HashSet<>();

  /** The name gets this record; null removes it. */
  public void set(byte[] name, byte @Nullable [] record) {
    records.put(name, record);
  }

  /** Whether the transaction says something about the name. */
  public boolean contains(byte[] name) {
    return records.containsKey(name);
  }

  /** The record that the transaction gave the name; null if it removed it or says nothing. */
  public byte @Nullable [] get(byte[] name) {
    return records.get(name);
  }

  /** The new records in the order of their names. */
  public Map<byte[], byte @Nullable []> records() {
    return records;
  }

  /** The extent is for this transaction alone until it commits. */
  public void take(Extent extent) {
    taken.add(extent);
  }

  /** The extents taken, as far as a record still refers to them. */
  public Collection<Extent> taken() {
    return taken;
  }

  /** Whether the transaction took the extent. */
  public boolean hasTaken(Extent extent) {
    return taken.contains(extent);
  }

  /** The extents belong to a record under another name now: removing the old name does not free them. */
  public void move(List<Extent> places) {
    places.stream().filter(p -> !taken.contains(p)).forEach(moved::add);
  }

  /** Whether a record under another name has the extent now. */
  public boolean hasMoved(Extent extent) {
    return moved.contains(extent);
  }

  /** No record of this transaction refers to the extents any more; views of the transaction may, until it ends. */
  public void drop(List<Extent> places) {
    for (var place : places) {
      if (taken.remove(place)) {
        unused.add(place);
      } else {
        moved.remove(place);
      }
    }
  }

  /** The extents that were taken and dropped: to be released when the transaction has ended. */
  public List<Extent> unused() {
    return unused;
  }

  /** Whether a commit of this would change nothing. */
  public boolean isEmpty() {
    return records.isEmpty() && taken.isEmpty();
  }
}
