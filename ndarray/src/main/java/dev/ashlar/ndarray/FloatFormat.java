package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.Float16;
import dev.ashlar.ndarray.PrintOptions.FloatMode;
import dev.ashlar.ndarray.PrintOptions.Sign;

/**
 * How all floats of an array are written, so that their points stand below each other: found in a first pass over the
 * values, as NumPy's array2string does.
 */
final class FloatFormat {
  /** Beyond these, numbers are written with an exponent. */
  private static final double SMALL = 1e-4;
  private static final double RATIO = 1000;

  private final DType dtype;
  private final PrintOptions options;
  private final Sign sign;
  private final int precision;
  private final boolean unique;
  private boolean exponents;
  private int left;
  private int right;
  private int fraction;
  private int exponentDigits;

  FloatFormat(DType dtype, double[] values, PrintOptions options, Sign sign) {
    this.dtype = dtype;
    this.options = options;
    this.sign = sign;
    this.precision = options.floatMode() == FloatMode.UNIQUE ? 10_000 : options.precision();
    this.unique = options.floatMode() != FloatMode.FIXED;
    choose(values);
    measure(values);
  }

  private void choose(double[] values) {
    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    for (double value : values) {
      double magnitude = Math.abs(value);
      if (magnitude > 0 && magnitude < Double.POSITIVE_INFINITY) {
        max = Math.max(max, magnitude);
        min = Math.min(min, magnitude);
      }
    }
    if (max > 0) {
      exponents = max >= large(dtype) || (!options.suppress() && (min < rounded(SMALL) || rounded(max / min) > RATIO));
    }
  }

  /** From here on not every integer has its digits in the dtype, or there would be too many of them. */
  static double large(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> 1e3;
      case FLOAT32 -> 1e6;
      default -> 1e8;
    };
  }

  private double rounded(double value) {
    return switch (dtype) {
      case FLOAT16 -> Float16.round(value);
      case FLOAT32 -> (float) value;
      default -> value;
    };
  }

  private void measure(double[] values) {
    boolean negative = false;
    boolean negativeInfinity = sign != Sign.NONE;
    boolean special = false;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        special = true;
        negativeInfinity |= value == Double.NEGATIVE_INFINITY;
        continue;
      }
      negative |= Math.copySign(1, value) < 0;
      var text = raw(value);
      int point = text.indexOf('.');
      int end = exponents ? text.indexOf('e') : text.length();
      left = Math.max(left, point);
      fraction = Math.max(fraction, end - point - 1);
      exponentDigits = Math.max(exponentDigits, text.length() - end - 2);
    }
    boolean anyFinite = left > 0;
    if (exponents && options.floatMode() == FloatMode.FIXED) {
      fraction = precision;
    }
    right = !anyFinite ? 0 : exponents ? exponentDigits + 2 + fraction : options.floatMode() == FloatMode.FIXED
        ? precision : fraction;
    if (sign == Sign.SPACE && !negative) {
      left++;
    }
    if (special) {
      int offset = right + 1;
      left = Math.max(left, Math.max(options.nan().length(), options.inf().length()
          + (negativeInfinity ? 1 : 0)) - offset);
    }
  }

  /** The number with as many digits as it needs, its sign, and a point. */
  private String raw(double value) {
    return signed(
        exponents
            ? Decimal.scientific(value, Decimal.significant(dtype, value, Math.addExact(precision, 1), unique))
            : Decimal.positional(value, Decimal.fractional(dtype, value, precision, unique)));
  }

  private String signed(String text) {
    return sign == Sign.PLUS && text.charAt(0) != '-' ? "+" + text : text;
  }

  String text(double value) {
    if (!Double.isFinite(value)) {
      var name =
          Double.isNaN(value)
              ? (sign == Sign.PLUS ? "+" : "") + options.nan()
              : (value < 0 ? "-" : sign == Sign.PLUS ? "+" : "") + options.inf();
      return " ".repeat(Math.max(0, left + right + 1 - name.length())) + name;
    }
    var text = allDigits() ? exact(value) : raw(value);
    int point = text.indexOf('.');
    var before = " ".repeat(left - point) + text.substring(0, point + 1);
    if (exponents) {
      int e = text.indexOf('e');
      var digits = text.substring(point + 1, e);
      var exponent = text.substring(e + 2);
      return before
          + digits
          + "0".repeat(fraction - digits.length())
          + text.substring(e, e + 2)
          + "0".repeat(exponentDigits - exponent.length())
          + exponent;
    }
    var digits = text.substring(point + 1);
    return before + digits + (allDigits() ? "0" : " ").repeat(right - digits.length());
  }

  private boolean allDigits() {
    return exponents || options.floatMode() == FloatMode.FIXED || options.floatMode() == FloatMode.MAXPREC_EQUAL;
  }

  /** Where all numbers get the same number of digits, the last ones are the exact value's. */
  private String exact(double value) {
    return signed(
        exponents
            ? Decimal.scientific(value, Decimal.significant(dtype, value, fraction + 1, false))
            : Decimal.positional(value, Decimal.fractional(dtype, value, right, false)));
  }
}
