package dev.ashlar.kernels.internal.sort;

/** Looks at a piece of keys before a partition. */
abstract class PivotSampler {
  /**
   * Returns a pivot and leaves the least and the greatest sample at {@code block}. At least one key is not above the
   * pivot, and unless all samples are equal at least one is. When {@code depth} is used up, all keys are samples and
   * the pivot is the middle of their range.
   */
  abstract long sample(long keys, long n, int depth, long block);

  /** Whether all keys equal {@code key}. */
  abstract boolean isUniform(long keys, long n, long key);
}
