package dev.ashlar.kernels.internal.sort;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/** Sorts positions by several keys, by one stable sort per key from the least important one. */
public final class LexicalSort {
  private LexicalSort() {}

  /** Writes n int64 positions, contiguous; the last key is the most important one. */
  public static void sort(KeyOrder[] orders, long[] from, long[] strides, long n, long out) {
    try (var _ = MemoryScope.open()) {
      long keys = NativeMemory.allocate(n * 8).address();
      Sorters.keysOf(8).get(0).loops().count(out, n, false);
      for (int i = 0; i < orders.length; i++) {
        IndexSort.encode(orders[i], from[i], strides[i], n, keys);
        IndexSort.refine(keys, n, out);
      }
    }
  }
}
