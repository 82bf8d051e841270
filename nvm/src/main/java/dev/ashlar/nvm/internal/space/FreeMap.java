package dev.ashlar.nvm.internal.space;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.internal.format.Extent;
import java.util.Collection;
import java.util.TreeMap;

/** Plays a space journal back: the runs that are free after the records applied so far. */
final class FreeMap {
  private final TreeMap<Long, FreeRun> runs = new TreeMap<>();
  private final long start;
  private final long limit;

  /** Runs must lie within [start, limit); records of earlier commits may reach further, and are clipped. */
  FreeMap(long start, long limit) {
    this.start = start;
    this.limit = limit;
  }

  void apply(SpaceJournal.Entry entry) {
    if (entry.full()) {
      runs.clear();
    }
    if (entry.endAfter() > entry.endBefore()) {
      add(new FreeRun(new Extent(entry.endBefore(), entry.endAfter() - entry.endBefore()), 0));
    }
    entry.taken().forEach(e -> subtract(check(e)));
    entry.freed().forEach(this::add);
    if (entry.endAfter() < entry.endBefore()) {
      subtract(new Extent(entry.endAfter(), entry.endBefore() - entry.endAfter()));
    }
  }

  Collection<FreeRun> runs() {
    for (var run : runs.values()) {
      if (run.extent().end() > limit) {
        throw new StoreDamagedException("space journal: free bytes " + run.extent() + " behind the end at " + limit);
      }
    }
    return runs.values();
  }

  private Extent check(Extent extent) {
    if (extent.offset() < start || extent.length() <= 0 || extent.offset() > Long.MAX_VALUE - extent.length()) {
      throw new StoreDamagedException(
          "space journal: impossible extent at " + extent.offset() + " of " + extent.length() + " bytes");
    }
    return extent;
  }

  private void add(FreeRun run) {
    var extent = check(run.extent());
    var before = runs.floorEntry(extent.offset());
    var after = runs.ceilingEntry(extent.offset());
    if ((before != null && before.getValue().extent().overlaps(extent))
        || (after != null && after.getValue().extent().overlaps(extent))) {
      throw new StoreDamagedException("space journal: bytes " + extent + " are free twice");
    }
    runs.put(extent.offset(), run);
  }

  private void subtract(Extent extent) {
    var at = runs.floorEntry(extent.offset());
    long from = at == null ? extent.offset() : at.getKey();
    for (var run : runs.subMap(from, true, extent.end(), false).values().toArray(FreeRun[]::new)) {
      if (!run.extent().overlaps(extent)) {
        continue;
      }
      runs.remove(run.extent().offset());
      keep(run, run.extent().offset(), Math.min(run.extent().end(), extent.offset()));
      keep(run, Math.max(run.extent().offset(), extent.end()), run.extent().end());
    }
  }

  private void keep(FreeRun run, long from, long to) {
    if (from < to) {
      runs.put(from, new FreeRun(new Extent(from, to - from), run.sequence()));
    }
  }
}
