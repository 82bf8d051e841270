package dev.ashlar.kernels.internal.matmul;

/** Copies a strided block of elements into another, converting each: how panels are packed and results unpacked. */
abstract class ElementCopy {
  /**
   * Copies {@code outer * inner} elements. Strides are in bytes.
   *
   * @param pair the distance of the second half of a complex element on the packed side; not read for real elements
   */
  abstract void run(
      long outer, int inner, long to, long toOuter, long toInner, long from, long fromOuter, long fromInner, long pair);
}
