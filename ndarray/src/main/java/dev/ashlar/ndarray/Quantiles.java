package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;

/**
 * Medians, percentiles and quantiles along an axis (NumPy's functions, method "linear"). NaN where an element is NaN.
 */
public final class Quantiles {
  private Quantiles() {}

  /** The middle of all elements; between two, their mean. */
  public static NDArray median(NDArray a) {
    return median(a.reshape(-1), 0);
  }

  /** The middle of the elements along an axis. */
  public static NDArray median(NDArray a, int axis) {
    return quantile(a, 0.5, axis, true);
  }

  /** The number that so many hundredths of all elements do not exceed. */
  public static NDArray percentile(NDArray a, double percent) {
    return quantile(a, percent / 100);
  }

  /** The number that so many hundredths of the elements along an axis do not exceed. */
  public static NDArray percentile(NDArray a, double percent, int axis) {
    return quantile(a, percent / 100, axis);
  }

  /** The number that such a part of all elements does not exceed. */
  public static NDArray quantile(NDArray a, double part) {
    return quantile(a.reshape(-1), part, 0);
  }

  /**
   * The number that such a part of the elements along an axis does not exceed, found on the straight line between the
   * two elements beside its place. Integers give float64.
   *
   * @param part from 0 to 1
   * @throws IllegalArgumentException if the part is not, or there are no elements
   */
  public static NDArray quantile(NDArray a, double part, int axis) {
    return quantile(a, part, axis, false);
  }

  private static NDArray quantile(NDArray a, double part, int axis, boolean isMedian) {
    int along = Shapes.axis("quantile", axis, a.shape.length);
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("quantile: " + part + " is not from 0 to 1");
    }
    long n = a.shape[along];
    if (n == 0) {
      throw new IllegalArgumentException("quantile: there are no elements along axis " + along + " of shape "
          + Shapes.text(a.shape));
    }
    var dtype = a.numeric("quantile");
    if (dtype == DType.FLOAT16) {
      return quantile(a.astype(DType.FLOAT32), part, along, isMedian).astype(dtype);
    }
    var real = dtype.kind() == DType.Kind.FLOAT ? a : a.astype(DType.FLOAT64);
    double place = part * (n - 1);
    long below = Math.min((long) place, n - 1);
    long above = Math.min(below + 1, n - 1);
    double share = place - below;
    var ordered = Sorting.partition(real, along, below, above, n - 1);
    var items = new Index[along + 1];
    java.util.Arrays.fill(items, Index.all());
    items[along] = Index.at(below);
    var low = Views.index(ordered, items);
    items[along] = Index.at(above);
    var high = Views.index(ordered, items);
    items[along] = Index.at(n - 1);
    var greatest = Views.index(ordered, items);
    var step = high.minus(low);
    // from the nearer end, so that both ends are met exactly
    var between =
        isMedian && share > 0 ? low.plus(high).div(2) : share < 0.5 ? low.plus(step.times(share))
            : high.minus(step.times(1 - share));
    var value = Searching.where(low.equal(high), low, between);
    return Searching.where(greatest.notEqual(greatest), greatest, value);
  }
}
