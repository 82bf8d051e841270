package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.set;

/** The scalar form: radix sort and a plain loop, which C2 compiles soon. */
final class ScalarKeySorter extends KeySorter {
  private final int bytes;

  ScalarKeySorter(int bytes) {
    this.bytes = bytes;
  }

  @Override
  void sort(long keys, long scratch, long n, KeyOrder order) {
    RadixSort.sort(bytes, keys, scratch, n, scratch + n * bytes);
    if (!order.identity()) {
      for (long i = 0; i < n; i++) {
        set(bytes, keys + i * bytes, order.decode(get(bytes, keys + i * bytes)));
      }
    }
  }

  @Override
  long partition(long keys, long low, long high, long n, long pivot) {
    long l = low;
    long h = high;
    for (long i = 0; i < n; i++) {
      long key = get(bytes, keys + i * bytes);
      if (key <= pivot) {
        set(bytes, l, key);
        l += bytes;
      } else {
        set(bytes, h, key);
        h += bytes;
      }
    }
    return (l - low) / bytes;
  }
}
