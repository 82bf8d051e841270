package dev.ashlar.kernels.internal.scalar;

/** The operations on bool. Sum is "or", product is "and", as in NumPy; false is less than true. */
@SuppressWarnings("ShortCircuitBoolean") // branches cost more than bits in a loop
final class BooleanForms {
  private BooleanForms() {}

  static boolean add(boolean x, boolean y) {
    return x | y;
  }

  static boolean multiply(boolean x, boolean y) {
    return x & y;
  }

  static boolean abs(boolean x) {
    return x;
  }

  static boolean square(boolean x) {
    return x;
  }

  static boolean maximum(boolean x, boolean y) {
    return x | y;
  }

  static boolean minimum(boolean x, boolean y) {
    return x & y;
  }

  static boolean fmax(boolean x, boolean y) {
    return maximum(x, y);
  }

  static boolean fmin(boolean x, boolean y) {
    return minimum(x, y);
  }

  static boolean logicalAnd(boolean x, boolean y) {
    return x & y;
  }

  static boolean logicalOr(boolean x, boolean y) {
    return x | y;
  }

  static boolean logicalXor(boolean x, boolean y) {
    return x ^ y;
  }

  static boolean logicalNot(boolean x) {
    return !x;
  }

  static boolean bitwiseAnd(boolean x, boolean y) {
    return x & y;
  }

  static boolean bitwiseOr(boolean x, boolean y) {
    return x | y;
  }

  static boolean bitwiseXor(boolean x, boolean y) {
    return x ^ y;
  }

  static boolean bitwiseInvert(boolean x) {
    return !x;
  }

  static boolean less(boolean x, boolean y) {
    return !x & y;
  }

  static boolean lessEqual(boolean x, boolean y) {
    return !x | y;
  }

  static boolean greater(boolean x, boolean y) {
    return x & !y;
  }

  static boolean greaterEqual(boolean x, boolean y) {
    return x | !y;
  }

  static boolean equal(boolean x, boolean y) {
    return x == y;
  }

  static boolean notEqual(boolean x, boolean y) {
    return x != y;
  }

  static boolean where(boolean condition, boolean x, boolean y) {
    return condition ? x : y;
  }
}
