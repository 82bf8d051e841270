package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/**
 * Writes the positions of the elements of a run in the order of the elements, equal ones in the order of their
 * positions.
 */
public final class IndexSort {
  /** From here on 65536 counters are cheaper than sorting. */
  private static final long COUNTED = 8192;

  private IndexSort() {}

  /** Writes n int64 positions, contiguous, of the run at {@code a}. */
  public static void sort(KeyOrder order, long a, long stride, long n, long out) {
    try (var _ = MemoryScope.open()) {
      if (order.bytes() == 1 || (order.bytes() == 2 && n >= COUNTED)) {
        long counters = NativeMemory.allocate(CountingSort.countersBytes(order.bytes())).address();
        CountingSort.argsort(a, stride, n, order, out, counters);
      } else if (isPresorted(order, a, stride, n, out) || hasFewValues(order, a, stride, n, out)) {
        return;
      } else if (Packed.fits(order, n)) {
        sortPacked(order, a, stride, n, out);
      } else {
        long keys = NativeMemory.allocate(n * 8).address();
        encode(order, a, stride, n, keys);
        sortKeys(keys, n, out);
      }
    }
  }

  /** Writes the positions if the elements are in order, or in the opposite order. */
  private static boolean isPresorted(KeyOrder order, long a, long stride, long n, long out) {
    if (order.bytes() != 8 || stride != 8) {
      return false;
    }
    var loops = Sorters.keysOf(8).get(0).loops();
    boolean ascends = Presorted.ascends(loops, order, a, n);
    if (!ascends && !Presorted.descends(loops, order, a, n, true)) {
      return false;
    }
    loops.count(out, n, !ascends);
    return true;
  }

  private static boolean hasFewValues(KeyOrder order, long a, long stride, long n, long out) {
    int bytes = order.bytes();
    if (bytes < 4 || stride != bytes) {
      return false;
    }
    var tallies = Sorters.keysOf(bytes).get(n).tallies();
    return tallies != null && FewValues.argsort(tallies, order, a, n, out);
  }

  private static void sortPacked(KeyOrder order, long a, long stride, long n, long out) {
    var longs = Sorters.keysOf(8).get(n);
    Packed.pack(longs.packing(), order, a, stride, n, out);
    if (longs.loops().ascends(out, n, KeyOrder.INT64, false)) {
      longs.loops().count(out, n, false);
    } else if (longs.loops().ascends(out, n, KeyOrder.INT64.reversed(), false)) {
      longs.loops().count(out, n, true);
    } else {
      long scratch = NativeMemory.allocate(n * 8 + KeySorter.EXTRA).address();
      ParallelSort.sort(longs.sorter(), out, scratch, n, KeyOrder.INT64);
      longs.packing().unpack(out, n, Packed.POSITION);
    }
  }

  /** The canonical keys of a run, widened to 8 bytes. */
  static void encode(KeyOrder order, long a, long stride, long n, long keys) {
    if (order.bytes() < 8) {
      for (long i = 0; i < n; i++) {
        setLong(keys + i * 8, order.canonical(order.encode(get(order.bytes(), a + i * stride))));
      }
      return;
    }
    if (stride != 8) {
      Elements.copy(8, a, stride, keys, 8, n);
    }
    if (Sorters.keysOf(8).get(0).loops().encode(stride == 8 ? a : keys, keys, n, order)) {
      for (long i = 0; i < n; i++) {
        setLong(keys + i * 8, order.canonical(getLong(keys + i * 8)));
      }
    }
  }

  /** Positions by n int64 keys, which are lost. */
  static void sortKeys(long keys, long n, long out) {
    var longs = Sorters.keysOf(8).get(n);
    if (longs.loops().ascends(keys, n, KeyOrder.INT64, false)) {
      longs.loops().count(out, n, false);
    } else if (longs.loops().ascends(keys, n, KeyOrder.INT64.reversed(), true)) {
      longs.loops().count(out, n, true);
    } else if (PrefixSort.suits(longs, keys, n)) {
      PrefixSort.sort(longs, keys, n, out);
    } else {
      try (var _ = MemoryScope.open()) {
        long keyScratch = NativeMemory.allocate(n * 8 + KeySorter.EXTRA).address();
        long itemScratch = NativeMemory.allocate(n * 8).address();
        longs.loops().count(out, n, false);
        Sorters.pairs().get(n).sort(keys, out, keyScratch, itemScratch, n);
      }
    }
  }

  /**
   * Sorts by one more key: {@code out} has positions in the order of less important keys, {@code keys} the key of each
   * position, by position; both are of n int64.
   */
  static void refine(long keys, long n, long out) {
    try (var _ = MemoryScope.open()) {
      long sorted = NativeMemory.allocate(n * 8).address();
      long moves = NativeMemory.allocate(n * 8).address();
      for (long i = 0; i < n * 8; i += 8) {
        setLong(sorted + i, getLong(keys + getLong(out + i) * 8));
      }
      sortKeys(sorted, n, moves);
      Elements.copy(out, sorted, n * 8);
      for (long i = 0; i < n * 8; i += 8) {
        setLong(out + i, getLong(sorted + getLong(moves + i) * 8));
      }
    }
  }

  /** Copies contiguous int64 positions to a strided run. */
  public static void spread(long positions, long to, long stride, long n) {
    Elements.copy(8, positions, 8, to, stride, n);
  }
}
