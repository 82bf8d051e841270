package dev.ashlar.kernels.internal.sort;

/**
 * The loops around a sort of 4- or 8-byte elements: they look at a run and turn it into keys. {@link ScalarKeyLoops} and
 * {@link VectorKeyLoops} do the same.
 */
abstract class KeyLoops {
  /** Whether the elements at {@code a}, seen as keys of {@code order}, ascend; equal neighbours are fine. */
  abstract boolean ascends(long a, long n, KeyOrder order);

  /** Copies n elements in opposite order; the places are the same or do not overlap. */
  abstract void reverse(long from, long to, long n);

  /**
   * Elements at {@code from} become keys at {@code to}, which may be the same place.
   *
   * @return whether a NaN or a -0 was among them
   */
  abstract boolean encode(long from, long to, long n, KeyOrder order);
}
