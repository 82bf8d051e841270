package dev.ashlar.kernels.internal.sort;

import org.jspecify.annotations.Nullable;

/** The sorters in use: scalar at first, vector once hot. */
final class Sorters {
  /** Loops and sorter for keys of one width, counting of values where there are vectors, and packing of int64 keys. */
  record Keys(KeyLoops loops, @Nullable TallyLoops tallies, KeySorter sorter, PackLoops packing) {}

  private static final boolean VECTORS = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static final Adaptive<Keys> INTS = keys(4);
  private static final Adaptive<Keys> LONGS = keys(8);
  private static final Adaptive<PairSorter> PAIRS =
      new Adaptive<>("sort of int64 keys with items", new ScalarPairSorter(), Sorters::vectorPairs,
          pairs -> SortTrial.of(8).run(pairs));

  private Sorters() {}

  /** For keys of 4 or 8 bytes. */
  static Adaptive<Keys> keysOf(int bytes) {
    return bytes == 4 ? INTS : LONGS;
  }

  static Adaptive<PairSorter> pairs() {
    return PAIRS;
  }

  static Keys scalarKeys(int bytes) {
    return new Keys(new ScalarKeyLoops(bytes), null, new ScalarKeySorter(bytes), new ScalarPackLoops());
  }

  static @Nullable Keys vectorKeys(int bytes) {
    return VECTORS ? VectorSorters.keys(bytes) : null;
  }

  static @Nullable PairSorter vectorPairs() {
    return VECTORS ? VectorSorters.pairs() : null;
  }

  private static Adaptive<Keys> keys(int bytes) {
    return new Adaptive<>(
        "sort of int" + 8 * bytes + " keys",
        scalarKeys(bytes),
        () -> vectorKeys(bytes),
        keys -> SortTrial.of(bytes).run(keys));
  }
}
