package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.FunctionTable.add;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The rows of NumPy's statistics, histograms and comparisons of whole arrays. */
final class StatisticsRows {
  private StatisticsRows() {}

  static void addAll() {
    quantiles();
    withoutNaN();
    counts();
    comparisons();
  }

  private static void quantiles() {
    add("median(a, axis=None, *, keepdims=False)", "the middle element",
        a -> Quantiles.median(a.array("a"), a.along()));
    add("nanmedian(a, axis=None, *, keepdims=False)", "the middle number",
        a -> Quantiles.nanmedian(a.array("a"), a.along()));
    quantile("percentile", "what so many hundredths do not exceed", Quantiles::percentile);
    quantile("nanpercentile", "what so many hundredths of the numbers do not exceed", Quantiles::nanpercentile);
    quantile("quantile", "what a part does not exceed", Quantiles::quantile);
    quantile("nanquantile", "what a part of the numbers does not exceed", Quantiles::nanquantile);
    add("average(a, axis=None, weights=None, *, keepdims=False)", "the mean, weighted",
        a -> Statistics.average(a.array("a"), a.arrayOrNull("weights"), a.along()));
    add("ptp(a, axis=None, *, keepdims=False)", "the greatest less the smallest element",
        a -> Statistics.max(a.array("a"), a.along()).minus(Statistics.min(a.array("a"), a.along())));
  }

  /** A function of samples, parts, axes and method. */
  private interface QuantileFunction {
    NDArray apply(NDArray a, NDArray parts, Along along, QuantileMethod method);
  }

  private static void quantile(String name, String summary, QuantileFunction body) {
    add(name + "(a, q, axis=None, *, method='linear', keepdims=False)", summary,
        a -> body.apply(a.array("a"), a.array("q"), a.along(), QuantileMethod.named(a.text("method"))));
  }

  private static void withoutNaN() {
    reduction("nansum", "the sum of the numbers", NaNStatistics::nansum);
    reduction("nanprod", "the product of the numbers", NaNStatistics::nanprod);
    reduction("nanmax", "the greatest number", NaNStatistics::nanmax);
    reduction("nanmin", "the smallest number", NaNStatistics::nanmin);
    reduction("nanmean", "the mean of the numbers", NaNStatistics::nanmean);
    add("nanvar(a, axis=None, *, correction=0.0, keepdims=False)", "the variance of the numbers",
        a -> NaNStatistics.nanvar(a.array("a"), a.along(), a.real("correction")));
    add("nanstd(a, axis=None, *, correction=0.0, keepdims=False)", "the standard deviation of the numbers",
        a -> NaNStatistics.nanstd(a.array("a"), a.along(), a.real("correction")));
    add("nanargmax(a, axis=None, *, keepdims=False)", "where the greatest number is",
        a -> FunctionTable.extreme(a, a.array("a"), NaNStatistics::nanargmax));
    add("nanargmin(a, axis=None, *, keepdims=False)", "where the smallest number is",
        a -> FunctionTable.extreme(a, a.array("a"), NaNStatistics::nanargmin));
    add("nancumsum(a, axis=None)", "running sums, NaN taken as 0",
        a -> a.has("axis")
            ? NaNStatistics.nancumsum(a.array("a"), a.axis("axis"))
            : NaNStatistics.nancumsum(a.array("a").reshape(-1), 0));
    add("nancumprod(a, axis=None)", "running products, NaN taken as 1",
        a -> a.has("axis")
            ? NaNStatistics.nancumprod(a.array("a"), a.axis("axis"))
            : NaNStatistics.nancumprod(a.array("a").reshape(-1), 0));
  }

  private static void reduction(String name, String summary, BiFunction<NDArray, Along, NDArray> body) {
    add(name + "(a, axis=None, *, keepdims=False)", summary, a -> body.apply(a.array("a"), a.along()));
  }

  private static void counts() {
    add("histogram(a, bins=10, range=None, density=False, weights=None)", "how many elements are in each bin",
        a -> {
          var found = Histograms.histogram(a.array("a"), edges(a, "bins", a.array("a"), a.reals("range")),
              a.arrayOrNull("weights"), a.flag("density"));
          return List.of(found.counts(), found.edges()[0]);
        });
    add("histogram_bin_edges(a, bins=10, range=None)", "the edges of bins",
        a -> edges(a, "bins", a.array("a"), a.reals("range")));
    add("histogram2d(x, y, bins=10, range=None, density=False, weights=None)",
        "how many pairs are in each bin of a grid",
        StatisticsRows::histogram2d);
    add("bincount(x, weights=None, minlength=0)", "how often each number occurs",
        a -> Histograms.bincount(a.array("x"), a.arrayOrNull("weights"), a.integer("minlength")));
    add("digitize(x, bins, right=False)", "the bin of each element",
        a -> Histograms.digitize(a.array("x"), a.array("bins"), a.flag("right")));
    add("cov(m, y=None, rowvar=True, bias=False, ddof=None, *, fweights=None, aweights=None)",
        "covariances of rows",
        a -> Signals.cov(variables(a, "m"), a.has("ddof") ? a.real("ddof") : a.flag("bias") ? 0 : 1,
            a.arrayOrNull("fweights"), a.arrayOrNull("aweights")));
    add("corrcoef(x, y=None, rowvar=True)", "correlation coefficients of rows",
        a -> Signals.corrcoef(variables(a, "x")));
  }

  private static NDArray edges(Arguments a, String name, NDArray values, double[] range) {
    return edges(a, a.any(name), values, range);
  }

  private static NDArray edges(Arguments a, Object bins, NDArray values, double[] range) {
    if (!(bins instanceof Number count)) {
      return a.asArray("bins", bins);
    }
    return range.length == 0
        ? Histograms.edges(values, count.longValue())
        : Histograms.edges(range[0], range[1], count.longValue());
  }

  /** Bins are a number for both, a pair, or edges for both. */
  private static Object histogram2d(Arguments a) {
    var x = a.array("x");
    var y = a.array("y");
    var bins = a.any("bins");
    boolean isPair = bins instanceof List<?> list && list.size() == 2;
    var ranges = a.has("range") ? a.array("range").astype(dev.ashlar.datashape.DType.FLOAT64) : null;
    var rangeOfX = ranges == null ? new double[0] : ranges.get(0).toDoubleArray();
    var rangeOfY = ranges == null ? new double[0] : ranges.get(1).toDoubleArray();
    var found =
        Histograms.histogram2d(
            x,
            y,
            edges(a, isPair ? ((List<?>) bins).get(0) : bins, x, rangeOfX),
            edges(a, isPair ? ((List<?>) bins).get(1) : bins, y, rangeOfY),
            a.arrayOrNull("weights"),
            a.flag("density"));
    return List.of(found.counts(), found.edges()[0], found.edges()[1]);
  }

  private static NDArray variables(Arguments a, String name) {
    var rows = rows(a.array(name), a.flag("rowvar"));
    return a.has("y") ? Manipulation.concat(0, rows, rows(a.array("y"), a.flag("rowvar"))) : rows;
  }

  private static NDArray rows(NDArray x, boolean areRows) {
    var wide = x.shape.length < 2 ? x.reshape(1, -1) : x;
    return areRows || x.shape.length < 2 ? wide : wide.transpose();
  }

  private static void comparisons() {
    add("array_equal(a1, a2, equal_nan=False)", "whether shapes and elements are the same",
        a -> Arrays.equals(a.array("a1").shape, a.array("a2").shape)
            && same(a.array("a1"), a.array("a2"), a.flag("equal_nan")));
    add("array_equiv(a1, a2)", "whether elements are the same when broadcast",
        a -> {
          var one = a.array("a1");
          var other = a.array("a2");
          try {
            Manipulation.broadcastShapes(one.shape, other.shape);
          } catch (IllegalArgumentException _) {
            return false;
          }
          return same(one, other, false);
        });
    add("allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)", "whether all elements are close",
        a -> a.array("a").allClose(a.array("b"), a.real("rtol"), a.real("atol"), a.flag("equal_nan")));
    add("isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)", "whether each pair of elements is close",
        a -> {
          var operands = a.operands("a", "b");
          return Elementwise.isclose(operands[0], operands[1], a.real("rtol"), a.real("atol"), a.flag("equal_nan"));
        });
  }

  private static boolean same(NDArray a, NDArray b, boolean equalNaN) {
    var same = a.equal(b);
    if (equalNaN) {
      same = Elementwise.logicalOr(same, Elementwise.logicalAnd(a.notEqual(a), b.notEqual(b)));
    }
    return Utility.all(same).toBoolean();
  }
}
