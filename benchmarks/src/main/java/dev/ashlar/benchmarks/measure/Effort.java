package dev.ashlar.benchmarks.measure;

/**
 * How long to measure.
 *
 * @param rounds in which every peer takes a turn
 * @param batches that a turn has; the best one counts
 * @param batchNanos how long a batch should take; at least one call
 * @param leastWarmUp nanoseconds of a warm-up in which nothing was compiled, where code is compiled while it runs
 * @param mostWarmUp nanoseconds after which it ends even where times still fall
 */
public record Effort(int rounds, int batches, double batchNanos, double leastWarmUp, double mostWarmUp) {
  /** Two minutes for the quick rows. */
  public static final Effort QUICK = new Effort(5, 4, 1.5e6, 0.2e9, 1.2e9);

  /** Below half an hour for all rows. */
  public static final Effort FULL = new Effort(9, 5, 3e6, 0.4e9, 3e9);
}
