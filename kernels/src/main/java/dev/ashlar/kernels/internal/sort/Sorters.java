package dev.ashlar.kernels.internal.sort;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The sorters in use: scalar at first, vector once hot. */
final class Sorters {
  /** Loops and sorter for keys of one width, and packing of int64 keys. */
  record Keys(KeyLoops loops, KeySorter sorter, PackLoops packing) {}

  private static final boolean VECTORS = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static final Adaptive<Keys> INTS = keys(4);
  private static final Adaptive<Keys> LONGS = keys(8);
  private static final Adaptive<PairSorter> PAIRS =
      new Adaptive<>(new ScalarPairSorter(), Sorters::vectorPairs, Sorters::timePairs);

  /** The keys of a trial: enough for every way of choosing pivots. */
  private static final int TRIAL = 6000;

  private Sorters() {}

  /** For keys of 4 or 8 bytes. */
  static Adaptive<Keys> keysOf(int bytes) {
    return bytes == 4 ? INTS : LONGS;
  }

  static Adaptive<PairSorter> pairs() {
    return PAIRS;
  }

  static Keys scalarKeys(int bytes) {
    return new Keys(new ScalarKeyLoops(bytes), new ScalarKeySorter(bytes), new ScalarPackLoops());
  }

  static @Nullable Keys vectorKeys(int bytes) {
    return VECTORS ? VectorSorters.keys(bytes) : null;
  }

  static @Nullable PairSorter vectorPairs() {
    return VECTORS ? VectorSorters.pairs() : null;
  }

  private static Adaptive<Keys> keys(int bytes) {
    return new Adaptive<>(scalarKeys(bytes), () -> vectorKeys(bytes), keys -> timeKeys(bytes, keys));
  }

  private static long timeKeys(int bytes, Keys keys) {
    var order = KeyOrder.of(bytes == 4 ? DType.FLOAT32 : DType.FLOAT64, false);
    try (var _ = MemoryScope.open()) {
      long a = NativeMemory.allocate(TRIAL * (long) bytes).address();
      long scratch = NativeMemory.allocate(TRIAL * (long) bytes + KeySorter.EXTRA).address();
      long nanos = 0;
      for (int distinct : new int[] {Integer.MAX_VALUE, 100, 3}) {
        fillTrial(bytes, a, distinct);
        long start = System.nanoTime();
        keys.loops.encode(a, a, TRIAL, order);
        keys.sorter.partition(a, a, scratch, TRIAL, 0);
        keys.sorter.sort(a, scratch, TRIAL, order);
        keys.loops.reverse(a, a, TRIAL);
        keys.loops.ascends(a, TRIAL, order.reversed(), false);
        if (bytes == 8) {
          long mask = keys.packing.differing(a, TRIAL) << 13;
          keys.packing.pack(a, scratch, TRIAL, 1, 1, mask);
          keys.packing.firstTie(scratch, 0, TRIAL, -1);
          keys.packing.unpack(scratch, TRIAL, mask);
          keys.loops.count(a, TRIAL, true);
        }
        nanos += System.nanoTime() - start;
      }
      return nanos;
    }
  }

  private static long timePairs(PairSorter pairs) {
    try (var _ = MemoryScope.open()) {
      long keys = NativeMemory.allocate(TRIAL * 8L).address();
      long items = NativeMemory.allocate(TRIAL * 8L).address();
      long keyScratch = NativeMemory.allocate(TRIAL * 8L + KeySorter.EXTRA).address();
      long itemScratch = NativeMemory.allocate(TRIAL * 8L).address();
      long nanos = 0;
      for (int distinct : new int[] {Integer.MAX_VALUE, 100, 3}) {
        fillTrial(8, keys, distinct);
        fillTrial(8, items, distinct);
        long start = System.nanoTime();
        pairs.partition(keys, items, keys, items, keyScratch, itemScratch, TRIAL, 0);
        pairs.sort(keys, items, keyScratch, itemScratch, TRIAL);
        nanos += System.nanoTime() - start;
      }
      return nanos;
    }
  }

  private static void fillTrial(int bytes, long a, int distinct) {
    var random = new SplittableRandom(distinct);
    for (int i = 0; i < TRIAL; i++) {
      Elements.set(bytes, a + (long) i * bytes, random.nextInt(distinct) - distinct / 2);
    }
  }
}
