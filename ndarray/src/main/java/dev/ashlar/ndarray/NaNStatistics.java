package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;

/** Statistics of the elements that are not NaN (NumPy's nan-functions). */
public final class NaNStatistics {
  private NaNStatistics() {}

  private static boolean mayBeNaN(NDArray a) {
    return a.numeric("nan").kind() == DType.Kind.FLOAT;
  }

  private static NDArray filled(NDArray a, Number otherwise) {
    return mayBeNaN(a) ? Searching.where(Elementwise.isnan(a), Evaluation.scalar("nan", a, otherwise), a) : a;
  }

  /** The element @0, or the number @1 where it is NaN. */
  private static Expr number(NDArray a) {
    var x = Expr.input(0, a.numeric("nan"));
    return Expr.apply(Operations.WHERE, Expr.apply(Operations.ISNAN, x), Expr.input(1, x.dtype()), x);
  }

  private static NDArray present(NDArray a) {
    return Elementwise.logicalNot(Elementwise.isnan(a));
  }

  /** The sum along axes; 0 where there are no numbers. */
  public static NDArray nansum(NDArray a, Along along) {
    return mayBeNaN(a)
        ? Accumulation.reduce(Reduction.SUM, number(a), along, a.shape, a, Evaluation.scalar("nansum", a, 0))
        : Statistics.sum(a, along);
  }

  /** The product along axes; 1 where there are no numbers. */
  public static NDArray nanprod(NDArray a, Along along) {
    return mayBeNaN(a)
        ? Accumulation.reduce(Reduction.PROD, number(a), along, a.shape, a, Evaluation.scalar("nanprod", a, 1))
        : Statistics.prod(a, along);
  }

  /** The greatest number along axes; NaN where there is none. */
  public static NDArray nanmax(NDArray a, Along along) {
    return extreme(a, along, true);
  }

  /** The smallest number along axes; NaN where there is none. */
  public static NDArray nanmin(NDArray a, Along along) {
    return extreme(a, along, false);
  }

  private static NDArray extreme(NDArray a, Along along, boolean greatest) {
    if (!mayBeNaN(a)) {
      return greatest ? Statistics.max(a, along) : Statistics.min(a, along);
    }
    // a number where there is one: fmax and fmin need no mask
    return greatest ? Statistics.fmax(a, along) : Statistics.fmin(a, along);
  }

  /** The mean of the numbers along axes; NaN where there is none. */
  public static NDArray nanmean(NDArray a, Along along) {
    if (a.numeric("nanmean").kind() != DType.Kind.FLOAT) {
      return Statistics.mean(a, along);
    }
    var wide = Expr.cast(DType.FLOAT64, number(a));
    var total = Accumulation.reduce(Reduction.SUM, wide, along, a.shape, a, Evaluation.scalar("nanmean", a, 0));
    return total.div(count(a, along)).astype(a.numeric("nanmean"));
  }

  private static NDArray count(NDArray a, Along along) {
    return Searching.countNonzero(present(a), along);
  }

  /**
   * The variance of the numbers along axes; NaN where there are too few.
   *
   * @param correction what is taken from the number of numbers before dividing
   */
  public static NDArray nanvar(NDArray a, Along along, double correction) {
    if (a.numeric("nanvar").kind() != DType.Kind.FLOAT) {
      return Statistics.var(a, along, correction);
    }
    return variance(a, along, correction).astype(a.numeric("nanvar"));
  }

  private static NDArray variance(NDArray a, Along along, double correction) {
    var wide = a.astype(DType.FLOAT64);
    var deviation = filled(wide.minus(nanmean(wide, along.keepDims())), 0);
    var divisor = count(a, along).minus(correction);
    var variance = Statistics.sum(Elementwise.square(deviation), along).div(divisor);
    return Searching.where(divisor.greater(0), variance, NDArray.of(Double.NaN).reshape());
  }

  /** The standard deviation of the numbers along axes; see {@link #nanvar}. */
  public static NDArray nanstd(NDArray a, Along along, double correction) {
    if (a.numeric("nanstd").kind() != DType.Kind.FLOAT) {
      return Statistics.std(a, along, correction);
    }
    return Evaluation.unary(Operations.SQRT, variance(a, along, correction)).astype(a.numeric("nanstd"));
  }

  /**
   * Where the greatest number along an axis is, as int64.
   *
   * @throws IllegalArgumentException if all elements of a run are NaN
   */
  public static NDArray nanargmax(NDArray a, int axis) {
    requireNumbers("nanargmax", a, axis);
    return Searching.argmax(filled(a, Double.NEGATIVE_INFINITY), axis);
  }

  /**
   * Where the smallest number along an axis is, as int64.
   *
   * @throws IllegalArgumentException if all elements of a run are NaN
   */
  public static NDArray nanargmin(NDArray a, int axis) {
    requireNumbers("nanargmin", a, axis);
    return Searching.argmin(filled(a, Double.POSITIVE_INFINITY), axis);
  }

  private static void requireNumbers(String operation, NDArray a, int axis) {
    if (a.numeric(operation).kind() == DType.Kind.FLOAT
        && !Utility.all(Utility.any(present(a), Along.axis(axis))).toBoolean()) {
      throw new IllegalArgumentException(operation + ": all elements along axis " + axis + " of shape "
          + Shapes.text(a.shape) + " are NaN somewhere");
    }
  }

  /**
   * The running sums along an axis, NaN taken as 0; see {@link Statistics#cumulativeSum(NDArray, int, DType, boolean)}.
   */
  public static NDArray nancumsum(NDArray a, int axis) {
    return Statistics.cumulativeSum(filled(a, 0), axis, null, false);
  }

  /**
   * The running products along an axis, NaN taken as 1; see {@link Statistics#cumulativeProd(NDArray, int, DType,
   * boolean)}.
   */
  public static NDArray nancumprod(NDArray a, int axis) {
    return Statistics.cumulativeProd(filled(a, 1), axis, null, false);
  }
}
