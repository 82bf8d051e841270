package dev.ashlar.kernels.internal.scalar;

/**
 * sinh and cosh of float64 within 0.8 ulp: from those of the rest r of a multiple of ln 2, for which they have short
 * series. With {@code p} and {@code m} the half sum and the half difference of the powers {@code 2^k} and {@code 2^-k},
 * sinh is {@code m cosh r + p sinh r}, and cosh is {@code p cosh r + m sinh r}. All four are taken by half, so that the
 * largest results do not overflow on the way.
 */
final class Hyperbolics {
  /** Beyond it both are infinite. */
  private static final double END = 711;

  /** Up to it sinh is its argument. */
  private static final double TINY = 0x1p-27;

  /** Of {@code (cosh r - 1) / r^2}, in r^2. */
  private static final double[] COSH = {
    1.0 / 2, 1.0 / 24, 1.0 / 720, 1.0 / 40320, 1.0 / 3628800, 1.0 / 479001600, 1.0 / 87178291200.0
  };

  /** Of {@code (sinh r - r) / r^3}, in r^2. */
  private static final double[] SINH = {
    1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880, 1.0 / 39916800, 1.0 / 6227020800.0
  };

  private Hyperbolics() {}

  static double sinh(double x) {
    double a = Math.abs(x);
    return a > TINY && a < END ? Math.copySign(combined(a, true), x) : a <= TINY ? x : x * Double.POSITIVE_INFINITY;
  }

  static double cosh(double x) {
    double a = Math.abs(x);
    return a < END ? combined(a, false) : a * Double.POSITIVE_INFINITY;
  }

  private static double combined(double a, boolean odd) {
    double k = Math.rint(a * Powers.LOG2_E);
    double high = Math.fma(-k, Powers.LN2_HIGH, a);
    double low = -k * Powers.LN2_LOW;
    double r = high + low;
    double lost = high - r + low;
    double square = r * r;
    double even = square * polynomial(COSH, square);
    double cubic = square * r * polynomial(SINH, square);
    double grown = Math.scalb(1.0, (int) k - 2);
    double shrunk = Math.scalb(1.0, (int) -k - 2);
    // what cosh r is multiplied by, and what sinh r
    double shrunkOrLess = odd ? -shrunk : shrunk;
    double first = grown + shrunkOrLess;
    double firstLost = shrunkOrLess - (first - grown);
    double second = odd ? grown + shrunk : grown - shrunk;
    double product = second * r;
    double productLost = Math.fma(second, r, -product);
    double sum = first + product;
    double sumLost = product - (sum - first);
    return 2 * (sum + (sumLost + productLost + firstLost + (first * even + second * (cubic + lost))));
  }

  private static double polynomial(double[] terms, double x) {
    double sum = terms[terms.length - 1];
    for (int i = terms.length - 2; i >= 0; i--) {
      sum = Math.fma(sum, x, terms[i]);
    }
    return sum;
  }
}
