package dev.ashlar.kernels;

/**
 * What a conversion to another dtype may lose (after DyND's error modes). Each mode refuses what the ones before it
 * refuse.
 */
public enum CastMode {
  /** Anything: integers wrap, floats are truncated and saturate, NaN becomes 0, imaginary parts are dropped. */
  UNCHECKED,
  /**
   * A fraction or precision, but not the size of a number: values beyond the target's range, and imaginary parts, are
   * refused.
   */
  OVERFLOW,
  /** Precision: fractions are refused where the target is an integer. */
  FRACTIONAL,
  /** Nothing: the target has exactly the same value. NaN and infinities stay what they are among floats. */
  INEXACT
}
