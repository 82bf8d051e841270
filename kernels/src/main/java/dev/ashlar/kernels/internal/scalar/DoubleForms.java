package dev.ashlar.kernels.internal.scalar;

/** The operations on float64. Special values as in the array API standard 2025.12, "Elementwise functions". */
final class DoubleForms {
  private static final double LOG_2 = Math.log(2);
  private static final double LOG2_E = 1 / LOG_2;

  private DoubleForms() {}

  static double add(double x, double y) {
    return x + y;
  }

  static double subtract(double x, double y) {
    return x - y;
  }

  static double multiply(double x, double y) {
    return x * y;
  }

  static double divide(double x, double y) {
    return x / y;
  }

  static double floorDivide(double x, double y) {
    if (y == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
      // the standard's floor(x / y); Python, and NumPy with it, say NaN and -1 where an operand is infinite
      return Math.floor(x / y);
    }
    double mod = x % y;
    double quotient = (x - mod) / y;
    if (mod != 0 && (y < 0) != (mod < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, x / y);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  static double remainder(double x, double y) {
    double mod = x % y;
    if (mod == 0) {
      return Math.copySign(0, y);
    }
    return (y < 0) == (mod < 0) ? mod : mod + y;
  }

  static double fmod(double x, double y) {
    return x % y;
  }

  static double pow(double x, double y) {
    return Powers.pow(x, y);
  }

  static double floatPower(double x, double y) {
    return pow(x, y);
  }

  static double fma(double x, double y, double z) {
    return Math.fma(x, y, z);
  }

  static double negative(double x) {
    return -x;
  }

  static double positive(double x) {
    return x;
  }

  static double conj(double x) {
    return x;
  }

  static double real(double x) {
    return x;
  }

  static double imag(double x) {
    return 0;
  }

  static double angle(double x) {
    return Double.isNaN(x) ? x : x < 0 ? Math.PI : 0;
  }

  static double abs(double x) {
    return Math.abs(x);
  }

  static double sign(double x) {
    return x == 0 ? 0 : Math.signum(x);
  }

  static double square(double x) {
    return x * x;
  }

  static double reciprocal(double x) {
    return 1 / x;
  }

  static double sqrt(double x) {
    return Math.sqrt(x);
  }

  static double cbrt(double x) {
    return Math.cbrt(x);
  }

  static double hypot(double x, double y) {
    return Math.hypot(x, y);
  }

  static double exp(double x) {
    return Math.exp(x);
  }

  static double exp2(double x) {
    return Exp2.exp2(x);
  }

  static double expm1(double x) {
    return Math.expm1(x);
  }

  static double log(double x) {
    return Math.log(x);
  }

  static double log1p(double x) {
    return Math.log1p(x);
  }

  static double log2(double x) {
    return Logarithms.log2(x);
  }

  static double log10(double x) {
    return Math.log10(x);
  }

  static double logaddexp(double x, double y) {
    if (x == y) {
      return x + LOG_2;
    }
    double difference = x - y;
    return difference > 0
        ? x + Math.log1p(Math.exp(-difference))
        : difference <= 0 ? y + Math.log1p(Math.exp(difference)) : difference;
  }

  static double logaddexp2(double x, double y) {
    if (x == y) {
      return x + 1;
    }
    double difference = x - y;
    return difference > 0
        ? x + LOG2_E * Math.log1p(exp2(-difference))
        : difference <= 0 ? y + LOG2_E * Math.log1p(exp2(difference)) : difference;
  }

  static double sin(double x) {
    return Math.sin(x);
  }

  static double cos(double x) {
    return Math.cos(x);
  }

  static double tan(double x) {
    return Math.tan(x);
  }

  static double asin(double x) {
    return Math.asin(x);
  }

  static double acos(double x) {
    return Math.acos(x);
  }

  static double atan(double x) {
    return Math.atan(x);
  }

  static double atan2(double y, double x) {
    return Arctangents.atan2(y, x);
  }

  static double sinh(double x) {
    return Hyperbolics.sinh(x);
  }

  static double cosh(double x) {
    return Hyperbolics.cosh(x);
  }

  static double tanh(double x) {
    return Math.tanh(x);
  }

  static double asinh(double x) {
    return Logarithms.asinh(x);
  }

  static double acosh(double x) {
    return Logarithms.acosh(x);
  }

  static double atanh(double x) {
    return Logarithms.atanh(x);
  }

  static double sinc(double x) {
    return Sinc.sinc(x);
  }

  static double deg2rad(double x) {
    return x * (Math.PI / 180);
  }

  static double rad2deg(double x) {
    return x * (180 / Math.PI);
  }

  static double floor(double x) {
    return Math.floor(x);
  }

  static double ceil(double x) {
    return Math.ceil(x);
  }

  static double trunc(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  static double round(double x) {
    return Math.rint(x);
  }

  static double rint(double x) {
    return Math.rint(x);
  }

  static double maximum(double x, double y) {
    return Math.max(x, y);
  }

  static double minimum(double x, double y) {
    return Math.min(x, y);
  }

  static double fmax(double x, double y) {
    return Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.max(x, y);
  }

  static double fmin(double x, double y) {
    return Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.min(x, y);
  }

  static double copysign(double x, double y) {
    // Math.copySign may take a NaN's sign either way; StrictMath's definition is by bits
    long sign = Double.doubleToRawLongBits(y) & Long.MIN_VALUE;
    return Double.longBitsToDouble((Double.doubleToRawLongBits(x) & Long.MAX_VALUE) | sign);
  }

  static double nextafter(double x, double y) {
    return Math.nextAfter(x, y);
  }

  static double spacing(double x) {
    if (Double.isInfinite(x) || Double.isNaN(x)) {
      return Double.NaN;
    }
    double ulp = Math.abs(x) == Double.MAX_VALUE ? Double.POSITIVE_INFINITY : Math.ulp(x);
    return x < 0 ? -ulp : ulp;
  }

  /** The exponent is an integer; beyond some thousands all are alike. */
  static double ldexp(double x, double exponent) {
    return Math.scalb(x, (int) exponent);
  }

  static double frexpMantissa(double x) {
    return x == 0 || !Double.isFinite(x) ? x : Math.scalb(x, -(int) frexpExponent(x));
  }

  static double frexpExponent(double x) {
    if (x == 0 || !Double.isFinite(x)) {
      return 0;
    }
    int exponent = Math.getExponent(x);
    return exponent >= Double.MIN_EXPONENT ? exponent + 1 : Math.getExponent(x * 0x1p54) - 53;
  }

  static double modfFraction(double x) {
    return Math.copySign(Double.isInfinite(x) ? 0 : x - trunc(x), x);
  }

  static double modfIntegral(double x) {
    return trunc(x);
  }

  static double heaviside(double x, double atZero) {
    return Double.isNaN(x) ? x : x == 0 ? atZero : x < 0 ? 0 : 1;
  }

  static double nanToNum(double x) {
    return Double.isNaN(x) ? 0 : Math.clamp(x, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  static boolean less(double x, double y) {
    return x < y;
  }

  static boolean lessEqual(double x, double y) {
    return x <= y;
  }

  static boolean greater(double x, double y) {
    return x > y;
  }

  static boolean greaterEqual(double x, double y) {
    return x >= y;
  }

  static boolean equal(double x, double y) {
    return x == y;
  }

  static boolean notEqual(double x, double y) {
    return x != y;
  }

  static boolean isnan(double x) {
    return Double.isNaN(x);
  }

  static boolean isinf(double x) {
    return Double.isInfinite(x);
  }

  static boolean isfinite(double x) {
    return Double.isFinite(x);
  }

  static boolean signbit(double x) {
    return Double.doubleToRawLongBits(x) < 0;
  }

  static double where(boolean condition, double x, double y) {
    return condition ? x : y;
  }
}
