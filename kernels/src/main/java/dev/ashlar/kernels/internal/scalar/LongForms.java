package dev.ashlar.kernels.internal.scalar;

/** The operations on int64 and on uint32 (whose value the long holds); the rules of {@link IntForms} hold. */
final class LongForms {
  private LongForms() {}

  static long add(long x, long y) {
    return x + y;
  }

  static long subtract(long x, long y) {
    return x - y;
  }

  static long multiply(long x, long y) {
    return x * y;
  }

  static long floorDivide(long x, long y) {
    return y == 0 ? 0 : Math.floorDiv(x, y);
  }

  static long remainder(long x, long y) {
    return y == 0 ? 0 : Math.floorMod(x, y);
  }

  static long fmod(long x, long y) {
    return y == 0 ? 0 : x % y;
  }

  /** By squaring, modulo 2^64. A negative exponent gives the integer part of the true result. */
  static long pow(long x, long y) {
    if (y < 0) {
      return x == 1 ? 1 : x == -1 ? ((y & 1) == 0 ? 1 : -1) : 0;
    }
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

  static long negative(long x) {
    return -x;
  }

  static long positive(long x) {
    return x;
  }

  static long imag(long x) {
    return 0;
  }

  static long abs(long x) {
    return x < 0 ? -x : x;
  }

  static long sign(long x) {
    return Long.signum(x);
  }

  static long square(long x) {
    return x * x;
  }

  static long reciprocal(long x) {
    return x == 1 || x == -1 ? x : 0;
  }

  static long maximum(long x, long y) {
    return Math.max(x, y);
  }

  static long minimum(long x, long y) {
    return Math.min(x, y);
  }

  static long fmax(long x, long y) {
    return maximum(x, y);
  }

  static long fmin(long x, long y) {
    return minimum(x, y);
  }

  static long bitwiseAnd(long x, long y) {
    return x & y;
  }

  static long bitwiseOr(long x, long y) {
    return x | y;
  }

  static long bitwiseXor(long x, long y) {
    return x ^ y;
  }

  static long bitwiseInvert(long x) {
    return ~x;
  }

  static long bitwiseLeftShift(long x, long y) {
    return y < 0 || y > 63 ? 0 : x << y;
  }

  static long bitwiseRightShift(long x, long y) {
    return x >> (y < 0 || y > 63 ? 63 : y);
  }

  static int bitwiseCount(long x) {
    return Long.bitCount(x < 0 ? -x : x);
  }

  static long gcd(long x, long y) {
    long a = abs(x);
    long b = abs(y);
    while (b != 0) {
      long rest = Long.remainderUnsigned(a, b);
      a = b;
      b = rest;
    }
    return a;
  }

  static long lcm(long x, long y) {
    long divisor = gcd(x, y);
    return divisor == 0 ? 0 : abs(x / divisor * y);
  }

  static boolean less(long x, long y) {
    return x < y;
  }

  static boolean lessEqual(long x, long y) {
    return x <= y;
  }

  static boolean greater(long x, long y) {
    return x > y;
  }

  static boolean greaterEqual(long x, long y) {
    return x >= y;
  }

  static boolean equal(long x, long y) {
    return x == y;
  }

  static boolean notEqual(long x, long y) {
    return x != y;
  }

  static boolean signbit(long x) {
    return x < 0;
  }

  static long where(boolean condition, long x, long y) {
    return condition ? x : y;
  }
}
