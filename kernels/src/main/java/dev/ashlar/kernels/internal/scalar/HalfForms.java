package dev.ashlar.kernels.internal.scalar;

/** The operations on float16 that are not those on float32, rounded: they depend on what numbers there are. */
final class HalfForms {
  private static final float SMALLEST = 0x1p-24f;
  private static final float LARGEST = 65504;

  private HalfForms() {}

  /**
   * The product is exact; of the floats beside a sum that is between two the odd one is taken, so that float16 rounds
   * once.
   */
  static float fma(float x, float y, float z) {
    float product = x * y;
    float sum = product + z;
    float part = sum - product;
    float lost = product - (sum - part) + (z - part);
    if (!(Math.abs(lost) > 0)) {
      return sum;
    }
    int bits = Float.floatToRawIntBits(sum);
    return Float.intBitsToFloat((lost > 0 == sum > 0 ? bits : bits - 1) | 1);
  }

  static float nextafter(float x, float y) {
    if (Float.isNaN(x) || Float.isNaN(y)) {
      return Float.NaN;
    }
    if (x == y) {
      return y;
    }
    if (x == 0) {
      return Math.copySign(SMALLEST, y);
    }
    int bits = Float.floatToFloat16(x);
    boolean outwards = x < y == x > 0;
    return Float.float16ToFloat((short) (outwards ? bits + 1 : bits - 1));
  }

  static float spacing(float x) {
    if (Float.isInfinite(x) || Float.isNaN(x)) {
      return Float.NaN;
    }
    float ulp = Math.abs(x) == LARGEST ? Float.POSITIVE_INFINITY : Math.max(Math.ulp(x) * 0x1p13f, SMALLEST);
    return x < 0 ? -ulp : ulp;
  }

  static float nanToNum(float x) {
    return Float.isNaN(x) ? 0 : Math.clamp(x, -LARGEST, LARGEST);
  }
}
