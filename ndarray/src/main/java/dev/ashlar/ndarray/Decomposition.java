package dev.ashlar.ndarray;


/** The elementwise functions of two results (NumPy's {@code frexp}, {@code modf}, {@code divmod}). */
public final class Decomposition {
  private Decomposition() {}

  /**
   * Numbers as {@code mantissa * 2**exponent}.
   *
   * @param mantissa at least 0.5 and below 1, with the number's sign; 0, NaN and infinities as they are
   * @param exponent int32; 0 for 0, NaN and infinities
   */
  public record Frexp(NDArray mantissa, NDArray exponent) {}

  /**
   * Numbers as {@code fraction + integral}, both with the number's sign.
   *
   * @param fraction below 1; 0 for infinities
   * @param integral the number without its fraction
   */
  public record Modf(NDArray fraction, NDArray integral) {}

  /**
   * Numbers as {@code quotient * divisor + remainder}.
   *
   * @param quotient {@code floor_divide}
   * @param remainder with the divisor's sign
   */
  public record Divmod(NDArray quotient, NDArray remainder) {}

  /** Mantissas and exponents of real numbers; integers as floats. */
  public static Frexp frexp(NDArray x) {
    return new Frexp(Elementwise.frexpMantissa(x), Elementwise.frexpExponent(x));
  }

  /** Fractions and integral parts of real numbers; integers as floats. */
  public static Modf modf(NDArray x) {
    return new Modf(Elementwise.modfFraction(x), Elementwise.modfIntegral(x));
  }

  /** Quotients and remainders of real numbers; by an integer 0 both are 0. */
  public static Divmod divmod(NDArray x, NDArray y) {
    return new Divmod(Elementwise.floorDivide(x, y), Elementwise.remainder(x, y));
  }
}
