package dev.ashlar.kernels.internal.sort;

/**
 * Sorts signed integer keys of 4 or 8 bytes at native addresses. There is a scalar form, {@link ScalarKeySorter}, and a
 * vector form, {@link VectorKeySorter}; every method leaves the same bits in both.
 */
abstract class KeySorter {
  /** Scratch beyond the room for the keys: counters, or a block that a network sorts. */
  static final long EXTRA = 4096;

  /**
   * Sorts n keys in place and turns them into elements; {@code scratch} has room for n keys and {@link #EXTRA} bytes.
   */
  abstract void sort(long keys, long scratch, long n, KeyOrder order);

  /**
   * Parts n keys into those up to the pivot and those above it, each in their order. One of the destinations is {@code
   * keys} itself, the other one has room for n keys.
   *
   * @return how many are not above the pivot
   */
  abstract long partition(long keys, long low, long high, long n, long pivot);
}
