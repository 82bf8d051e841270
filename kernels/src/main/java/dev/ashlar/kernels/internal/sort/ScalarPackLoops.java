package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

/** The scalar form. */
final class ScalarPackLoops extends PackLoops {
  @Override
  long differing(long keys, long n) {
    long bits = 0;
    for (long i = 1; i < n; i++) {
      bits |= getLong(keys + i * 8) ^ getLong(keys);
    }
    return bits;
  }

  @Override
  void pack(long keys, long to, long n, int shift, long flip, long mask) {
    for (long i = 0; i < n; i++) {
      setLong(to + i * 8, (((getLong(keys + i * 8) << shift) ^ flip) & mask) | i);
    }
  }

  @Override
  boolean packInts(long a, long to, long n, KeyOrder order) {
    return packInts(a, to, 0, n, order);
  }

  /** The same from place {@code start} on. */
  static boolean packInts(long a, long to, long start, long n, KeyOrder order) {
    boolean special = false;
    for (long i = start; i < n; i++) {
      long bits = get(4, a + i * 4);
      setLong(to + i * 8, (order.encode(bits) << 32) | i);
      special |= order.isSpecial(bits);
    }
    return special;
  }

  @Override
  long firstTie(long packed, long start, long n, long mask) {
    for (long i = start; i < n - 1; i++) {
      if (((getLong(packed + i * 8) ^ getLong(packed + i * 8 + 8)) & mask) == 0) {
        return i;
      }
    }
    return n;
  }

  @Override
  void unpack(long packed, long n, long mask) {
    for (long i = 0; i < n; i++) {
      setLong(packed + i * 8, getLong(packed + i * 8) & mask);
    }
  }
}
