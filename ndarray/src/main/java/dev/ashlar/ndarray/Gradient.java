package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;

/** Differences of samples over their distance: of second order inside, of first or second order at both ends. */
final class Gradient {
  private final NDArray samples;
  private final int axis;
  private final long n;

  private Gradient(NDArray samples, int axis) {
    this.samples = samples;
    this.axis = axis;
    this.n = samples.shape[axis];
  }

  /**
   * The derivative along one axis.
   *
   * @param spacing one distance, or the places of all samples
   */
  static NDArray along(NDArray a, NDArray spacing, int axis, int edgeOrder) {
    int along = Shapes.axis("gradient", axis, a.shape.length);
    if (edgeOrder != 1 && edgeOrder != 2) {
      throw new IllegalArgumentException("gradient: ends are of order 1 or 2, not " + edgeOrder);
    }
    if (a.shape[along] < edgeOrder + 1) {
      throw new IllegalArgumentException("gradient: axis " + along + " of shape " + Shapes.text(a.shape)
          + " has less than " + (edgeOrder + 1) + " samples");
    }
    var dtype = a.numeric("gradient");
    boolean isFloating = dtype.kind() == DType.Kind.FLOAT || dtype.kind() == DType.Kind.COMPLEX;
    var gradient = new Gradient(isFloating ? a : a.astype(DType.FLOAT64), along);
    if (spacing.shape.length == 0) {
      return gradient.uniform(spacing.astype(DType.FLOAT64).toDouble(), edgeOrder);
    }
    if (spacing.shape.length != 1 || spacing.size != a.shape[along]) {
      throw new IllegalArgumentException("gradient: places of shape " + Shapes.text(spacing.shape) + " for axis "
          + along + " of shape " + Shapes.text(a.shape));
    }
    var distances = Utility.diff(spacing.astype(DType.FLOAT64));
    return Utility.all(distances.equal(distances.get(0))).toBoolean()
        ? gradient.uniform(distances.getDouble(0), edgeOrder)
        : gradient.uneven(distances, edgeOrder);
  }

  private NDArray span(NDArray a, long from, long to) {
    return Manipulation.span(a, axis, from, to);
  }

  private NDArray sample(long at) {
    return span(samples, at, at + 1);
  }

  private NDArray uniform(double distance, int edgeOrder) {
    var out = NDArray.fresh("gradient", samples.dtype, samples.shape);
    if (n > 2) {
      span(out, 1, n - 1).assign(span(samples, 2, n).minus(span(samples, 0, n - 2)).div(2 * distance));
    }
    if (edgeOrder == 1) {
      ends(out, distance, distance);
    } else {
      span(out, 0, 1).assign(weighted(0, -1.5 / distance, 2 / distance, -0.5 / distance));
      span(out, n - 1, n).assign(weighted(n - 3, 0.5 / distance, -2 / distance, 1.5 / distance));
    }
    return out;
  }

  private void ends(NDArray out, double first, double last) {
    span(out, 0, 1).assign(sample(1).minus(sample(0)).div(first));
    span(out, n - 1, n).assign(sample(n - 1).minus(sample(n - 2)).div(last));
  }

  private NDArray weighted(long from, double a, double b, double c) {
    return sample(from).times(a).plus(sample(from + 1).times(b)).plus(sample(from + 2).times(c));
  }

  private NDArray uneven(NDArray distances, int edgeOrder) {
    var out = NDArray.fresh("gradient", samples.dtype, samples.shape);
    if (n > 2) {
      var shape = new long[samples.shape.length];
      java.util.Arrays.fill(shape, 1);
      shape[axis] = n - 2;
      var before = Manipulation.span(distances, 0, 0, n - 2).reshape(shape);
      var behind = Manipulation.span(distances, 0, 1, n - 1).reshape(shape);
      var both = before.plus(behind);
      var inner =
          behind.unaryMinus().div(before.times(both)).times(span(samples, 0, n - 2))
              .plus(behind.minus(before).div(before.times(behind)).times(span(samples, 1, n - 1)))
              .plus(before.div(behind.times(both)).times(span(samples, 2, n)));
      span(out, 1, n - 1).assign(inner);
    }
    if (edgeOrder == 1) {
      ends(out, distances.getDouble(0), distances.getDouble(-1));
      return out;
    }
    double d = distances.getDouble(0);
    double e = distances.getDouble(1);
    span(out, 0, 1).assign(weighted(0, -(2 * d + e) / (d * (d + e)), (d + e) / (d * e), -d / (e * (d + e))));
    d = distances.getDouble(-2);
    e = distances.getDouble(-1);
    span(out, n - 1, n).assign(weighted(n - 3, e / (d * (d + e)), -(e + d) / (d * e), (2 * e + d) / (e * (d + e))));
    return out;
  }
}
