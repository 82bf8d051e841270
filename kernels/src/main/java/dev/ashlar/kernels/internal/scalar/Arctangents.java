package dev.ashlar.kernels.internal.scalar;

/**
 * atan2 of float64 within 0.8 ulp: the smaller of two sides, divided by the greater, is compared with the nearest of 0,
 * 1/4, 1/2 and 1, whose angles are known to twice the precision; the angle between the two is a short series.
 */
final class Arctangents {
  /** The angles whose tangents are 0, 1/4, 1/2 and 1. */
  private static final double[] ANGLES = {0, 0x1.f5b75f92c80ddp-3, 0x1.dac670561bb4fp-2, 0x1.921fb54442d18p-1};

  private static final double[] ANGLES_LOST = {0, 0x1.8ab6e3cf7afbdp-57, 0x1.a2b7f222f65e2p-56, 0x1.1a62633145c07p-55};

  private static final double PI_LOST = 0x1.1a62633145c07p-53;

  /** Sides beyond these are brought nearer to 1. */
  private static final int FAR = 500;

  /** The last odd power of the series. */
  private static final int LAST_TERM = 21;

  private Arctangents() {}

  static double atan2(double y, double x) {
    double a = Math.abs(y);
    double b = Math.abs(x);
    double greater = Math.max(a, b);
    double smaller = Math.min(a, b);
    if (!(smaller > 0 && greater < Double.POSITIVE_INFINITY)) {
      return Math.atan2(y, x);
    }
    boolean steep = a > b;
    if (!steep && x > 0 && a < b * 0x1p-27) {
      return y / x;
    }
    int exponent = Math.getExponent(greater);
    if (Math.abs(exponent) > FAR) {
      greater = Math.scalb(greater, -exponent);
      smaller = Math.scalb(smaller, -exponent);
    }
    // an angle's distance from the axis, and in which direction it goes
    double base = steep ? Math.PI / 2 : x < 0 ? Math.PI : 0;
    double baseLost = steep ? PI_LOST / 2 : x < 0 ? PI_LOST : 0;
    double sign = steep == (x < 0) ? 1 : -1;
    return Math.copySign(sum(greater, smaller, base, baseLost, sign), y);
  }

  private static double sum(double greater, double smaller, double base, double baseLost, double sign) {
    double ratio = smaller / greater;
    int i = ratio < 0.125 ? 0 : ratio < 0.375 ? 1 : ratio < 0.73 ? 2 : 3;
    double tangent = i == 0 ? 0 : 0.125 * (1 << i);
    double difference = smaller - tangent * greater;
    double part = tangent * smaller;
    double length = greater + part;
    double lengthLost = part - (length - greater);
    double t = difference / length;
    double tLost = (Math.fma(-t, length, difference) - t * lengthLost) / length;
    double square = t * t;
    double series = 0;
    for (int odd = LAST_TERM; odd >= 3; odd -= 2) {
      series = Math.fma(series, square, (odd & 2) == 0 ? 1.0 / odd : -1.0 / odd);
    }
    double start = base + sign * ANGLES[i];
    double startLost = sign * ANGLES[i] - (start - base) + (baseLost + sign * ANGLES_LOST[i]);
    double angle = start + sign * t;
    double angleLost = sign * t - (angle - start);
    return angle + (angleLost + (startLost + sign * Math.fma(t * square, series, tLost)));
  }
}
