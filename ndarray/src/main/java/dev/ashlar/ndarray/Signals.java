package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;

/**
 * Sampled functions: convolution, interpolation, derivatives and integrals; covariance (NumPy's functions of these
 * names).
 */
public final class Signals {
  private Signals() {}

  /**
   * The sums of products of one run with the other turned round, at all distances ({@code convolve}).
   *
   * @param mode "full" for all places where they overlap, "same" for as many as the longer one has, "valid" for those
   *     where they overlap wholly
   * @throws IllegalArgumentException if either is empty or has not one dimension
   */
  public static NDArray convolve(NDArray a, NDArray b, String mode) {
    if (a.shape.length != 1 || b.shape.length != 1 || a.size == 0 || b.size == 0) {
      throw new IllegalArgumentException(
          "convolve: operands have one dimension and elements, not shapes " + Shapes.text(a.shape) + " and "
              + Shapes.text(b.shape));
    }
    var dtype = (DType) Manipulation.common("convolve", a, b);
    var longer = a.size >= b.size ? a : b;
    var shorter = a.size >= b.size ? b : a;
    long n = longer.size;
    long m = shorter.size;
    var out = Creation.zeros(dtype, n + m - 1);
    for (long k = 0; k < m; k++) {
      var part = Manipulation.span(out, 0, k, k + n);
      Evaluation.apply(Operations.ADD, part, part, longer.times(shorter.get(k)));
    }
    return switch (mode) {
      case "full" -> out;
      case "same" -> Manipulation.span(out, 0, (m - 1) / 2, (m - 1) / 2 + n);
      case "valid" -> Manipulation.span(out, 0, m - 1, n);
      default -> throw new IllegalArgumentException("convolve: there is no mode '" + mode + "'");
    };
  }

  /**
   * The sums of products of {@code a} with {@code b} moved along it ({@code correlate}); complex elements of {@code
   * b} are conjugated.
   */
  public static NDArray correlate(NDArray a, NDArray b, String mode) {
    var conjugate = b.numeric("correlate").kind() == DType.Kind.COMPLEX ? Evaluation.unary(Operations.CONJ, b) : b;
    var turned = Manipulation.flip(conjugate);
    if (mode.equals("same") && b.size > a.size) {
      var full = convolve(a, turned, "full");
      long start = a.size / 2;
      return Manipulation.span(full, 0, start, start + b.size);
    }
    return convolve(a, turned, mode);
  }

  /**
   * The piecewise linear function through points, at places ({@code interp}); beyond the points the first or last
   * value.
   *
   * @param places where it is asked for
   * @param x ascending
   * @param y the values at x
   */
  public static NDArray interp(NDArray places, NDArray x, NDArray y) {
    if (x.shape.length != 1 || x.size == 0 || y.shape.length != 1 || x.size != y.size) {
      throw new IllegalArgumentException(
          "interp: points have one dimension and elements, not shapes " + Shapes.text(x.shape) + " and "
              + Shapes.text(y.shape));
    }
    var at = places.astype(DType.FLOAT64);
    var xs = x.astype(DType.FLOAT64);
    var ys = y.astype(DType.FLOAT64);
    var first = ys.get(0);
    var last = ys.get(-1);
    if (x.size == 1) {
      return Searching.where(at.notEqual(at), at, first);
    }
    var before = Elementwise.clip(Searching.searchsorted(xs, at, true).minus(1), NDArray.of(0L).reshape(),
        NDArray.of(x.size - 2).reshape());
    var slopes = Utility.diff(ys).div(Utility.diff(xs));
    var inner = Indexing.take(slopes, before).times(at.minus(Indexing.take(xs, before))).plus(
        Indexing.take(ys, before));
    var bounded = Searching.where(at.less(xs.get(0)), first, inner);
    return Searching.where(at.greaterEqual(xs.get(-1)), last, bounded);
  }

  /**
   * The derivative along an axis of equally spaced samples: central differences, one-sided at the ends ({@code
   * gradient}).
   */
  public static NDArray gradient(NDArray a, double spacing, int axis) {
    int along = Shapes.axis("gradient", axis, a.shape.length);
    long n = a.shape[along];
    if (n < 2) {
      throw new IllegalArgumentException("gradient: axis " + along + " of shape " + Shapes.text(a.shape)
          + " has not two samples");
    }
    var dtype = a.numeric("gradient").kind() == DType.Kind.FLOAT || a.numeric("gradient").kind() == DType.Kind.COMPLEX
        ? a.numeric("gradient") : DType.FLOAT64;
    var real = a.dtype == dtype ? a : a.astype(dtype);
    var out = NDArray.fresh("gradient", dtype, a.shape);
    if (n > 2) {
      part(out, along, 1, n - 1).assign(part(real, along, 2, n).minus(part(real, along, 0, n - 2)).div(2 * spacing));
    }
    part(out, along, 0, 1).assign(part(real, along, 1, 2).minus(part(real, along, 0, 1)).div(spacing));
    part(out, along, n - 1, n).assign(part(real, along, n - 1, n).minus(part(real, along, n - 2, n - 1)).div(spacing));
    return out;
  }

  private static NDArray part(NDArray a, int axis, long from, long to) {
    return Manipulation.span(a, axis, from, to);
  }

  /** The integral along an axis of equally spaced samples, by trapezoids ({@code trapezoid}). */
  public static NDArray trapezoid(NDArray a, double spacing, int axis) {
    int along = Shapes.axis("trapezoid", axis, a.shape.length);
    long left = Math.max(0, a.shape[along] - 1);
    var pairs = part(a, along, a.shape[along] - left, a.shape[along]).plus(part(a, along, 0, left));
    return Statistics.sum(pairs.times(spacing).div(2), Along.axis(along));
  }

  /** The covariances of variables, one in each row ({@code cov}). */
  public static NDArray cov(NDArray variables, double correction) {
    var rows = variables.shape.length == 1 ? Manipulation.expandDims(variables, 0) : variables;
    if (rows.shape.length != 2) {
      throw new IllegalArgumentException("cov: variables are rows, not shape " + Shapes.text(variables.shape));
    }
    var wide = rows.numeric("cov").kind() == DType.Kind.FLOAT || rows.numeric("cov").kind() == DType.Kind.COMPLEX
        ? rows : rows.astype(DType.FLOAT64);
    var centred = wide.minus(Statistics.mean(wide, Along.axis(1).keepDims()));
    var other = centred.numeric("cov").kind() == DType.Kind.COMPLEX ? Evaluation.unary(Operations.CONJ, centred)
        : centred;
    var products = LinearAlgebra.matmul(centred, other.transpose()).div(wide.shape[1] - correction);
    return products.size == 1 ? products.reshape() : products;
  }

  /** The correlation coefficients of variables, one in each row ({@code corrcoef}). */
  public static NDArray corrcoef(NDArray variables) {
    var covariances = cov(variables, 1);
    if (covariances.shape.length == 0) {
      return covariances.div(covariances);
    }
    var deviations = Elementwise.sqrt(Creation.diagonal(covariances, 0));
    return covariances.div(Manipulation.expandDims(deviations, 1)).div(Manipulation.expandDims(deviations, 0));
  }
}
