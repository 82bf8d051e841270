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

  /** Of {@code (exp(r) - 1 - r) / r^2}, for |r| up to half of ln 2. */
  private static final double[] EXPONENTIAL = {
    0x1p-1, 0x1.5555555555557p-3, 0x1.5555555555556p-5, 0x1.11111111100cep-7, 0x1.6c16c16c162ccp-10, 0x1.a01a01abef415p-13,
    0x1.a01a01a6dcaffp-16, 0x1.71de021a90822p-19, 0x1.27e4db57442fbp-22, 0x1.af4e196027428p-26, 0x1.1f731ea5352cap-29
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
    double difference = quarter - point;
    double sum = quarter + point;
    double sumLost = quarter - (sum - point);
    double reciprocal = 1 / sum;
    double s = difference * reciprocal;
    double sLost = Math.fma(-s, sumLost, Math.fma(-s, sum, difference)) * reciprocal;
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
    double shifted = Math.fma(power, LOG2_E, INTEGER);
    double minus = INTEGER - shifted;
    double high = Math.fma(minus, LN2_HIGH, power);
    double low = Math.fma(minus, LN2_LOW, lost);
    double r = high + low;
    double series = EXPONENTIAL[EXPONENTIAL.length - 1];
    for (int i = EXPONENTIAL.length - 2; i >= 0; i--) {
      series = Math.fma(series, r, EXPONENTIAL[i]);
    }
    double sum = 1 + high;
    double value = sum + (high - (sum - 1) + Math.fma(series, r * r, low));
    int exponent = (int) -minus;
    if (Math.abs(power) < MODERATE) {
      return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + ((long) exponent << 52));
    }
    // by two powers of two, so that what is subnormal is rounded once
    int half = exponent / 2;
    return value * Math.scalb(1.0, half) * Math.scalb(1.0, exponent - half);
  }
}
