package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.datashape.DataTypes;

/**
 * Where a power is a square: {@code x * x} is rounded once, has the same special values, and takes a fifth of the time.
 * Other exponents have no product or root with the same result: {@code sqrt} differs from the power 0.5 at -0 and
 * -infinity.
 */
final class Squares {
  private Squares() {}

  /** Whether the number is 2 and leaves the dtype of what is raised to it as it is. */
  static boolean isSquare(DType base, Number exponent) {
    boolean isInteger = exponent instanceof Integer || exponent instanceof Long;
    return isReal(base) && (isInteger || (exponent instanceof Double && base.kind() == Kind.FLOAT))
        && exponent.doubleValue() == 2;
  }

  /** Whether the array is a single 2 and leaves the dtype of what is raised to it as it is. */
  static boolean isSquare(NDArray base, NDArray exponent) {
    return exponent.ndim() == 0
        && base.dtype instanceof DType dtype
        && exponent.dtype instanceof DType other
        && isReal(dtype)
        && isReal(other)
        && DataTypes.promote(dtype, other) == dtype
        && exponent.toDouble() == 2;
  }

  private static boolean isReal(DType dtype) {
    return dtype.kind() == Kind.FLOAT || dtype.kind() == Kind.INT || dtype.kind() == Kind.UINT;
  }
}
