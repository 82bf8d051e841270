package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

/** The scalar form, for what is left of a vector's worth: to sort by it takes as many passes as there are values. */
final class ScalarTallyLoops extends TallyLoops {
  private final int bytes;

  ScalarTallyLoops(int bytes) {
    this.bytes = bytes;
  }

  @Override
  void count(long a, long n, long values, long counters) {
    long v0 = get(bytes, values);
    long v1 = get(bytes, values + bytes);
    long v2 = get(bytes, values + 2L * bytes);
    long v3 = get(bytes, values + 3L * bytes);
    int c0 = 0;
    int c1 = 0;
    int c2 = 0;
    int c3 = 0;
    for (long i = 0; i < n; i++) {
      long x = get(bytes, a + i * bytes);
      c0 += x == v0 ? 1 : 0;
      c1 += x == v1 ? 1 : 0;
      c2 += x == v2 ? 1 : 0;
      c3 += x == v3 ? 1 : 0;
    }
    setLong(counters, c0);
    setLong(counters + 8, c1);
    setLong(counters + 16, c2);
    setLong(counters + 24, c3);
  }

  @Override
  long firstOther(long a, long start, long n, long values, int distinct) {
    for (long i = start; i < n; i++) {
      long x = get(bytes, a + i * bytes);
      boolean other = true;
      for (int value = 0; value < distinct; value++) {
        other &= get(bytes, values + (long) value * bytes) != x;
      }
      if (other) {
        return i;
      }
    }
    return n;
  }

  @Override
  void fill(long to, long n, long value) {
    Elements.fill(bytes, to, n, value);
  }

  @Override
  long positions(long a, long n, long value, long first, long out, long most, long scratch) {
    long count = 0;
    for (long i = 0; i < n && count < most; i++) {
      if (get(bytes, a + i * bytes) == value) {
        setLong(out + count * 8, first + i);
        count++;
      }
    }
    return count;
  }
}
