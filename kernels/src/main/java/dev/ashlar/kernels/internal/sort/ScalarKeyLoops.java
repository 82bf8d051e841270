package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.set;

/** The scalar form. */
final class ScalarKeyLoops extends KeyLoops {
  private final int bytes;

  ScalarKeyLoops(int bytes) {
    this.bytes = bytes;
  }

  @Override
  boolean ascends(long a, long n, KeyOrder order, boolean strictly) {
    for (long i = 1; i < n; i++) {
      long key = order.encode(get(bytes, a + (i - 1) * bytes));
      long next = order.encode(get(bytes, a + i * bytes));
      if (key > next || (strictly && key == next)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void reverse(long from, long to, long n) {
    for (long i = 0; i < (n + 1) / 2; i++) {
      long left = i * bytes;
      long right = (n - 1 - i) * bytes;
      long x = get(bytes, from + left);
      set(bytes, to + left, get(bytes, from + right));
      set(bytes, to + right, x);
    }
  }

  @Override
  boolean encode(long from, long to, long n, KeyOrder order) {
    boolean special = false;
    for (long i = 0; i < n; i++) {
      long bits = get(bytes, from + i * bytes);
      set(bytes, to + i * bytes, order.encode(bits));
      special |= order.isSpecial(bits);
    }
    return special;
  }

  @Override
  void count(long to, long n, boolean down) {
    for (long i = 0; i < n; i++) {
      set(bytes, to + i * bytes, down ? n - 1 - i : i);
    }
  }
}
