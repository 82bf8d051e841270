package dev.ashlar.ndarray;

/** The constants (array API standard 2025.12, "Constants"); its {@code newaxis} is {@link Index#newAxis()}. */
public final class Constants {
  /** The base of the natural logarithm. */
  public static final double E = Math.E;

  /** Positive infinity. */
  public static final double INF = Double.POSITIVE_INFINITY;

  /** Not a number. */
  public static final double NAN = Double.NaN;

  /** The circumference of a circle of diameter 1. */
  public static final double PI = Math.PI;

  private Constants() {}
}
