package dev.ashlar.kernels.internal.sort;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/** Partitions runs of real elements, or their positions, around wanted ranks. */
public final class Partitioning {
  /** Up to here a sort takes no longer. */
  private static final long SHORT = 600;

  private Partitioning() {}

  /** Partitions n elements from one run into another; they are the same run or do not overlap. Ranks ascend. */
  public static void values(KeyOrder order, long from, long fromStride, long to, long toStride, long n, long[] ranks) {
    int bytes = order.bytes();
    if (bytes < 4 || n <= SHORT) {
      ValueSort.sort(order, from, fromStride, to, toStride, n);
      return;
    }
    var keys = Sorters.keysOf(bytes).get(n);
    try (var _ = MemoryScope.open()) {
      long run = toStride == bytes ? to : NativeMemory.allocate(n * bytes).address();
      long contiguous = fromStride == bytes ? from : run;
      if (contiguous == run) {
        Elements.copy(bytes, from, fromStride, run, bytes, n);
      }
      if (keys.loops().encode(contiguous, run, n, order)) {
        // a NaN or a -0 is not where its key is: rare enough to sort
        keys.loops().encode(run, run, n, order.inverse());
        ValueSort.sort(order, run, bytes, to, toStride, n);
        return;
      }
      long room = NativeMemory.allocate(n * bytes).address();
      long scratch = NativeMemory.allocate(Selectable.Keys.SCRATCH).address();
      Selection.select(new Selectable.Keys(keys.sorter(), bytes, scratch), run, room, n, ranks);
      if (!order.identity()) {
        keys.loops().encode(run, run, n, order.inverse());
      }
      if (run != to) {
        Elements.copy(bytes, run, bytes, to, toStride, n);
      }
    }
  }

  /** Writes n int64 positions, contiguous, of the run at {@code a}, partitioned by its elements. Ranks ascend. */
  public static void positions(KeyOrder order, long a, long stride, long n, long out, long[] ranks) {
    if (order.bytes() < 4 || n <= Selection.SORTED) {
      IndexSort.sort(order, a, stride, n, out);
      return;
    }
    try (var _ = MemoryScope.open()) {
      long room = NativeMemory.allocate(n * 8).address();
      if (Packed.fits(order, n)) {
        var longs = Sorters.keysOf(8).get(n);
        Packed.pack(longs.packing(), order, a, stride, n, out);
        long scratch = NativeMemory.allocate(Selectable.Keys.SCRATCH).address();
        var packed = new Selectable.Keys(longs.sorter(), 8, scratch);
        Selection.select(packed, out, room, n, ranks);
        longs.packing().unpack(out, n, Packed.POSITION);
        return;
      }
      long keys = NativeMemory.allocate(n * 8).address();
      IndexSort.encode(order, a, stride, n, keys);
      var longs = Sorters.keysOf(8).get(n);
      if (PrefixSort.suits(longs, keys, n) && PrefixSort.select(longs, keys, n, out, room, ranks)) {
        return;
      }
      long roomItems = NativeMemory.allocate(n * 8).address();
      long scratch = NativeMemory.allocate(Selectable.Pairs.SCRATCH).address();
      var pairs = Sorters.pairs().get(n);
      Sorters.keysOf(8).get(0).loops().count(out, n, false);
      var items = new Selectable.Pairs(pairs, keys, out, room, roomItems, n, scratch);
      Selection.select(items, keys, room, n, ranks);
    }
  }
}
