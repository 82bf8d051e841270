package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.FunctionTable.add;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The rows of the registry that the standard does not have: NumPy's functions under NumPy's names. */
final class NumPyRows {
  private NumPyRows() {}

  static void addAll() {
    arranging();
    statistics();
    signals();
    decompositions();
  }

  private static void decompositions() {
    add("frexp(x, /)", "mantissas and powers of 2",
        a -> {
          var parts = Decomposition.frexp(a.array("x"));
          return List.of(parts.mantissa(), parts.exponent());
        });
    add("modf(x, /)", "fractions and integral parts",
        a -> {
          var parts = Decomposition.modf(a.array("x"));
          return List.of(parts.fraction(), parts.integral());
        });
    add("divmod(x1, x2, /)", "quotients and remainders",
        a -> {
          var operands = a.operands("x1", "x2");
          var parts = Decomposition.divmod(operands[0], operands[1]);
          return List.of(parts.quotient(), parts.remainder());
        });
  }

  private static void arranging() {
    add("hstack(arrays)", "along the second axis", a -> Stacking.hstack(a.arrays("arrays")));
    add("vstack(arrays)", "along the first axis", a -> Stacking.vstack(a.arrays("arrays")));
    add("dstack(arrays)", "along the third axis", a -> Stacking.dstack(a.arrays("arrays")));
    add("split(x, indices_or_sections, axis=0)", "parts of one length, or at positions",
        a -> a.any("indices_or_sections") instanceof List
            ? Stacking.splitAt(a.array("x"), a.integers("indices_or_sections"), a.axis("axis"))
            : Stacking.split(a.array("x"), a.integer("indices_or_sections"), a.axis("axis")));
    add("array_split(x, sections, axis=0)", "so many parts", a ->
        Stacking.arraySplit(a.array("x"), a.integer("sections"), a.axis("axis")));
    add("append(x, values, axis=None)", "others behind the elements",
        a -> a.has("axis")
            ? Stacking.append(a.array("x"), a.array("values"), a.axis("axis"))
            : Manipulation.concat(a.array("x"), a.array("values")));
    add("delete(x, positions, axis=0)", "without some parts",
        a -> Stacking.delete(a.array("x"), a.integers("positions"), a.axis("axis")));
    add("insert(x, position, values, axis=0)", "values put between",
        a -> Stacking.insert(a.array("x"), a.integer("position"), a.array("values"), a.axis("axis")));
    add("rot90(x, k=1, axes=None)", "turned by 90 degrees",
        a -> {
          var axes = a.has("axes") ? a.axes("axes") : new int[] {0, 1};
          return Stacking.rot90(a.array("x"), a.axis("k"), axes[0], axes[1]);
        });
    add("sliding_window_view(x, window_shape, axis=-1)", "all windows along an axis",
        a -> Stacking.slidingWindowView(a.array("x"), a.integer("window_shape"), a.axis("axis")));
    add("pad(x, pad_width, mode='constant')", "elements around an array",
        a -> Stacking.pad(a.array("x"), a.text("mode"), a.integerLists("pad_width")));
    add("ravel(x, /)", "one dimension", a -> Manipulation.ravel(a.array("x")));
    add("array_equal(x1, x2, /)", "whether shapes and elements are the same",
        a -> Arrays.equals(a.array("x1").shape, a.array("x2").shape)
            && Utility.all(a.array("x1").equal(a.array("x2"))).toBoolean());
    add("isclose(x1, x2, /, *, rtol=1e-05, atol=1e-08, equal_nan=False)", "whether each pair of elements is close",
        a -> {
          var operands = a.operands("x1", "x2");
          return Elementwise.isclose(operands[0], operands[1], a.real("rtol"), a.real("atol"), a.flag("equal_nan"));
        });
    add("allclose(x1, x2, /, *, rtol=1e-05, atol=1e-08, equal_nan=False)", "whether all elements are close",
        a -> a.array("x1").allClose(a.array("x2"), a.real("rtol"), a.real("atol"), a.flag("equal_nan")));
  }

  private static void statistics() {
    add("median(x, axis=None)", "the middle element",
        a -> a.has("axis") ? Quantiles.median(a.array("x"), a.axis("axis")) : Quantiles.median(a.array("x")));
    add("percentile(x, q, axis=None)", "what so many hundredths do not exceed",
        a -> a.has("axis")
            ? Quantiles.percentile(a.array("x"), a.real("q"), a.axis("axis"))
            : Quantiles.percentile(a.array("x"), a.real("q")));
    add("quantile(x, q, axis=None)", "what a part does not exceed",
        a -> a.has("axis")
            ? Quantiles.quantile(a.array("x"), a.real("q"), a.axis("axis"))
            : Quantiles.quantile(a.array("x"), a.real("q")));
    reduction("nansum", "the sum of the numbers", NaNStatistics::nansum);
    reduction("nanprod", "the product of the numbers", NaNStatistics::nanprod);
    reduction("nanmax", "the greatest number", NaNStatistics::nanmax);
    reduction("nanmin", "the smallest number", NaNStatistics::nanmin);
    reduction("nanmean", "the mean of the numbers", NaNStatistics::nanmean);
    add("nanvar(x, /, *, axis=None, correction=0.0, keepdims=False)", "the variance of the numbers",
        a -> NaNStatistics.nanvar(a.array("x"), a.along(), a.real("correction")));
    add("nanstd(x, /, *, axis=None, correction=0.0, keepdims=False)", "the standard deviation of the numbers",
        a -> NaNStatistics.nanstd(a.array("x"), a.along(), a.real("correction")));
    add("histogram(x, bins=10, range=None)", "how many elements are in each bin", NumPyRows::histogram);
    add("histogram2d(x, y, xedges, yedges)", "how many pairs are in each bin of a grid",
        a -> Histograms.histogram2d(a.array("x"), a.array("y"), a.array("xedges"), a.array("yedges")).counts());
    add("bincount(x, weights=None, minlength=0)", "how often each number occurs",
        a -> Histograms.bincount(a.array("x"), a.arrayOrNull("weights"), a.integer("minlength")));
    add("digitize(x, bins, right=False)", "the bin of each element",
        a -> Histograms.digitize(a.array("x"), a.array("bins"), a.flag("right")));
    add("cov(m, ddof=1)", "covariances of rows", a -> Signals.cov(a.array("m"), a.real("ddof")));
    add("corrcoef(x)", "correlation coefficients of rows", a -> Signals.corrcoef(a.array("x")));
  }

  private static void reduction(String name, String summary, BiFunction<NDArray, Along, NDArray> body) {
    add(name + "(x, /, *, axis=None, keepdims=False)", summary, a -> body.apply(a.array("x"), a.along()));
  }

  private static Object histogram(Arguments a) {
    var x = a.array("x");
    Histograms.Histogram found;
    if (a.any("bins") instanceof Number) {
      if (a.has("range")) {
        var range = a.reals("range", 2);
        found = Histograms.histogram(x, a.integer("bins"), range[0], range[1]);
      } else {
        found = Histograms.histogram(x, a.integer("bins"));
      }
    } else {
      found = Histograms.histogram(x, a.array("bins"));
    }
    return List.of(found.counts(), found.edges()[0]);
  }

  private static void signals() {
    add("convolve(a, v, mode='full')", "sums of products with the other turned round",
        a -> Signals.convolve(a.array("a"), a.array("v"), a.text("mode")));
    add("correlate(a, v, mode='valid')", "sums of products with the other moved along",
        a -> Signals.correlate(a.array("a"), a.array("v"), a.text("mode")));
    add("interp(x, xp, fp)", "the piecewise linear function through points",
        a -> Signals.interp(a.array("x"), a.array("xp"), a.array("fp")));
    add("gradient(f, spacing=1.0, axis=-1)", "the derivative of samples",
        a -> Signals.gradient(a.array("f"), a.real("spacing"), a.axis("axis")));
    add("trapezoid(y, dx=1.0, axis=-1)", "the integral of samples",
        a -> Signals.trapezoid(a.array("y"), a.real("dx"), a.axis("axis")));
    add("ediff1d(x)", "the differences of neighbours, in row-major order", a -> Utility.diff(a.array("x").reshape(-1)));
    add("einsum(subscripts, *operands)", "sums of products by Einstein's convention",
        a -> Einsum.einsum(a.text("subscripts"), a.arrays("operands")));
  }
}
