package dev.ashlar.kernels.internal.sort;

/** Looks at a piece of keys before a partition. */
abstract class PivotSampler {
  /**
   * Leaves three keys at {@code block}: the least sample, the pivot and the greatest sample. At least one key is not
   * above the pivot, and unless all samples are equal at least one is. When {@code depth} is used up, all keys are
   * samples and the pivot is the middle of their range.
   */
  abstract void sample(long keys, long n, int depth, long block);

  /** Whether all keys equal {@code key}. */
  abstract boolean isUniform(long keys, long n, long key);
}
