package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.Float16;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal digits of a finite float: the fewest that tell it from its neighbours of its dtype, or the exact value
 * rounded half to even, where fewer are wanted.
 */
final class Decimal {
  private Decimal() {}

  /** The shortest decimal that is read back as the value, of several the closest. */
  static BigDecimal shortest(DType dtype, double value) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    return switch (dtype) {
      case FLOAT16 -> fewest(dtype, value, 5, new BigDecimal(value));
      // Java writes at least two digits, where one may do
      case FLOAT32 -> fewest(dtype, value, 1, new BigDecimal(Float.toString((float) value)));
      default -> fewest(dtype, value, 1, new BigDecimal(Double.toString(value)));
    };
  }

  /**
   * At a power of 2 the lower neighbour is nearer, so the closest decimal may fail where the next one above is read
   * back.
   */
  private static BigDecimal fewest(DType dtype, double value, int most, BigDecimal otherwise) {
    var exact = new BigDecimal(value);
    for (int digits = 1; digits <= most; digits++) {
      for (var mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
        var rounded = exact.round(new MathContext(digits, mode));
        if (rounds(dtype, rounded) == value) {
          return rounded;
        }
      }
    }
    return otherwise;
  }

  private static double rounds(DType dtype, BigDecimal decimal) {
    return switch (dtype) {
      case FLOAT16 -> Float16.round(decimal.doubleValue());
      case FLOAT32 -> decimal.floatValue();
      default -> decimal.doubleValue();
    };
  }

  /** So many digits after the point at most; fewer if {@code unique} and they are enough. */
  static BigDecimal fractional(DType dtype, double value, int digits, boolean unique) {
    var shortest = shortest(dtype, value);
    var rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    return choose(dtype, value, shortest, shortest.scale() <= digits, rounded, unique);
  }

  /** So many digits in all at most; fewer if {@code unique} and they are enough. */
  static BigDecimal significant(DType dtype, double value, int digits, boolean unique) {
    var shortest = shortest(dtype, value).stripTrailingZeros();
    var rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return choose(dtype, value, shortest, shortest.precision() <= digits, rounded, unique);
  }

  private static BigDecimal choose(
      DType dtype, double value, BigDecimal shortest, boolean fits, BigDecimal rounded, boolean unique) {
    return fits && (unique || rounds(dtype, rounded) != value) ? shortest : rounded;
  }

  /** {@code -12.5}, {@code 3.}: always with a point, without zeros at the end. */
  static String positional(double value, BigDecimal decimal) {
    var plain = decimal.signum() == 0 ? "0" : decimal.abs().stripTrailingZeros().toPlainString();
    return sign(value) + (plain.indexOf('.') < 0 ? plain + "." : plain);
  }

  /** {@code -1.25e+10}, {@code 3.e-05}: always with a point, without zeros at the end. */
  static String scientific(double value, BigDecimal decimal) {
    var stripped = decimal.abs().stripTrailingZeros();
    var digits = decimal.signum() == 0 ? "0" : stripped.unscaledValue().toString();
    int exponent = decimal.signum() == 0 ? 0 : digits.length() - 1 - stripped.scale();
    var magnitude = Integer.toString(Math.abs(exponent));
    return sign(value)
        + digits.charAt(0)
        + "."
        + digits.substring(1)
        + (exponent < 0 ? "e-" : "e+")
        + (magnitude.length() < 2 ? "0" + magnitude : magnitude);
  }

  private static String sign(double value) {
    return Math.copySign(1, value) < 0 ? "-" : "";
  }
}
