package dev.ashlar.ndarray;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.datashape.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts of values (NumPy's {@code histogram}, {@code histogram2d}, {@code bincount}, {@code digitize}). */
public final class Histograms {
  private Histograms() {}

  /**
   * How many values fall between edges.
   *
   * @param counts as int64; one less than edges along each axis
   * @param edges of each axis, ascending
   */
  public record Histogram(NDArray counts, NDArray... edges) {}

  /** Counts in bins of one width from the smallest to the greatest element. */
  public static Histogram histogram(NDArray a, long bins) {
    return histogram(a, edges(a, bins));
  }

  /** Counts in bins of one width from {@code low} to {@code high}, the last of which holds {@code high}. */
  public static Histogram histogram(NDArray a, long bins, double low, double high) {
    return histogram(a, edges(low, high, bins));
  }

  private static NDArray edges(NDArray a, long bins) {
    return a.size == 0 ? edges(0, 1, bins) : edges(a.min().toDouble(), a.max().toDouble(), bins);
  }

  private static NDArray edges(double low, double high, long bins) {
    if (bins <= 0 || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("histogram: there are no " + bins + " bins from " + low + " to " + high);
    }
    return low == high ? Creation.linspace(low - 0.5, high + 0.5, bins + 1) : Creation.linspace(low, high, bins + 1);
  }

  /** Counts between ascending edges; the last bin holds its upper edge. */
  public static Histogram histogram(NDArray a, NDArray edges) {
    var bins = bins(a.reshape(-1), edges);
    return new Histogram(bincount(inside(bins, edges.size - 1), null, edges.size - 1), edges);
  }

  /** Counts of pairs in a grid of bins. */
  public static Histogram histogram2d(NDArray x, NDArray y, NDArray xEdges, NDArray yEdges) {
    long columns = yEdges.size - 1;
    long rows = xEdges.size - 1;
    var i = bins(x, xEdges);
    var k = bins(y, yEdges);
    var valid =
        Elementwise.logicalAnd(
            Elementwise.logicalAnd(i.greaterEqual(0), i.less(rows)),
                Elementwise.logicalAnd(k.greaterEqual(0), k.less(columns)));
    var cell = i.times(columns).plus(k).get(Index.of(valid));
    return new Histogram(bincount(cell, null, rows * columns).reshape(rows, columns), xEdges, yEdges);
  }

  /** For each value its bin; -1 or the number of bins if it is in none. NaN is in none. */
  private static NDArray bins(NDArray values, NDArray edges) {
    if (edges.shape.length != 1 || edges.size < 2 || !Utility.all(Utility.diff(edges).greaterEqual(0)).toBoolean()) {
      throw new IllegalArgumentException("histogram: edges are two or more ascending numbers, not " + edges);
    }
    var bin = Searching.searchsorted(edges, values, true).minus(1);
    var last = values.equal(edges.get(-1));
    return Searching.where(last, NDArray.of(edges.size - 2).reshape(), bin);
  }

  private static NDArray inside(NDArray bins, long count) {
    return bins.get(Index.of(Elementwise.logicalAnd(bins.greaterEqual(0), bins.less(count))));
  }

  /**
   * How often each of 0, 1, ... occurs, as int64; or the sum of the weights at its places, as float64.
   *
   * @param values of one dimension and an integer dtype, none negative
   * @param weights as many, or null
   * @param least the result has so many elements at least
   */
  public static NDArray bincount(NDArray values, @Nullable NDArray weights, long least) {
    var dtype = values.numeric("bincount");
    if (values.shape.length != 1 || (dtype.kind() != DType.Kind.INT && dtype.kind() != DType.Kind.UINT)) {
      throw new IllegalArgumentException("bincount: values are integers in one dimension, not " + values.datashape());
    }
    if (weights != null && !Arrays.equals(weights.shape, values.shape)) {
      throw new IllegalArgumentException(
          "bincount: weights of shape " + Shapes.text(weights.shape) + " for values of shape "
              + Shapes.text(values.shape));
    }
    var numbers = values.astype(DType.INT64);
    long length = least;
    if (numbers.size > 0) {
      long low = numbers.min().toLong();
      if (low < 0) {
        throw new IllegalArgumentException("bincount: the value " + low + " is negative");
      }
      length = Math.max(least, Math.addExact(numbers.max().toLong(), 1));
    }
    var out = Creation.zeros(weights == null ? DType.INT64 : DType.FLOAT64, length);
    var amounts = weights == null ? numbers : weights.astype(DType.FLOAT64);
    Evaluation.sweepEntered(
        0,
        new NDArray[] {numbers, amounts},
        () -> {
          for (long i = 0; i < numbers.size; i++) {
            long place = out.address + 8 * ALL.get(JAVA_LONG_UNALIGNED, numbers.address + 8 * i);
            if (weights == null) {
              ALL.set(JAVA_LONG_UNALIGNED, place, ALL.get(JAVA_LONG_UNALIGNED, place) + 1);
            } else {
              double amount = ALL.get(JAVA_DOUBLE_UNALIGNED, amounts.address + 8 * i);
              ALL.set(JAVA_DOUBLE_UNALIGNED, place, ALL.get(JAVA_DOUBLE_UNALIGNED, place) + amount);
            }
          }
        });
    return out;
  }

  /**
   * For each value the number of its bin: how many edges are not above it, or for {@code right} below it; of
   * descending edges, how many are above it.
   */
  public static NDArray digitize(NDArray values, NDArray edges, boolean right) {
    if (edges.size > 1 && edges.getDouble(0) > edges.getDouble(edges.size - 1)) {
      var ascending = Manipulation.flip(edges);
      return Searching.searchsorted(ascending, values, !right).unaryMinus().plus(edges.size);
    }
    return Searching.searchsorted(edges, values, !right);
  }
}
