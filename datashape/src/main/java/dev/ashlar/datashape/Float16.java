package dev.ashlar.datashape;

/**
 * Rounding to float16, once. Java's conversion takes a float; a double that was rounded to one before is rounded twice,
 * and may end on the wrong side: 1 + 2^-11 + 2^-40 would become 1.
 */
public final class Float16 {
  private Float16() {}

  /** The bits of the float16 that is nearest to the value; halves to even. */
  public static short bits(double value) {
    return Float.floatToFloat16(roundToOdd(value));
  }

  /** The float16 that is nearest to the value, as a float. */
  public static float round(double value) {
    return Float.float16ToFloat(bits(value));
  }

  /**
   * Of the two floats beside a value that is between them the one with an odd last bit: rounding that to float16 errs
   * on neither side (Boldo and Melquiond, "When double rounding is odd", 2005).
   */
  public static float roundToOdd(double value) {
    float nearest = (float) value;
    if (nearest == value || Float.isNaN(nearest)) {
      return nearest;
    }
    int bits = Float.floatToRawIntBits(nearest);
    return Float.intBitsToFloat((Math.abs((double) nearest) > Math.abs(value) ? bits - 1 : bits) | 1);
  }
}
