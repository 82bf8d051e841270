package dev.ashlar.benchmarks.report;

/**
 * A figure that is no ratio of two peers' times, with the bar that it is measured by.
 *
 * @param work what was done
 * @param value what it took
 * @param unit of both numbers; empty for ratios and counts
 * @param bar the most that it may be, or the least
 * @param least whether the bar is the least
 */
public record Cost(String work, double value, String unit, double bar, boolean least) {
  /** Whether the bar is met. */
  public boolean isMet() {
    return least ? value >= bar : value <= bar;
  }
}
