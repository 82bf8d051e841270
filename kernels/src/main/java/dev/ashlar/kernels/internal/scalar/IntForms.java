package dev.ashlar.kernels.internal.scalar;

/**
 * The operations on integers of at most 32 bits, uint32 excepted. Operands hold the value; results are wrapped to the
 * dtype's width afterwards. Division by zero gives 0; a shift by the width or more gives 0, or -1 for a negative value
 * shifted right.
 */
final class IntForms {
  private IntForms() {}

  static int add(int x, int y) {
    return x + y;
  }

  static int subtract(int x, int y) {
    return x - y;
  }

  static int multiply(int x, int y) {
    return x * y;
  }

  static int floorDivide(int x, int y) {
    return y == 0 ? 0 : Math.floorDiv(x, y);
  }

  static int remainder(int x, int y) {
    return y == 0 ? 0 : Math.floorMod(x, y);
  }

  static int fmod(int x, int y) {
    return y == 0 ? 0 : x % y;
  }

  static int pow(int x, int y) {
    return (int) LongForms.pow(x, y);
  }

  static int negative(int x) {
    return -x;
  }

  static int positive(int x) {
    return x;
  }

  static int imag(int x) {
    return 0;
  }

  static int abs(int x) {
    return x < 0 ? -x : x;
  }

  static int sign(int x) {
    return Integer.signum(x);
  }

  static int square(int x) {
    return x * x;
  }

  static int reciprocal(int x) {
    return x == 1 || x == -1 ? x : 0;
  }

  static int maximum(int x, int y) {
    return Math.max(x, y);
  }

  static int minimum(int x, int y) {
    return Math.min(x, y);
  }

  static int fmax(int x, int y) {
    return maximum(x, y);
  }

  static int fmin(int x, int y) {
    return minimum(x, y);
  }

  static int bitwiseAnd(int x, int y) {
    return x & y;
  }

  static int bitwiseOr(int x, int y) {
    return x | y;
  }

  static int bitwiseXor(int x, int y) {
    return x ^ y;
  }

  static int bitwiseInvert(int x) {
    return ~x;
  }

  static int bitwiseLeftShift(int x, int y) {
    return y < 0 || y > 31 ? 0 : x << y;
  }

  static int bitwiseRightShift(int x, int y) {
    return x >> (y < 0 || y > 31 ? 31 : y);
  }

  static int bitwiseCount(int x) {
    return Integer.bitCount(x < 0 ? -x : x);
  }

  static int gcd(int x, int y) {
    return (int) LongForms.gcd(x, y);
  }

  static int lcm(int x, int y) {
    return (int) LongForms.lcm(x, y);
  }

  static boolean less(int x, int y) {
    return x < y;
  }

  static boolean lessEqual(int x, int y) {
    return x <= y;
  }

  static boolean greater(int x, int y) {
    return x > y;
  }

  static boolean greaterEqual(int x, int y) {
    return x >= y;
  }

  static boolean equal(int x, int y) {
    return x == y;
  }

  static boolean notEqual(int x, int y) {
    return x != y;
  }

  static boolean signbit(int x) {
    return x < 0;
  }

  static int where(boolean condition, int x, int y) {
    return condition ? x : y;
  }
}
