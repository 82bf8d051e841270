package dev.ashlar.benchmarks.measure;

import java.util.Arrays;

/**
 * Ashlar's time over a peer's, from rounds in which both took turns: below 1 Ashlar is faster.
 *
 * @param median of the rounds' ratios
 * @param low the lower quartile
 * @param high the upper quartile
 */
public record Ratio(double median, double low, double high) {
  /**
   * The ratio round by round: what else happens on the machine during a round falls on both sides of its ratio.
   *
   * @throws IllegalArgumentException if there are no rounds, or not as many on both sides
   */
  public static Ratio of(double[] ours, double[] theirs) {
    if (ours.length != theirs.length || ours.length == 0) {
      throw new IllegalArgumentException(
          "a ratio needs the same rounds on both sides, not " + ours.length + " and " + theirs.length);
    }
    var ratios = new double[ours.length];
    Arrays.setAll(ratios, round -> ours[round] / theirs[round]);
    return new Ratio(quantile(ratios, .5), quantile(ratios, .25), quantile(ratios, .75));
  }

  /** Half the distance between the quartiles, as a share of the median. */
  public double spread() {
    return (high - low) / 2 / median;
  }

  /** The value below which a share of the values lies, interpolated between neighbours. */
  public static double quantile(double[] values, double share) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there are no values");
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The value in the middle. */
  public static double median(double[] values) {
    return quantile(values, .5);
  }
}
