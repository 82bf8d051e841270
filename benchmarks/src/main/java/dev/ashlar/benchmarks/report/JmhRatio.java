package dev.ashlar.benchmarks.report;

/**
 * What JMH says of the same work: a second instrument, in a process of its own.
 *
 * @param work what was done
 * @param n number of float64 elements
 * @param ours nanoseconds for one call of Ashlar
 * @param loop nanoseconds for one call of the plain Java loop
 */
public record JmhRatio(String work, int n, double ours, double loop) {
  /** Ashlar's time over the loop's. */
  public double ratio() {
    return ours / loop;
  }
}
