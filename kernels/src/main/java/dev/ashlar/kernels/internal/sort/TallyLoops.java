package dev.ashlar.kernels.internal.sort;

/**
 * The loops of {@link FewValues} over 4- or 8-byte elements that have few different values; a value is the bits of an
 * element. {@link ScalarTallyLoops} and {@link VectorTallyLoops} do the same.
 */
abstract class TallyLoops {
  /** How many values are counted at a time. */
  static final int GROUP = 4;

  /** Counts {@link #GROUP} values among n elements, less than 2^31; there is an int64 counter for each. */
  abstract void count(long a, long n, long values, long counters);

  /** The first place from {@code start} on whose element is none of the values; n if there is none. */
  abstract long firstOther(long a, long start, long n, long values, int distinct);

  /** Writes a value n times. */
  abstract void fill(long to, long n, long value);

  /**
   * Writes the positions of a value among n elements as int64, the first element being at position {@code first}; n is
   * at least 16.
   *
   * @param most how many there is room for: elements that somebody changes meanwhile may be more than were counted
   * @param scratch room for n int32 and {@link KeySorter#EXTRA} bytes
   * @return how many were written
   */
  abstract long positions(long a, long n, long value, long first, long out, long most, long scratch);
}
