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

  /** The edges of bins of one width from the smallest to the greatest element ({@code histogram_bin_edges}). */
  public static NDArray edges(NDArray a, long bins) {
    if (a.size == 0) {
      return edges(0, 1, bins);
    }
    var dtype = a.numeric("histogram");
    var real = dtype == DType.FLOAT64 ? a : a.astype(DType.FLOAT64);
    var edges = edges(real.min().toDouble(), real.max().toDouble(), bins);
    return dtype.kind() == DType.Kind.FLOAT ? edges.astype(dtype) : edges;
  }

  /**
   * The edges of bins of one width from {@code low} to {@code high}.
   *
   * @throws IllegalArgumentException if there are no bins, or the ends are not finite and in order
   */
  public static NDArray edges(double low, double high, long bins) {
    if (bins <= 0 || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("histogram: there are no " + bins + " bins from " + low + " to " + high);
    }
    return low == high ? Creation.linspace(low - 0.5, high + 0.5, bins + 1) : Creation.linspace(low, high, bins + 1);
  }

  /** Counts between ascending edges; the last bin holds its upper edge. */
  public static Histogram histogram(NDArray a, NDArray edges) {
    return histogram(a, edges, null, false);
  }

  /**
   * Counts, sums of weights, or the density of the values between ascending edges; the last bin holds its upper edge.
   *
   * @param weights one for each value, or null
   * @param density whether counts are divided by their sum and the widths of the bins, so that their integral is 1
   */
  public static Histogram histogram(NDArray a, NDArray edges, @Nullable NDArray weights, boolean density) {
    var bin = bins(a.reshape(-1), edges);
    var inside = Elementwise.logicalAnd(bin.greaterEqual(0), bin.less(edges.size - 1));
    var counts = counted(bin, inside, weights, edges.size - 1);
    if (density) {
      counts = counts.div(Utility.diff(edges.astype(DType.FLOAT64))).div(counts.sum());
    }
    return new Histogram(counts, edges);
  }

  private static NDArray counted(NDArray bin, NDArray inside, @Nullable NDArray weights, long bins) {
    if (weights != null && weights.size != bin.size) {
      throw new IllegalArgumentException("histogram: " + weights.size + " weights for " + bin.size + " values");
    }
    var amounts = weights == null ? null : weights.reshape(-1).get(Index.of(inside));
    return bincount(bin.get(Index.of(inside)), amounts, bins);
  }

  /** Counts of pairs in a grid of bins. */
  public static Histogram histogram2d(NDArray x, NDArray y, NDArray xEdges, NDArray yEdges) {
    var found = histogram2d(x, y, xEdges, yEdges, null, false);
    return new Histogram(found.counts().astype(DType.INT64), found.edges());
  }

  /**
   * Counts, sums of weights, or the density of pairs in a grid of bins, as float64 ({@code histogram2d}).
   *
   * @param weights one for each pair, or null
   * @param density whether counts are divided by their sum and the areas of the bins
   */
  public static Histogram histogram2d(
      NDArray x, NDArray y, NDArray xEdges, NDArray yEdges, @Nullable NDArray weights, boolean density) {
    if (x.shape.length != 1 || !Arrays.equals(x.shape, y.shape)) {
      throw new IllegalArgumentException("histogram2d: pairs are two arrays of one dimension and length, not "
          + Shapes.text(x.shape) + " and " + Shapes.text(y.shape));
    }
    long columns = yEdges.size - 1;
    long rows = xEdges.size - 1;
    var i = bins(x, xEdges);
    var k = bins(y, yEdges);
    var inside =
        Elementwise.logicalAnd(
            Elementwise.logicalAnd(i.greaterEqual(0), i.less(rows)),
                Elementwise.logicalAnd(k.greaterEqual(0), k.less(columns)));
    var counts =
        counted(i.times(columns).plus(k), inside, weights, rows * columns).astype(DType.FLOAT64).reshape(rows, columns);
    if (density) {
      var heights = Utility.diff(xEdges.astype(DType.FLOAT64)).reshape(rows, 1);
      var widths = Utility.diff(yEdges.astype(DType.FLOAT64));
      counts = counts.div(heights).div(widths).div(counts.sum());
    }
    return new Histogram(counts, xEdges, yEdges);
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
      length = Math.max(least, Shapes.longer("bincount", numbers.max().toLong(), 1));
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
