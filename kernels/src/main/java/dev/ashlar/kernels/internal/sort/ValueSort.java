package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.set;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/** Sorts a run of real elements; equal elements (zeros of both signs, NaN of all kinds) keep their order. */
public final class ValueSort {
  /** From here on 65536 counters are cheaper than sorting. */
  private static final long COUNTED = 8192;

  private ValueSort() {}

  /** Sorts n elements from one run into another; they are the same run or do not overlap. */
  public static void sort(KeyOrder order, long from, long fromStride, long to, long toStride, long n) {
    int bytes = order.bytes();
    if (toStride == bytes) {
      long start = from;
      if (fromStride != bytes) {
        Elements.copy(bytes, from, fromStride, to, bytes, n);
        start = to;
      }
      sort(order, start, to, n);
      return;
    }
    try (var _ = MemoryScope.open()) {
      long run = NativeMemory.allocate(n * bytes).address();
      Elements.copy(bytes, from, fromStride, run, bytes, n);
      sort(order, run, run, n);
      Elements.copy(bytes, run, bytes, to, toStride, n);
    }
  }

  private static void sort(KeyOrder order, long from, long to, long n) {
    int bytes = order.bytes();
    var keys = bytes < 4 ? Sorters.scalarKeys(bytes) : Sorters.keysOf(bytes).get(n);
    if (Presorted.ascends(keys.loops(), order, from, n)) {
      Elements.copy(bytes, from, bytes, to, bytes, n);
    } else if (Presorted.descends(keys.loops(), order, from, n, false)) {
      keys.loops().reverse(from, to, n);
    } else if (keys.tallies() == null || !FewValues.sort(keys.tallies(), order, from, to, n)) {
      sortDisordered(keys, order, from, to, n);
    }
  }

  private static void sortDisordered(Sorters.Keys keys, KeyOrder order, long from, long to, long n) {
    int bytes = order.bytes();
    boolean special = false;
    if (!order.identity()) {
      special = keys.loops().encode(from, to, n, order);
    } else if (from != to) {
      Elements.copy(from, to, n * bytes);
    }
    try (var _ = MemoryScope.open()) {
      // short keys are counted, which needs none
      long scratchBytes = bytes < 4 && !special ? 0 : n * bytes + KeySorter.EXTRA;
      long scratch = NativeMemory.allocate(scratchBytes).address();
      if (special) {
        var ties = TiesApart.take(order, to, scratch, n);
        sortKeys(keys, order, to, scratch + ties.count() * bytes, n - ties.count());
        ties.putBack(order, to, scratch, n);
      } else {
        sortKeys(keys, order, to, scratch, n);
      }
    }
  }

  private static void sortKeys(Sorters.Keys keys, KeyOrder order, long a, long scratch, long n) {
    if (order.bytes() >= 4) {
      ParallelSort.sort(keys.sorter(), a, scratch, n, order);
    } else if (order.bytes() == 1 || n >= COUNTED) {
      CountingSort.sort(a, n, order, NativeMemory.allocate(CountingSort.countersBytes(order.bytes())).address());
    } else {
      sortWidened(order, a, n);
    }
  }

  /** A few 2-byte keys are sorted as 4-byte keys. */
  private static void sortWidened(KeyOrder order, long a, long n) {
    long wide = NativeMemory.allocate(n * 4).address();
    long scratch = NativeMemory.allocate(n * 4 + KeySorter.EXTRA).address();
    for (long i = 0; i < n; i++) {
      set(4, wide + i * 4, get(2, a + i * 2));
    }
    Sorters.keysOf(4).get(n).sorter().sort(wide, scratch, n, KeyOrder.INT32);
    for (long i = 0; i < n; i++) {
      set(2, a + i * 2, order.decode(get(4, wide + i * 4)));
    }
  }
}
