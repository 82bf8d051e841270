package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

/** Sorts 1- and 2-byte elements by counting how often each key occurs. */
final class CountingSort {
  private CountingSort() {}

  /** Bytes of memory for the counters. */
  static long countersBytes(int bytes) {
    return (1L << (8 * bytes)) * 8;
  }

  /** Sorts n keys in place and turns them into elements. */
  static void sort(long keys, long n, KeyOrder order, long counters) {
    int bytes = order.bytes();
    long least = ~order.greatest();
    Elements.fill(8, counters, countersBytes(bytes) / 8, 0);
    for (long i = 0; i < n; i++) {
      long counter = counters + (get(bytes, keys + i * bytes) - least) * 8;
      setLong(counter, getLong(counter) + 1);
    }
    long end = keys;
    for (long key = least; key <= order.greatest(); key++) {
      long times = getLong(counters + (key - least) * 8);
      Elements.fill(bytes, end, times, order.decode(key));
      end += times * bytes;
    }
  }

  /** Writes the positions of n elements in the order of their canonical keys, equal ones in their order. */
  static void argsort(long a, long stride, long n, KeyOrder order, long out, long counters) {
    int bytes = order.bytes();
    long least = ~order.greatest();
    Elements.fill(8, counters, countersBytes(bytes) / 8, 0);
    for (long i = 0; i < n; i++) {
      long counter = counters + (order.canonical(order.encode(get(bytes, a + i * stride))) - least) * 8;
      setLong(counter, getLong(counter) + 1);
    }
    long place = 0;
    for (long c = counters; c < counters + countersBytes(bytes); c += 8) {
      long times = getLong(c);
      setLong(c, place);
      place += times;
    }
    for (long i = 0; i < n; i++) {
      long counter = counters + (order.canonical(order.encode(get(bytes, a + i * stride))) - least) * 8;
      long to = getLong(counter);
      setLong(counter, to + 1);
      // the elements may be changed by another thread after they were counted: the order is nobody's then, but no
      // memory beyond is
      if (to < n) {
        setLong(out + to * 8, i);
      }
    }
  }
}
