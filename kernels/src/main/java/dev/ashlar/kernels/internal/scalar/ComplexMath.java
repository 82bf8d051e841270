package dev.ashlar.kernels.internal.scalar;

/**
 * Functions of complex numbers, with branch cuts and special values as in C99 Annex G, which the array API standard
 * follows. The inverse functions go by W. Kahan, "Branch cuts for complex elementary functions" (1987), division by R.
 * L. Smith, Algorithm 116 (1962).
 */
final class ComplexMath {
  private static final double LOG_2 = Math.log(2);
  private static final double LOG_10 = Math.log(10);

  /** Beyond this exp overflows, though its product with a sine need not. */
  private static final double LARGE_EXPONENT = 709;

  private ComplexMath() {}

  static Complex divide(Complex x, Complex y) {
    double a = x.re();
    double b = x.im();
    double c = y.re();
    double d = y.im();
    double re;
    double im;
    if (Math.abs(c) >= Math.abs(d)) {
      double ratio = d / c;
      double scale = c + d * ratio;
      re = (a + b * ratio) / scale;
      im = (b - a * ratio) / scale;
    } else {
      double ratio = c / d;
      double scale = c * ratio + d;
      re = (a * ratio + b) / scale;
      im = (b * ratio - a) / scale;
    }
    return Double.isNaN(re) && Double.isNaN(im) ? divideSpecial(x, y, new Complex(re, im)) : new Complex(re, im);
  }

  /** Annex G.5.1: quotients that are infinite or zero although the formula says NaN. */
  private static Complex divideSpecial(Complex x, Complex y, Complex computed) {
    double a = x.re();
    double b = x.im();
    double c = y.re();
    double d = y.im();
    if (c == 0 && d == 0 && (!Double.isNaN(a) || !Double.isNaN(b))) {
      double infinity = Math.copySign(Double.POSITIVE_INFINITY, c);
      return new Complex(infinity * a, infinity * b);
    }
    if (x.isInfinite() && y.isFinite()) {
      double p = unit(a);
      double q = unit(b);
      return new Complex(Double.POSITIVE_INFINITY * (p * c + q * d), Double.POSITIVE_INFINITY * (q * c - p * d));
    }
    if (y.isInfinite() && x.isFinite()) {
      double p = unit(c);
      double q = unit(d);
      return new Complex(0 * (a * p + b * q), 0 * (b * p - a * q));
    }
    return computed;
  }

  private static double unit(double value) {
    return Math.copySign(Double.isInfinite(value) ? 1 : 0, value);
  }

  static Complex reciprocal(Complex z) {
    return divide(new Complex(1, 0), z);
  }

  static Complex sign(Complex z) {
    double magnitude = Math.hypot(z.re(), z.im());
    if (magnitude == 0) {
      return new Complex(0, 0);
    }
    return Double.isInfinite(magnitude) && !z.isInfinite()
        ? sign(z.times(0.25))
        : new Complex(z.re() / magnitude, z.im() / magnitude);
  }

  static Complex sqrt(Complex z) {
    double a = z.re();
    double b = z.im();
    if (a == 0 && b == 0) {
      return new Complex(0, b);
    }
    if (Double.isInfinite(b)) {
      return new Complex(Double.POSITIVE_INFINITY, b);
    }
    if (Double.isNaN(a)) {
      return new Complex(Double.NaN, Double.NaN);
    }
    if (Double.isInfinite(a)) {
      return a > 0
          ? new Complex(a, Double.isNaN(b) ? b : Math.copySign(0, b))
          : new Complex(Double.isNaN(b) ? b : 0, Math.copySign(a, b));
    }
    double largest = Math.max(Math.abs(a), Math.abs(b));
    if (largest > 0x1p1020) {
      return sqrtScaled(a * 0.25, b * 0.25).times(2);
    }
    if (largest < 0x1p-1000) {
      return sqrtScaled(a * 0x1p108, b * 0x1p108).times(0x1p-54);
    }
    return sqrtScaled(a, b);
  }

  private static Complex sqrtScaled(double a, double b) {
    double root = Math.sqrt((Math.abs(a) + Math.hypot(a, b)) * 0.5);
    return a >= 0 ? new Complex(root, b / (2 * root)) : new Complex(Math.abs(b) / (2 * root), Math.copySign(root, b));
  }

  static Complex exp(Complex z) {
    double a = z.re();
    double b = z.im();
    if (b == 0) {
      return new Complex(Math.exp(a), b);
    }
    if (!Double.isFinite(b)) {
      if (a == Double.NEGATIVE_INFINITY) {
        return new Complex(0, Math.copySign(0, b));
      }
      return a == Double.POSITIVE_INFINITY ? new Complex(a, Double.NaN) : new Complex(Double.NaN, Double.NaN);
    }
    if (a > LARGE_EXPONENT && Double.isFinite(a)) {
      double half = Math.exp(a / 2);
      return new Complex(half * Math.cos(b) * half, half * Math.sin(b) * half);
    }
    double magnitude = Math.exp(a);
    return new Complex(magnitude * Math.cos(b), magnitude * Math.sin(b));
  }

  static Complex expm1(Complex z) {
    double a = z.re();
    double b = z.im();
    if (b == 0) {
      return new Complex(a == 0 ? 0 : Math.expm1(a), b);
    }
    if (!z.isFinite() || a > LARGE_EXPONENT) {
      var exp = exp(z);
      return new Complex(exp.re() - 1, exp.im());
    }
    double half = Math.sin(b / 2);
    return new Complex(Math.expm1(a) * Math.cos(b) - 2 * half * half, Math.exp(a) * Math.sin(b));
  }

  static Complex log(Complex z) {
    return new Complex(logMagnitude(z.re(), z.im()), Math.atan2(z.im(), z.re()));
  }

  /** log(hypot(a, b)), exact near 1 and without overflow. */
  private static double logMagnitude(double a, double b) {
    double x = Math.max(Math.abs(a), Math.abs(b));
    double y = Math.min(Math.abs(a), Math.abs(b));
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isInfinite(a) || Double.isInfinite(b) ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (x > 0.5 && x < 2) {
      double excess = Math.fma(x, x, -1) + y * y;
      return Math.abs(excess) < 0.5 ? 0.5 * Math.log1p((x - 1) * (x + 1) + y * y) : Math.log(Math.hypot(x, y));
    }
    if (x > 0x1p1000 && Double.isFinite(x)) {
      return Math.log(Math.hypot(x * 0x1p-60, y * 0x1p-60)) + 60 * LOG_2;
    }
    if (x < 0x1p-1000 && x > 0) {
      return Math.log(Math.hypot(x * 0x1p100, y * 0x1p100)) - 100 * LOG_2;
    }
    return Math.log(Math.hypot(x, y));
  }

  static Complex log1p(Complex z) {
    double a = z.re();
    double b = z.im();
    double angle = Math.atan2(b, 1 + a);
    if (Math.abs(a) < 0.5 && Math.abs(b) < 0.5) {
      return new Complex(0.5 * Math.log1p(a * (2 + a) + b * b), angle);
    }
    return new Complex(logMagnitude(1 + a, b), angle);
  }

  static Complex log2(Complex z) {
    return log(z).times(1 / LOG_2);
  }

  static Complex log10(Complex z) {
    return log(z).times(1 / LOG_10);
  }

  static Complex pow(Complex base, Complex exponent) {
    if (exponent.re() == 0 && exponent.im() == 0) {
      return new Complex(1, 0);
    }
    if (base.re() == 0 && base.im() == 0) {
      return exponent.re() > 0 ? new Complex(0, 0) : new Complex(Double.NaN, Double.NaN);
    }
    if (exponent.im() == 0 && exponent.re() == Math.rint(exponent.re()) && Math.abs(exponent.re()) <= 100) {
      return integerPower(base, (int) exponent.re());
    }
    var log = log(base);
    return exp(
        new Complex(
            exponent.re() * log.re() - exponent.im() * log.im(), exponent.re() * log.im() + exponent.im() * log.re()));
  }

  private static Complex integerPower(Complex base, int exponent) {
    var result = new Complex(1, 0);
    var square = base;
    for (int rest = Math.abs(exponent); rest != 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = multiply(result, square);
      }
      square = multiply(square, square);
    }
    return exponent < 0 ? reciprocal(result) : result;
  }

  private static Complex multiply(Complex x, Complex y) {
    return new Complex(x.re() * y.re() - x.im() * y.im(), x.re() * y.im() + x.im() * y.re());
  }

  static Complex sinh(Complex z) {
    double a = z.re();
    double b = z.im();
    if (b == 0) {
      return new Complex(Math.sinh(a), b);
    }
    if (Double.isFinite(b)) {
      if (a == 0) {
        return new Complex(a * Math.cos(b), Math.sin(b));
      }
      return growing(a, b, Math.copySign(1, a) * Math.cos(b), Math.sin(b), Math.sinh(a), Math.cosh(a));
    }
    if (a == 0) {
      return new Complex(a, Double.NaN);
    }
    return Double.isInfinite(a) ? new Complex(a, Double.NaN) : new Complex(Double.NaN, Double.NaN);
  }

  static Complex cosh(Complex z) {
    double a = z.re();
    double b = z.im();
    if (b == 0) {
      return new Complex(Math.cosh(a), Double.isNaN(a) ? b : Math.copySign(1, a) * b);
    }
    if (Double.isFinite(b)) {
      if (a == 0) {
        return new Complex(Math.cos(b), a * Math.sin(b));
      }
      return growing(a, b, Math.cos(b), Math.copySign(1, a) * Math.sin(b), Math.cosh(a), Math.sinh(a));
    }
    if (a == 0) {
      return new Complex(Double.NaN, a * Math.copySign(1, b));
    }
    return Double.isInfinite(a)
        ? new Complex(Double.POSITIVE_INFINITY, Double.NaN)
        : new Complex(Double.NaN, Double.NaN);
  }

  /** Hyperbolic functions times circular ones, where the former overflow before their product does. */
  private static Complex growing(double a, double b, double re, double im, double withCos, double withSin) {
    if (Math.abs(a) > LARGE_EXPONENT && Double.isFinite(a)) {
      double half = Math.exp(Math.abs(a) / 2);
      return new Complex(0.5 * half * re * half, 0.5 * half * im * half);
    }
    return new Complex(withCos * Math.cos(b), withSin * Math.sin(b));
  }

  static Complex tanh(Complex z) {
    double a = z.re();
    double b = z.im();
    if (Double.isNaN(a)) {
      return new Complex(a, b == 0 ? b : Double.NaN);
    }
    if (!Double.isFinite(b)) {
      return a == 0
          ? new Complex(a, Double.NaN)
          : Double.isInfinite(a)
              ? new Complex(Math.copySign(1, a), Math.copySign(0, b))
              : new Complex(Double.NaN, Double.NaN);
    }
    if (Double.isInfinite(a)) {
      // the standard has 1 + 0i for b > 0, where C99 gives the zero the sign of sin(2b)
      return new Complex(Math.copySign(1, a), Math.copySign(0, b));
    }
    if (Math.abs(a) > 22) {
      double decay = Math.exp(-Math.abs(a));
      return new Complex(Math.copySign(1, a), b == 0 ? b : 4 * Math.sin(b) * Math.cos(b) * decay * decay);
    }
    double tan = Math.tan(b);
    double sinh = Math.sinh(a);
    double secant = 1 + tan * tan;
    double divisor = 1 + secant * sinh * sinh;
    return new Complex(secant * Math.sqrt(1 + sinh * sinh) * sinh / divisor, tan / divisor);
  }

  static Complex sin(Complex z) {
    return sinh(z.timesI()).overI();
  }

  static Complex cos(Complex z) {
    return cosh(z.timesI());
  }

  static Complex tan(Complex z) {
    return tanh(z.timesI()).overI();
  }

  static Complex asin(Complex z) {
    return asinh(z.timesI()).overI();
  }

  static Complex acos(Complex z) {
    if (!z.isFinite()) {
      return acosSpecial(z);
    }
    var below = sqrt(new Complex(1 - z.re(), -z.im()));
    var above = sqrt(new Complex(1 + z.re(), z.im()));
    double re = 2 * Math.atan2(below.re(), above.re());
    double im = DoubleForms.asinh(above.re() * below.im() - above.im() * below.re());
    return new Complex(re, im);
  }

  private static Complex acosSpecial(Complex z) {
    double a = z.re();
    double b = z.im();
    if (Double.isInfinite(b)) {
      double re = Double.isInfinite(a) ? (a > 0 ? Math.PI / 4 : 3 * Math.PI / 4) : Double.isNaN(a) ? a : Math.PI / 2;
      return new Complex(re, -b);
    }
    if (Double.isInfinite(a)) {
      if (Double.isNaN(b)) {
        return new Complex(Double.NaN, a);
      }
      return new Complex(a > 0 ? 0 : Math.PI, -Math.copySign(Double.POSITIVE_INFINITY, b));
    }
    return new Complex(a == 0 ? Math.PI / 2 : Double.NaN, Double.NaN);
  }

  static Complex acosh(Complex z) {
    if (Double.isNaN(z.im()) && Double.isFinite(z.re())) {
      return new Complex(Double.NaN, z.re() == 0 ? Math.PI / 2 : Double.NaN);
    }
    // i times acos, on the side that has a real part of at least 0
    var acos = acos(z);
    return Double.isNaN(acos.im())
        ? new Complex(
            Double.isInfinite(z.re()) || Double.isInfinite(z.im()) ? Double.POSITIVE_INFINITY : Double.NaN, Double.NaN)
        : new Complex(Math.abs(acos.im()), Math.copySign(acos.re(), z.im()));
  }

  static Complex asinh(Complex z) {
    double a = z.re();
    double b = z.im();
    if (!z.isFinite()) {
      return asinhSpecial(a, b);
    }
    // asinh(z) = i asin(-i z), by Kahan's asin of w = -i z = b - i a
    var w = new Complex(b, -a);
    var below = sqrt(new Complex(1 - w.re(), -w.im()));
    var above = sqrt(new Complex(1 + w.re(), w.im()));
    double re = Math.atan2(w.re(), below.re() * above.re() - below.im() * above.im());
    double im = DoubleForms.asinh(below.re() * above.im() - below.im() * above.re());
    return new Complex(Math.copySign(im, a), Math.copySign(re, b));
  }

  private static Complex asinhSpecial(double a, double b) {
    if (Double.isInfinite(a)) {
      double im = Double.isInfinite(b) ? Math.copySign(Math.PI / 4, b) : Double.isNaN(b) ? b : Math.copySign(0, b);
      return new Complex(a, im);
    }
    if (Double.isInfinite(b)) {
      return new Complex(
          Math.copySign(Double.POSITIVE_INFINITY, a), Double.isNaN(a) ? Double.NaN : Math.copySign(Math.PI / 2, b));
    }
    return new Complex(Double.NaN, Double.isNaN(a) && b == 0 ? b : Double.NaN);
  }

  static Complex atan(Complex z) {
    return atanh(z.timesI()).overI();
  }

  static Complex atanh(Complex z) {
    double a = z.re();
    double b = z.im();
    if (Double.isInfinite(b)) {
      return new Complex(Math.copySign(0, a), Math.copySign(Math.PI / 2, b));
    }
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return new Complex(
          Double.isInfinite(a) || a == 0 ? Math.copySign(0, a) : Double.NaN, Double.NaN);
    }
    if (Double.isInfinite(a) || Math.abs(a) > 0x1p500 || Math.abs(b) > 0x1p500) {
      // 1 / z, whose real part is all that is left
      double magnitude = Math.hypot(a * 0x1p-600, b * 0x1p-600);
      double re = Double.isInfinite(a) ? 0 : a * 0x1p-600 / magnitude * 0x1p-600 / magnitude;
      return new Complex(Math.copySign(re, a), Math.copySign(Math.PI / 2, b));
    }
    double x = Math.abs(a);
    double re = Math.abs(b) == 0 && x == 1
        ? Double.POSITIVE_INFINITY
        : Math.log1p(4 * x / ((1 - x) * (1 - x) + b * b)) / 4;
    double im = Math.atan2(2 * b, (1 - x) * (1 + x) - b * b) / 2;
    return new Complex(Math.copySign(re, a), b == 0 && x <= 1 ? b : im);
  }
}
