package dev.ashlar.kernels.internal.scalar;

/**
 * Powers of float64 as the exponential of a product with a logarithm, which are known to 65 bits: x is compared with
 * the nearest of sixteen points c in its octave, log(x / c) is a series in (x - c) / (x + c), and what is rounded off
 * in its leading terms is kept. Within 0.7 ulp. Tables and coefficients are those of {@code power_tables.py} beside the
 * tests.
 */
public final class Powers {
  /**
   * Of log(c) for c = 1, 17/16 ...: multiples of 2^-42, as is {@link #LN2_HIGH}, so that sums with its multiples are
   * exact.
   */
  private static final double[] LOG_HIGH = {
    0, 0x1.f0a30c0118p-5, 0x1.e27076e2bp-4, 0x1.5ff3070a7ap-3, 0x1.c8ff7c79aap-3, 0x1.1675cababap-2, 0x1.4618bc21c6p-2,
    0x1.739d7f6bbdp-2, 0x1.9f323ecbfap-2, 0x1.c8ff7c79aap-2, 0x1.f128f5fafp-2, 0x1.0be72e42528p-1, 0x1.1e85f5e704p-1,
    0x1.307d7334f1p-1, 0x1.41d8fe8467p-1, 0x1.52a2d265bc8p-1
  };

  private static final double[] LOG_LOW = {
    0, -0x1.d599e83368e91p-45, -0x1.a342c2af0003cp-45, -0x1.8586f183bebf2p-44, -0x1.7794f689f8434p-45,
    0x1.8380e731f55c4p-44, -0x1.3d82f484c84ccp-46, 0x1.a7389314feb5p-52, -0x1.ed03525ca2643p-44, -0x1.7794f689f8434p-44,
    0x1.bb2cd720ec44cp-44, 0x1.415b4c4bdd99fp-44, 0x1.a07bd8b34be7cp-46, 0x1.7c3f6b2143eadp-46, 0x1.5732325e617a3p-44,
    -0x1.2a88c41ba8752p-44
  };

  /** ln 2 in two parts. */
  public static final double LN2_HIGH = 0x1.62e42fefa38p-1;

  /** What the other part lacks. */
  public static final double LN2_LOW = 0x1.ef35793c7673p-45;

  /** log2(e). */
  public static final double LOG2_E = 0x1.71547652b82fep+0;

  /** Of {@code (log(1 + s) - log(1 - s) - 2 s) / s^3} in s^2, with their signs changed, for s up to 1/65. */
  private static final double[] LOGARITHM =
      {-0x1.5555555555555p-1, -0x1.999999999c407p-2, -0x1.24924849c284cp-2, -0x1.c74994c803a31p-3};

  /** Of {@code (exp(r) - 1 - r) / r^2}, for |r| up to a thirty-second of ln 2. */
  private static final double[] EXPONENTIAL = {
    0x1.0000000000000p-1, 0x1.55555554dd44dp-3, 0x1.55555555194d1p-5, 0x1.11120af701e2fp-7, 0x1.6c17bb51fe53fp-10
  };

  /**
   * The sixteen powers of 2 from 1 on whose exponents are sixteenths. Their bits lack those sixteenths,
   * {@link #SIXTEENTH} each: with n of these added to the bits of the entry of n modulo 16, there is the power of 2
   * whose exponent is n sixteenths.
   */
  private static final double[] ROOTS = {
    1, 0x1.fb5586cf9890fp-1, 0x1.f72b83c7d517bp-1, 0x1.f387a6e756238p-1, 0x1.f06fe0a31b715p-1, 0x1.edea64c123422p-1,
    0x1.ebfdad5362a27p-1, 0x1.eab07dd485429p-1, 0x1.ea09e667f3bcdp-1, 0x1.ea11473eb0187p-1, 0x1.eace5422aa0dbp-1,
    0x1.ec49182a3f090p-1, 0x1.ee89f995ad3adp-1, 0x1.f199bdd85529cp-1, 0x1.f5818dcfba487p-1, 0x1.fa4afa2a490dap-1
  };

  private static final double[] ROOTS_LOST = {
    0, 0x1.79aa65d837b6cp-54, -0x1.01b15eaa59348p-55, 0x1.68efde3a8a893p-54, 0x1.34d754db0abb6p-55,
    0x1.59f48a72a4c6cp-55, 0x1.690cebb7aafb0p-56, 0x1.063e1e21c5409p-54, -0x1.3b3efbf5e2229p-54, -0x1.b32dcb94da51dp-56,
    0x1.db72fc1f0eab4p-55,
    0x1.1affc2b91ce27p-56, 0x1.c1a7792cb3386p-55, 0x1.36eae30af0cb3p-56, 0x1.4a385a63d07a7p-56, -0x1.ff7128fd391f1p-55
  };

  /** By how many bits a number of sixteenths is shifted to be added to an exponent. */
  public static final int SIXTEENTH = 48;

  /** Bits of an exponent and of the four that tell which of the sixteen points is next. */
  public static final long POINT = 0xFFFF_0000_0000_0000L;

  /** Half of the distance of two points, in units of their last place. */
  public static final long HALF_STEP = 1L << 47;

  /** Added to a smaller number it rounds that to an integer, which is then in the lowest bits. */
  public static final double INTEGER = 0x1.8p52;

  /** Below it a number is multiplied by 2^54, {@link #GROWTH}, before anything else. */
  public static final double TINY = 0x1p-1000;

  /** 2^54. */
  public static final double GROWTH = 0x1p54;

  /** Its exponent. */
  public static final int GROWTH_BITS = 54;

  /** Powers of e with a smaller exponent are normal numbers. */
  public static final double MODERATE = 708;

  /** From this exponent of e on a power is infinite, or 0. */
  public static final double ENDLESS = 1000;

  private Powers() {}

  /** The leading parts of log(c) for c = 1, 17/16 ... */
  public static double[] logHigh() {
    return LOG_HIGH.clone();
  }

  /** What they lack. */
  public static double[] logLow() {
    return LOG_LOW.clone();
  }

  /** Coefficients of (log(1 + s) - log(1 - s) - 2 s) / s^3 in s^2, with their signs changed. */
  public static double[] logarithm() {
    return LOGARITHM.clone();
  }

  /** The sixteen powers of 2 from 1 on whose exponents are sixteenths, without these in their bits. */
  public static double[] roots() {
    return ROOTS.clone();
  }

  /** What they lack, as parts of them. */
  public static double[] rootsLost() {
    return ROOTS_LOST.clone();
  }

  /** Coefficients of (exp(r) - 1 - r) / r^2. */
  public static double[] exponential() {
    return EXPONENTIAL.clone();
  }

  static double pow(double x, double y) {
    double size = Math.abs(x);
    boolean ordinary = size > 0 && size < Double.POSITIVE_INFINITY && Math.abs(y) < Double.POSITIVE_INFINITY && y != 0;
    if (!ordinary || (x < 0 && y != Math.rint(y))) {
      // C's pow, which the standard follows, says 1 here; Java's says NaN
      return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
    }
    double power = ofPositive(size, y);
    return x < 0 && y * 0.5 != Math.rint(y * 0.5) ? -power : power;
  }

  private static double ofPositive(double x, double y) {
    boolean tiny = x < TINY;
    double a = tiny ? x * GROWTH : x;
    long near = Double.doubleToRawLongBits(a) + HALF_STEP - (2L << 52);
    // a quarter of c, since c and the sum of c and x may be infinite
    double point = Double.longBitsToDouble(near & POINT);
    double exponent = (near >>> 52) - (tiny ? Double.MAX_EXPONENT - 2 + GROWTH_BITS : Double.MAX_EXPONENT - 2);
    int index = (int) (near >>> 48) & 15;
    double difference = Math.fma(point, -4, a);
    double reciprocal = -0.25 / Math.fma(a, 0.25, point);
    // (c - x) / (c + x)
    double s = difference * reciprocal;
    double twice = s + s;
    double sLost = Math.fma(s, difference, Math.fma(twice * 4, point, difference)) * reciprocal;
    double square = s * s;
    double whole = Math.fma(exponent, LN2_HIGH, LOG_HIGH[index]);
    double first = whole - twice;
    double firstLost = whole - first - twice;
    double small = Math.fma(-2, sLost, Math.fma(exponent, LN2_LOW, LOG_LOW[index]));
    double series = Math.fma(
        square * square, Math.fma(LOGARITHM[3], square, LOGARITHM[2]), Math.fma(LOGARITHM[1], square, LOGARITHM[0]));
    double rest = Math.fma(series, s * square, small + firstLost);
    double log = first + rest;
    double logLost = rest - (log - first);
    double product = y * log;
    return Math.abs(product) > ENDLESS
        ? product > 0 ? Double.POSITIVE_INFINITY : 0
        : exponential(product, Math.fma(y, logLost, Math.fma(y, log, -product)));
  }

  private static double exponential(double power, double lost) {
    double shifted = Math.fma(power, 16 * LOG2_E, INTEGER);
    double minus = INTEGER - shifted;
    double high = Math.fma(minus, LN2_HIGH / 16, power);
    double r = high + Math.fma(minus, LN2_LOW / 16, lost);
    long sixteenths = Double.doubleToRawLongBits(shifted);
    int index = (int) sixteenths & 15;
    double square = r * r;
    double upper = Math.fma(EXPONENTIAL[4], square, Math.fma(EXPONENTIAL[3], r, EXPONENTIAL[2]));
    double series = Math.fma(upper, square, Math.fma(EXPONENTIAL[1], r, EXPONENTIAL[0]));
    double more = Math.fma(series, square, r + ROOTS_LOST[index]);
    long root = Double.doubleToRawLongBits(ROOTS[index]);
    if (Math.abs(power) < MODERATE) {
      double scale = Double.longBitsToDouble(root + (sixteenths << SIXTEENTH));
      return Math.fma(scale, more, scale);
    }
    // by two powers of two, so that what is subnormal is rounded once
    double scale = Double.longBitsToDouble(root + ((long) index << SIXTEENTH));
    int exponent = (int) -minus >> 4;
    int half = exponent / 2;
    return Math.fma(scale, more, scale) * Math.scalb(1.0, half) * Math.scalb(1.0, exponent - half);
  }
}
