package dev.ashlar.kernels.internal.scalar;

/**
 * {@code sin(pi x) / (pi x)} of float64 within 0.8 ulp. For t, the distance to the nearest integer,
 * {@code sin(pi t) / (pi t)} is a series in t^2; beyond 1/2 it is multiplied by {@code t / x}.
 */
public final class Sinc {
  /** The factor of t^2, with its sign changed. */
  public static final double SECOND = 0x1.a51a6625307d3p+0;

  /** What that number lacks. */
  public static final double SECOND_LOST = 0x1.1873d8912200cp-55;

  private static final double[] SERIES = {
    0x1.9f9cb402bc46cp-1, -0x1.86a8e4720db67p-3, 0x1.ac6805cf350a6p-6, -0x1.33816aa4607abp-9, 0x1.374719fab3915p-13,
    -0x1.d42498d1ce099p-18, 0x1.0fc992ff39e13p-22, -0x1.f5f9d970ca6dfp-28, 0x1.79788684225eap-33, -0x1.d7353939082fep-39
  };

  private Sinc() {}

  /** Coefficients of t^4, t^6 ... */
  public static double[] series() {
    return SERIES.clone();
  }

  static double sinc(double x) {
    double even = 2 * Math.rint(x * 0.5);
    double distance = x - even;
    // beyond 1/2 the sine falls again
    double t = Math.abs(distance) > 0.5 ? Math.copySign(1, distance) - distance : distance;
    double square = t * t;
    double squareLost = Math.fma(t, t, -square);
    double second = square * SECOND;
    double secondLost = Math.fma(square, SECOND, -second) + Math.fma(squareLost, SECOND, square * SECOND_LOST);
    double series = SERIES[SERIES.length - 1];
    for (int i = SERIES.length - 2; i >= 0; i--) {
      series = Math.fma(series, square, SERIES[i]);
    }
    double first = 1 - second;
    double firstLost = 1 - first - second;
    double rest = Math.fma(square * square, series, firstLost - secondLost);
    double near = first + rest;
    if (Math.abs(x) <= 0.5) {
      return near;
    }
    double nearLost = rest - (near - first);
    double product = t * near;
    double productLost = Math.fma(t, nearLost, Math.fma(t, near, -product));
    double quotient = product / x;
    return quotient + (Math.fma(-quotient, x, product) + productLost) / x;
  }
}
