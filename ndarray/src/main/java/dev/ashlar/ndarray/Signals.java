package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
   * @param y the values at x, real or complex
   */
  public static NDArray interp(NDArray places, NDArray x, NDArray y) {
    return interp(places, x, y, null, null);
  }

  /**
   * The piecewise linear function through points, at places ({@code interp} with {@code left} and {@code right}).
   *
   * @param left the value below all points; null for the first value
   * @param right the value above all points; null for the last value
   */
  public static NDArray interp(NDArray places, NDArray x, NDArray y, @Nullable Number left, @Nullable Number right) {
    if (x.shape.length != 1 || x.size == 0 || y.shape.length != 1 || x.size != y.size) {
      throw new IllegalArgumentException(
          "interp: points have one dimension and elements, not shapes " + Shapes.text(x.shape) + " and "
              + Shapes.text(y.shape));
    }
    var at = places.astype(DType.FLOAT64);
    var xs = x.astype(DType.FLOAT64);
    var ys = y.astype(y.numeric("interp").kind() == DType.Kind.COMPLEX ? DType.COMPLEX128 : DType.FLOAT64);
    var before = Elementwise.clip(Searching.searchsorted(xs, at, true).minus(1), NDArray.of(0L).reshape(),
        NDArray.of(Math.max(0, x.size - 2)).reshape());
    var inner = Indexing.take(ys, before);
    if (x.size > 1) {
      var slopes = Utility.diff(ys).div(Utility.diff(xs));
      inner = Indexing.take(slopes, before).times(at.minus(Indexing.take(xs, before))).plus(inner);
    }
    var low = left == null ? ys.get(0) : Evaluation.scalar("interp", ys, left);
    var high = right == null ? ys.get(-1) : Evaluation.scalar("interp", ys, right);
    var met = Searching.where(at.equal(xs.get(-1)), ys.get(-1), inner);
    var bounded = Searching.where(at.greater(xs.get(-1)), high, Searching.where(at.less(xs.get(0)), low, met));
    return Searching.where(at.notEqual(at), at, bounded);
  }

  /**
   * A piecewise linear function that repeats itself, at places ({@code interp} with {@code period}).
   *
   * @param x in any order; it is taken into one period first
   * @throws IllegalArgumentException if the period is 0 or no number
   */
  public static NDArray interpPeriodic(NDArray places, NDArray x, NDArray y, double period) {
    double length = Math.abs(period);
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("interp: a period of " + period);
    }
    var xs = x.astype(DType.FLOAT64).rem(length);
    var order = Sorting.argsort(xs, -1, false);
    var sortedX = Indexing.take(xs, order);
    var sortedY = Indexing.take(y, order);
    var wideX = Manipulation.concat(0, Manipulation.span(sortedX, 0, x.size - 1, x.size).minus(length), sortedX,
        Manipulation.span(sortedX, 0, 0, 1).plus(length));
    var wideY = Manipulation.concat(0, Manipulation.span(sortedY, 0, x.size - 1, x.size), sortedY,
        Manipulation.span(sortedY, 0, 0, 1));
    return interp(places.astype(DType.FLOAT64).rem(length), wideX, wideY);
  }

  /**
   * The derivative along an axis of equally spaced samples: central differences, one-sided at the ends ({@code
   * gradient}). Integers give float64.
   */
  public static NDArray gradient(NDArray a, double spacing, int axis) {
    return gradient(a, NDArray.of(spacing).reshape(), axis, 1);
  }

  /**
   * The derivative along an axis ({@code gradient}). Integers give float64.
   *
   * @param spacing the distance of neighbours, or in one dimension the places of all samples
   * @param edgeOrder 1 or 2: the order of accuracy at both ends
   * @throws IllegalArgumentException if there are not {@code edgeOrder + 1} samples
   */
  public static NDArray gradient(NDArray a, NDArray spacing, int axis, int edgeOrder) {
    return Gradient.along(a, spacing, axis, edgeOrder);
  }

  /** The derivatives along every axis of samples one apart ({@code gradient}). */
  public static List<NDArray> gradient(NDArray a) {
    return IntStream.range(0, a.shape.length).mapToObj(axis -> gradient(a, 1, axis)).toList();
  }

  /** The integral along an axis of equally spaced samples, by trapezoids ({@code trapezoid}). */
  public static NDArray trapezoid(NDArray a, double spacing, int axis) {
    return trapezoid(a, NDArray.of(spacing).reshape(), axis, false);
  }

  /**
   * The integral along an axis, by trapezoids ({@code trapezoid} with {@code x}).
   *
   * @param x the places of the samples: in one dimension, or in as many as {@code a}
   */
  public static NDArray trapezoid(NDArray a, NDArray x, int axis) {
    return trapezoid(a, x, axis, true);
  }

  private static NDArray trapezoid(NDArray a, NDArray spacing, int axis, boolean arePlaces) {
    int along = Shapes.axis("trapezoid", axis, a.shape.length);
    var distances = spacing;
    if (arePlaces) {
      boolean isLine = spacing.shape.length == 1;
      distances = Utility.diff(spacing, 1, isLine ? 0 : axis, null, null);
      if (isLine) {
        var shape = new long[a.shape.length];
        Arrays.fill(shape, 1);
        shape[along] = distances.size;
        distances = distances.reshape(shape);
      }
    }
    long left = Math.max(0, a.shape[along] - 1);
    var pairs = Manipulation.span(a, along, a.shape[along] - left, a.shape[along])
        .plus(Manipulation.span(a, along, 0, left));
    var areas = arePlaces ? pairs.times(distances) : pairs.times(distances.toDouble());
    return Statistics.sum(areas.div(2), Along.axis(along));
  }

  /** The covariances of variables, one in each row, as float64 or complex128 ({@code cov}). */
  public static NDArray cov(NDArray variables, double correction) {
    return Covariance.of(variables, correction, null, null);
  }

  /**
   * The covariances of variables, one in each row, of weighted observations ({@code cov}).
   *
   * @param frequencies how often each observation was made; null for once
   * @param weights how much each observation counts; null for the same
   */
  public static NDArray cov(
      NDArray variables, double correction, @Nullable NDArray frequencies, @Nullable NDArray weights) {
    return Covariance.of(variables, correction, frequencies, weights);
  }

  /** The correlation coefficients of variables, one in each row ({@code corrcoef}). */
  public static NDArray corrcoef(NDArray variables) {
    return Covariance.coefficients(variables);
  }
}
