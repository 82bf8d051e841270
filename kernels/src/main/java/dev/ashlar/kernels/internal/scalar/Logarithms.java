package dev.ashlar.kernels.internal.scalar;

/**
 * Logarithms of numbers that are known to more than the precision of float64, and the functions that follow from them:
 * all within 0.9 ulp. The series is that of FreeBSD's {@code e_log.c} (its bounds are given there); leading terms keep
 * what rounding takes from them. {@code LogFormulas} does the same on vectors, operation by operation, with the same
 * bits.
 */
public final class Logarithms {
  /** ln 2 in two parts, of which the first has so few bits that its products with exponents are exact. */
  public static final double LN2_HIGH = 0x1.62e42feep-1;

  /** What the other part lacks. */
  public static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** log2(e). */
  public static final double LOG2_E = 0x1.71547652b82fep+0;

  /** What that number lacks. */
  public static final double LOG2_E_REST = 0x1.777d0ffda0d24p-56;

  /** Coefficients of s^2, s^4 ... in what (log(1 + s) - log(1 - s)) / s has beyond 2. */
  private static final double[] SERIES = {
    0x1.5555555555593p-1, 0x1.999999997fa04p-2, 0x1.2492494229359p-2, 0x1.c71c51d8e78afp-3, 0x1.7466496cb03dep-3,
    0x1.39a09d078c69fp-3, 0x1.2f112df3e5244p-3
  };

  /** Above it, 1 under a root is nothing beside the square. */
  public static final double LARGE = 0x1p28;

  /** Up to it asinh and atanh are their argument, to the last bit but one. */
  public static final double TINY = 0x1p-27;

  /** The bits of the root of 1/2. */
  public static final long ROOT_HALF = 0x3FE6_A09E_667F_3BCDL;
  private static final long EXPONENT = 0xFFF0_0000_0000_0000L;

  private Logarithms() {}

  /** Coefficients of s^2, s^4 ... in what (log(1 + s) - log(1 - s)) / s has beyond 2. */
  public static double[] series() {
    return SERIES.clone();
  }

  /**
   * The logarithm of {@code 2^doublings * (high + low)}, times a factor.
   *
   * @param high positive and normal
   * @param low less than half a unit in the last place of the other, in size
   * @param factor log(e) in the base wanted
   * @param rest what it lacks
   */
  private static double log(double high, double low, double doublings, double factor, double rest) {
    long bits = Double.doubleToRawLongBits(high);
    long above = bits - ROOT_HALF;
    long scale = above & EXPONENT;
    double exponent = (double) (above >> 52) + doublings;
    // between the roots of 1/2 and 2
    double f = Double.longBitsToDouble(bits - scale) - 1;
    double lost = low == 0 ? 0 : low * Double.longBitsToDouble(Double.doubleToRawLongBits(1) - scale);
    double s = f / (2 + f);
    double z = s * s;
    double series = SERIES[6];
    for (int i = 5; i >= 0; i--) {
      series = Math.fma(series, z, SERIES[i]);
    }
    double half = 0.5 * f;
    double square = half * f;
    double squareLost = Math.fma(half, f, -square);
    double twos = exponent * LN2_HIGH;
    double first = twos + f;
    double firstLost = f - (first - twos);
    double sum = first - square;
    double sumLost = first - sum - square;
    double end = Math.fma(s, Math.fma(series, z, square), exponent * LN2_LOW);
    double ends = end + (firstLost + sumLost - squareLost + Math.fma(-2 * s, lost, lost));
    double natural = sum + ends;
    double naturalLost = ends - (natural - sum);
    double value = natural * factor;
    return value + (Math.fma(natural, factor, -value) + Math.fma(natural, rest, naturalLost * factor));
  }

  static double log2(double x) {
    return x < Double.POSITIVE_INFINITY && x > 0 ? positive(x, LOG2_E, LOG2_E_REST) : Math.log(x);
  }

  private static double positive(double x, double factor, double rest) {
    return x < Double.MIN_NORMAL ? log(x * 0x1p54, 0, -54, factor, rest) : log(x, 0, 0, factor, rest);
  }

  static double asinh(double x) {
    double a = Math.abs(x);
    if (!(a > TINY && a < Double.POSITIVE_INFINITY)) {
      return x;
    }
    if (a > LARGE) {
      return Math.copySign(log(a, 0, 1, 1, 0), x);
    }
    double square = a * a;
    double more = square + 1;
    double part = more - square;
    double moreLost = square - (more - part) + (1 - part) + Math.fma(a, a, -square);
    double root = Math.sqrt(more);
    double rootLost = (Math.fma(-root, root, more) + moreLost) / (2 * root);
    double sum = root + a;
    return Math.copySign(log(sum, a - (sum - root) + rootLost, 0, 1, 0), x);
  }

  static double acosh(double x) {
    if (x > LARGE) {
      return x < Double.POSITIVE_INFINITY ? log(x, 0, 1, 1, 0) : x;
    }
    double square = x * x;
    double less = square - 1;
    double lessLost = square - less - 1 + Math.fma(x, x, -square);
    double root = Math.sqrt(less);
    // the smallest number keeps 0 / 0 away
    double rootLost = (Math.fma(-root, root, less) + lessLost) / (2 * root + Double.MIN_NORMAL);
    double sum = x + root;
    double value = log(sum, root - (sum - x) + rootLost, 0, 1, 0);
    // decided last: were NaN quick, the trials that compare this with the vector form would prefer it
    return x >= 1 ? value : Double.NaN;
  }

  static double atanh(double x) {
    double a = Math.abs(x);
    if (!(a > TINY && a < 1)) {
      return a <= TINY ? x : a == 1 ? Math.copySign(Double.POSITIVE_INFINITY, x) : Double.NaN;
    }
    // half the logarithm of (1 + a) / (1 - a) = 1 + 2a / (1 - a)
    double below = 1 - a;
    double belowLost = 1 - below - a;
    double reciprocal = 1 / below;
    double twice = 2 * a;
    double quotient = twice * reciprocal;
    double remainder = Math.fma(-quotient, below, twice) - quotient * belowLost;
    return Math.copySign(0.5 * log1p(quotient, remainder * reciprocal), x);
  }

  /** The logarithm of 1 + high + low, where high is not negative. */
  private static double log1p(double high, double low) {
    double sum = 1 + high;
    double part = sum - 1;
    double lost = 1 - (sum - part) + (high - part);
    double all = lost + low;
    // what is lost may be more than half a unit by now
    double near = sum + all;
    return log(near, all - (near - sum), 0, 1, 0);
  }
}
