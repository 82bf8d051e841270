package dev.ashlar.kernels.internal.scalar;

/**
 * Powers of float64 as the exponential of a product with a logarithm, which are known to 65 bits: x is compared with the nearest of sixteen
 * points c in its octave, log(x / c) is a series in (x - c) / (x + c), and what is rounded off in its leading terms is kept. Within 0.7 ulp.
 */
public final class Powers {
  /** Of log(c) for c = 1, 17/16 ...: multiples of 2^-42, as is {@link #LN2_HIGH}, so that sums with its multiples are exact. */
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

  /** Of {@code (exp(r) - 1 - r) / r^2}, for |r| up to a thirty-second of ln 2. */
  private static final double[] EXPONENTIAL = {
    0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.55555554e8d7bp-5, 0x1.11111110e0d94p-7, 0x1.6c17ede661f5cp-10,
    0x1.a01b0cb76698bp-13
  };

  /** The sixteen powers of 2 from 1 on whose exponents are sixteenths. */
  private static final double[] ROOTS = {
    1, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0, 0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0,
    0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0, 0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0,
    0x1.9c49182a3f09p+0, 0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0
  };

  private static final double[] ROOTS_LOST = {
    0, 0x1.8a62e4adc610bp-54, -0x1.19041b9d78a76p-55, 0x1.9b07eb6c70573p-54, 0x1.6f46ad23182e4p-55, 0x1.ada0911f09ebcp-55,
    0x1.d4397afec42e2p-56, 0x1.6324c054647adp-54, -0x1.bdd3413b26456p-54, -0x1.41577ee04992fp-55, 0x1.6e9f156864b27p-54,
    0x1.c7c46b071f2bep-56, 0x1.7a1cd345dcc81p-54, 0x1.11065895048ddp-55, 0x1.2ed02d75b3707p-55, -0x1.e9c23179c2893p-54
  };

  /** Bits of an exponent and of the four that tell which of the sixteen points is next. */
  public static final long POINT = 0xFFFF_0000_0000_0000L;

  /** Half of the distance of two points, in units of their last place. */
  public static final long HALF_STEP = 1L << 47;

  /** Added to a smaller number it rounds that to an integer, which is then in the lowest bits. */
  public static final double INTEGER = 0x1.8p52;

  /** The logarithm of c has this term last: the difference from it to this power. */
  public static final int LAST_TERM = 11;

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

  /** The sixteen powers of 2 from 1 on whose exponents are sixteenths. */
  public static double[] roots() {
    return ROOTS.clone();
  }

  /** What they lack. */
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
    // a quarter of both, since the sum of the largest numbers would be infinite
    long near = Double.doubleToRawLongBits(a) + HALF_STEP - (2L << 52);
    double point = Double.longBitsToDouble(near & POINT);
    double quarter = a * 0.25;
    double exponent = (near >>> 52) - (tiny ? Double.MAX_EXPONENT - 2 + GROWTH_BITS : Double.MAX_EXPONENT - 2);
    int index = (int) (near >>> 48) & 15;
    // with both signs changed, as is the remainder
    double difference = point - quarter;
    double sum = quarter + point;
    double sumLost = quarter - (sum - point);
    double reciprocal = -1 / sum;
    double s = difference * reciprocal;
    double sLost = Math.fma(s, sumLost, Math.fma(s, sum, difference)) * reciprocal;
    double square = s * s;
    double series = 2.0 / LAST_TERM;
    for (int odd = LAST_TERM - 2; odd >= 3; odd -= 2) {
      series = Math.fma(series, square, 2.0 / odd);
    }
    double whole = Math.fma(exponent, LN2_HIGH, LOG_HIGH[index]);
    double twice = s + s;
    double first = whole + twice;
    double firstLost = twice - (first - whole);
    double small = Math.fma(2, sLost, Math.fma(exponent, LN2_LOW, LOG_LOW[index]));
    double rest = Math.fma(series, s * square, small) + firstLost;
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
    double series = EXPONENTIAL[EXPONENTIAL.length - 1];
    for (int i = EXPONENTIAL.length - 2; i >= 0; i--) {
      series = Math.fma(series, r, EXPONENTIAL[i]);
    }
    int sixteenths = (int) -minus;
    double root = ROOTS[sixteenths & 15];
    double value = root + Math.fma(root, Math.fma(series, r * r, r), ROOTS_LOST[sixteenths & 15]);
    int exponent = sixteenths >> 4;
    if (Math.abs(power) < MODERATE) {
      return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + ((long) exponent << 52));
    }
    // by two powers of two, so that what is subnormal is rounded once
    int half = exponent / 2;
    return value * Math.scalb(1.0, half) * Math.scalb(1.0, exponent - half);
  }
}
