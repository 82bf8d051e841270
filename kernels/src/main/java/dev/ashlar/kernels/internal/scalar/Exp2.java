package dev.ashlar.kernels.internal.scalar;

/**
 * Powers of 2 within 0.9 ulp: of an integer n and of the rest r, for which there is a polynomial. Those of integers are
 * exact.
 */
public final class Exp2 {
  /** From here on the result is infinite. */
  public static final double TOP = 1025;

  /** Up to here it is 0. */
  public static final double BOTTOM = -1076;

  private static final double[] SERIES = {
    0x1.62e42fefa39efp-1, 0x1.ebfbdff82c58fp-3, 0x1.c6b08d704a0c6p-5, 0x1.3b2ab6fba4e79p-7, 0x1.5d87fe78a3f6bp-10,
    0x1.430912f86b7c7p-13, 0x1.ffcbfc6dba6b6p-17, 0x1.62c02242c031dp-20, 0x1.b524eb9f21834p-24, 0x1.e4cf10b7143f1p-28,
    0x1.e9ec78cdc8d74p-32, 0x1.c4a2d9a26d749p-36
  };

  private Exp2() {}

  /** Coefficients of {@code (2^r - 1) / r}, for r up to 1/2. */
  public static double[] series() {
    return SERIES.clone();
  }

  static double exp2(double x) {
    double bounded = x > TOP ? TOP : x < BOTTOM ? BOTTOM : x;
    double n = Math.rint(bounded);
    double r = bounded - n;
    double series = SERIES[SERIES.length - 1];
    for (int i = SERIES.length - 2; i >= 0; i--) {
      series = Math.fma(series, r, SERIES[i]);
    }
    // by two powers of two, since there is none so small as the smallest results
    double half = Math.rint(n * 0.5);
    return Math.fma(series, r, 1) * Math.scalb(1.0, (int) half) * Math.scalb(1.0, (int) (n - half));
  }
}
