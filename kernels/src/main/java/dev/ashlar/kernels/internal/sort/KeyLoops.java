package dev.ashlar.kernels.internal.sort;

/**
 * The loops around a sort of 4- or 8-byte elements: they look at a run and turn it into keys. {@link ScalarKeyLoops}
 * and {@link VectorKeyLoops} do the same.
 */
abstract class KeyLoops {
  /**
   * Whether the elements at {@code a}, seen as keys of {@code order}, ascend; equal neighbours are fine unless {@code
   * strictly}.
   */
  abstract boolean ascends(long a, long n, KeyOrder order, boolean strictly);

  /** Copies n elements in opposite order; the places are the same or do not overlap. */
  abstract void reverse(long from, long to, long n);

  /**
   * Elements at {@code from} become keys at {@code to}, which may be the same place.
   *
   * @return whether a NaN or a -0 was among them
   */
  abstract boolean encode(long from, long to, long n, KeyOrder order);

  /** Writes the numbers 0 to n - 1, or n - 1 to 0, as integers of the width. */
  abstract void count(long to, long n, boolean down);
}
