package dev.ashlar.kernels.internal.scalar;

/** The operations on uint64 that differ from int64's. */
final class UnsignedLongForms {
  private UnsignedLongForms() {}

  static long floorDivide(long x, long y) {
    return y == 0 ? 0 : Long.divideUnsigned(x, y);
  }

  static long remainder(long x, long y) {
    return y == 0 ? 0 : Long.remainderUnsigned(x, y);
  }

  static long fmod(long x, long y) {
    return remainder(x, y);
  }

  static long pow(long x, long y) {
    long result = 1;
    long square = x;
    for (long rest = y; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  static long abs(long x) {
    return x;
  }

  static boolean signbit(long x) {
    return false;
  }

  static long sign(long x) {
    return x == 0 ? 0 : 1;
  }

  static long reciprocal(long x) {
    return x == 1 ? 1 : 0;
  }

  static long maximum(long x, long y) {
    return Long.compareUnsigned(x, y) >= 0 ? x : y;
  }

  static long minimum(long x, long y) {
    return Long.compareUnsigned(x, y) <= 0 ? x : y;
  }

  static long fmax(long x, long y) {
    return maximum(x, y);
  }

  static long fmin(long x, long y) {
    return minimum(x, y);
  }

  static long bitwiseLeftShift(long x, long y) {
    return Long.compareUnsigned(y, 63) > 0 ? 0 : x << y;
  }

  static long bitwiseRightShift(long x, long y) {
    return Long.compareUnsigned(y, 63) > 0 ? 0 : x >>> y;
  }

  static int bitwiseCount(long x) {
    return Long.bitCount(x);
  }

  static long gcd(long x, long y) {
    long a = x;
    long b = y;
    while (b != 0) {
      long rest = Long.remainderUnsigned(a, b);
      a = b;
      b = rest;
    }
    return a;
  }

  static long lcm(long x, long y) {
    long divisor = gcd(x, y);
    return divisor == 0 ? 0 : Long.divideUnsigned(x, divisor) * y;
  }

  static boolean less(long x, long y) {
    return Long.compareUnsigned(x, y) < 0;
  }

  static boolean lessEqual(long x, long y) {
    return Long.compareUnsigned(x, y) <= 0;
  }

  static boolean greater(long x, long y) {
    return Long.compareUnsigned(x, y) > 0;
  }

  static boolean greaterEqual(long x, long y) {
    return Long.compareUnsigned(x, y) >= 0;
  }
}
