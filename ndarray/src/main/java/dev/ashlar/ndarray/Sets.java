package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;

/**
 * The set functions (array API standard 2025.12, "Set Functions"; NumPy's {@code union1d} and kin). Values come in
 * ascending order. As the standard has it, every NaN differs from every other one.
 */
public final class Sets {
  /** A table is worth while where it is so many times as long as both arrays at most. */
  private static final long SPREAD = 4;

  private Sets() {}

  /**
   * All about the different values of an array.
   *
   * @param values in ascending order
   * @param indices where each occurs first, in row-major order, as int64
   * @param inverse for each element the position of its value, as int64 in the array's shape
   * @param counts how often each occurs, as int64
   */
  public record Unique(NDArray values, NDArray indices, NDArray inverse, NDArray counts) {}

  /** The different values with where they are and how many ({@code unique_all}). */
  public static Unique uniqueAll(NDArray a) {
    var run = a.reshape(-1);
    var order = Sorting.argsort(run, 0, false);
    var sorted = Indexing.take(run, order);
    var starts = starts(sorted);
    var first = Searching.nonzero(starts).getFirst();
    var inverse = NDArray.fresh("unique_all", DType.INT64, run.shape);
    inverse.set(Statistics.cumulativeSum(starts).minus(1), new Index.Positions(order));
    var ends = Manipulation.concat(0, first, NDArray.of(run.size));
    return new Unique(
        Indexing.take(sorted, first), Indexing.take(order, first), inverse.reshape(a.shape), Utility.diff(ends));
  }

  /** True where a sorted element differs from the one before it. */
  private static NDArray starts(NDArray sorted) {
    var starts = Creation.ones(DType.BOOL, sorted.size);
    if (sorted.size > 1) {
      var later = Manipulation.span(starts, 0, 1, sorted.size);
      Evaluation.apply(
          Operations.NOT_EQUAL,
          later,
          Manipulation.span(sorted, 0, 1, sorted.size),
          Manipulation.span(sorted, 0, 0, sorted.size - 1));
    }
    return starts;
  }

  /** The different values, in ascending order ({@code unique_values}). */
  public static NDArray uniqueValues(NDArray a) {
    var sorted = Sorting.sort(a.reshape(-1));
    return sorted.get(new Index.Mask(starts(sorted)));
  }

  /**
   * Whether each element is among others ({@code isin}), as bool in the shape of {@code a}; both are promoted together.
   *
   * @param inverted whether to ask for the opposite
   */
  public static NDArray isin(NDArray a, NDArray among, boolean inverted) {
    var common = (DType) Manipulation.common("isin", a, among);
    if (among.size == 0) {
      return Creation.full(DType.BOOL, inverted ? 1 : 0, a.shape);
    }
    boolean isInteger = common.kind() == DType.Kind.INT || common.kind() == DType.Kind.UINT;
    if (isInteger && common != DType.UINT64) {
      var others = as(among, DType.INT64);
      long least = others.min().toLong();
      long range = others.max().toLong() - least;
      if (range >= 0 && range < SPREAD * (a.size + among.size)) {
        return inTable(as(a, DType.INT64), others, least, range, inverted);
      }
    }
    var values = Sorting.sort(as(among.reshape(-1), common));
    var wanted = as(a, common);
    var place = Searching.searchsorted(values, wanted, false);
    var inside = Elementwise.minimum(place, NDArray.of(values.size - 1).reshape());
    var found = Indexing.take(values, inside);
    return inverted ? wanted.notEqual(found) : wanted.equal(found);
  }

  /** Whether elements are among int64 that lie close together: they are marked in a table. */
  private static NDArray inTable(NDArray a, NDArray among, long least, long range, boolean inverted) {
    var table = Creation.full(DType.BOOL, inverted ? 1 : 0, range + 1);
    table.set(inverted ? 0 : 1, Index.of(among.reshape(-1).minus(least)));
    var within = a.greaterEqual(least).and(a.lessEqual(least + range));
    var places = Searching.where(within, a.minus(least), Scalars.of("isin", DType.INT64, 0));
    var found = Indexing.take(table, places);
    return inverted ? found.or(within.inv()) : found.and(within);
  }

  private static NDArray as(NDArray a, DType dtype) {
    return a.dtype == dtype ? a : a.astype(dtype);
  }

  /** The different values of both arrays, in ascending order. */
  public static NDArray union1d(NDArray a, NDArray b) {
    return uniqueValues(Manipulation.concat(a, b));
  }

  /** The different values that are in both arrays, in ascending order. */
  public static NDArray intersect1d(NDArray a, NDArray b) {
    var values = uniqueValues(as(a, (DType) Manipulation.common("intersect1d", a, b)));
    return values.get(Index.of(isin(values, b, false)));
  }

  /** The different values of {@code a} that are not in {@code b}, in ascending order. */
  public static NDArray setdiff1d(NDArray a, NDArray b) {
    var values = uniqueValues(a);
    return values.get(Index.of(isin(values, b, true)));
  }

  /** The different values that are in exactly one of the arrays, in ascending order. */
  public static NDArray setxor1d(NDArray a, NDArray b) {
    return union1d(setdiff1d(a, b), setdiff1d(b, a));
  }
}
