package dev.ashlar.ndarray;

import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ScanKernels;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.UserReduction;
import org.jspecify.annotations.Nullable;

/**
 * The statistical functions (array API standard 2025.12, "Statistical Functions").
 *
 * <p>Sums of floats are joined blockwise as a balanced tree, those of float32 and float16 with float64 totals, so that
 * their error is not above NumPy's. Results do not depend on the number of threads.
 */
public final class Statistics {
  private Statistics() {}

  /** The sum of all elements; see {@link #sum(NDArray, Along)}. */
  public static NDArray sum(NDArray a) {
    return sum(a, Along.all());
  }

  /**
   * The sum along axes; 0 where there are no elements. Integers and bool are summed as int64 (unsigned ones as uint64)
   * unless {@code along} names a dtype.
   */
  public static NDArray sum(NDArray a, Along along) {
    return total(Reduction.SUM, a, along);
  }

  /** The product of all elements; see {@link #prod(NDArray, Along)}. */
  public static NDArray prod(NDArray a) {
    return prod(a, Along.all());
  }

  /** The product along axes; 1 where there are no elements. The dtypes are those of {@link #sum(NDArray, Along)}. */
  public static NDArray prod(NDArray a, Along along) {
    return total(Reduction.PROD, a, along);
  }

  private static NDArray total(Reduction reduction, NDArray a, Along along) {
    var name = reduction.functionName();
    var result = Accumulation.totalOf(a.numeric(name), along);
    if (a.dtype == DType.BOOL && result == DType.INT64 && reduction == Reduction.SUM) {
      return Searching.countNonzero(a, along);
    }
    if (result.kind() == DType.Kind.COMPLEX) {
      return reduction == Reduction.SUM ? complexSum(a, result, along) : Products.of(a.astype(result), along);
    }
    return Accumulation.reduce(reduction, Expr.input(0, a.numeric(name)), along, a.shape, a);
  }

  private static NDArray complexSum(NDArray a, DType result, Along along) {
    var complex = a.dtype == result ? a : a.astype(result);
    var plain = along.dtype(partOf(result)).withoutInitial();
    var sum = Complexes.reduce("sum", complex, plain, Statistics::sum);
    var initial = along.initial();
    return initial == null ? sum : sum.plus(Evaluation.scalar("sum", result, initial));
  }

  /** The arithmetic mean of all elements; see {@link #mean(NDArray, Along)}. */
  public static NDArray mean(NDArray a) {
    return mean(a, Along.all());
  }

  /** The arithmetic mean along axes; NaN where there are no elements. Integers and bool give float64. */
  public static NDArray mean(NDArray a, Along along) {
    var result = Accumulation.meanOf(a.numeric("mean"), along);
    if (result.kind() == DType.Kind.COMPLEX) {
      var complex = a.dtype == result ? a : a.astype(result);
      return Complexes.reduce("mean", complex, along.dtype(partOf(result)), Statistics::mean);
    }
    return exactMean("mean", a, along).astype(result);
  }

  /**
   * The mean along axes, each element with its own weight (NumPy's {@code average}).
   *
   * @param weights of the shape of {@code a}, or one for each position along the only axis; null for the same for all
   * @throws ArithmeticException if the weights of a mean sum to 0
   */
  public static NDArray average(NDArray a, @Nullable NDArray weights, Along along) {
    if (weights == null) {
      return mean(a, along);
    }
    var wide = weights;
    if (!java.util.Arrays.equals(weights.shape, a.shape)) {
      var marks = along.marks("average", a.shape.length);
      var shape = new long[a.shape.length];
      int axes = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        shape[axis] = marks[axis] ? a.shape[axis] : 1;
        axes += marks[axis] ? 1 : 0;
      }
      if (axes != 1 || weights.shape.length != 1 || weights.size != Shapes.size("average", shape)) {
        throw new IllegalArgumentException("average: weights of shape " + Shapes.text(weights.shape) + " for shape "
            + Shapes.text(a.shape));
      }
      wide = weights.reshape(shape);
    }
    var result = dev.ashlar.datashape.DataTypes.promote(
        Accumulation.meanOf(a.numeric("average"), along), wide.numeric("average"));
    var heavy = wide.astype(result);
    var total = sum(Views.broadcastTo(heavy, a.shape), along);
    if (!Utility.all(total.notEqual(0)).toBoolean()) {
      throw new ArithmeticException("average: the weights sum to 0");
    }
    return sum(a.astype(result).times(heavy), along).div(total);
  }

  /** In float64, whatever the result's dtype. */
  private static NDArray exactMean(String name, NDArray a, Along along) {
    return Accumulation.of(name, Reduction.MEAN, Expr.input(0, a.numeric(name)), along).exactAlong(along, a.shape, a);
  }

  private static DType partOf(DType dtype) {
    return switch (dtype) {
      case COMPLEX64 -> FLOAT32;
      case COMPLEX128 -> FLOAT64;
      default -> dtype;
    };
  }

  /** The population variance of all elements: {@code var(a, Along.all(), 0)}. */
  public static NDArray var(NDArray a) {
    return var(a, Along.all(), 0);
  }

  /**
   * The variance along axes, in two passes: the mean, then the mean of squared deviations, in float64.
   *
   * @param correction what is taken from the number of elements before dividing (ddof): 0 for a population, 1 for a
   *     sample
   */
  public static NDArray var(NDArray a, Along along, double correction) {
    return variance("var", a, along, correction).astype(partOf(Accumulation.meanOf(a.numeric("var"), along)));
  }

  /** The population standard deviation of all elements: {@code std(a, Along.all(), 0)}. */
  public static NDArray std(NDArray a) {
    return std(a, Along.all(), 0);
  }

  /** The standard deviation along axes: the square root of {@link #var(NDArray, Along, double)}. */
  public static NDArray std(NDArray a, Along along, double correction) {
    var variance = variance("std", a, along, correction);
    return Evaluation.unary(Operations.SQRT, variance).astype(partOf(Accumulation.meanOf(a.numeric("std"), along)));
  }

  private static NDArray variance(String name, NDArray a, Along along, double correction) {
    var totals =
        a.numeric(name).kind() == DType.Kind.COMPLEX
            ? squaredDeviations(name, a.real(), along).plus(squaredDeviations(name, a.imag(), along))
            : squaredDeviations(name, a, along);
    var divisor = Reductions.counts(name, along, a.shape).minus(correction);
    return totals.div(Evaluation.binary(Operations.MAXIMUM, divisor, Evaluation.scalar(name, FLOAT64, 0.0)));
  }

  private static NDArray squaredDeviations(String name, NDArray a, Along along) {
    var mean = exactMean(name, a, along.keepDims());
    var deviation =
        Expr.apply(
            Operations.SUBTRACT, Expr.cast(FLOAT64, Expr.input(0, a.numeric(name))), Expr.input(1, FLOAT64));
    var squares = Expr.apply(Operations.SQUARE, deviation);
    return Reductions.reduce(name, Monoid.SUM, squares, FLOAT64, along, a.shape, a, mean);
  }

  /** The largest of all elements; see {@link #max(NDArray, Along)}. */
  public static NDArray max(NDArray a) {
    return max(a, Along.all());
  }

  /**
   * The largest element along axes. NaN if any element is; -0 is below +0.
   *
   * @throws IllegalArgumentException if there are no elements
   */
  public static NDArray max(NDArray a, Along along) {
    return extreme(Reduction.MAX, a, along);
  }

  /** The smallest of all elements; see {@link #min(NDArray, Along)}. */
  public static NDArray min(NDArray a) {
    return min(a, Along.all());
  }

  /**
   * The smallest element along axes. NaN if any element is; -0 is below +0.
   *
   * @throws IllegalArgumentException if there are no elements
   */
  public static NDArray min(NDArray a, Along along) {
    return extreme(Reduction.MIN, a, along);
  }

  /** The largest number of floats along axes; NaN where there is none. */
  static NDArray fmax(NDArray a, Along along) {
    var dtype = a.numeric("nanmax");
    return Reductions.reduce("nanmax", Monoid.FMAX, Expr.input(0, dtype), dtype, along, a.shape, a);
  }

  /** The smallest number of floats along axes; NaN where there is none. */
  static NDArray fmin(NDArray a, Along along) {
    var dtype = a.numeric("nanmin");
    return Reductions.reduce("nanmin", Monoid.FMIN, Expr.input(0, dtype), dtype, along, a.shape, a);
  }

  /**
   * The elements along axes joined by a function of the user's own, in its dtype; its identity where there are none.
   *
   * {@snippet :
   * var lcm = UserOperations.reduction("lcm", (long x, long y) -> Math.abs(x / gcd(x, y) * y), 1L);
   * NDArray rows = Statistics.reduce(lcm, a, Along.axis(1));
   * }
   *
   * @throws IllegalArgumentException if the elements do not promote to the function's dtype
   */
  public static NDArray reduce(UserReduction reduction, NDArray a, Along along) {
    var name = reduction.operation().name();
    var dtype = a.numeric(name);
    if (dev.ashlar.datashape.DataTypes.promote(dtype, reduction.dtype()) != reduction.dtype()) {
      throw new IllegalArgumentException(
          name + ": joins " + reduction.dtype().standardName() + ", to which " + dtype.standardName()
          + " does not promote");
    }
    var values = Expr.cast(reduction.dtype(), Expr.input(0, dtype));
    var monoid = new Monoid(reduction.operation(), reduction.identity());
    return Reductions.reduce(name, monoid, values, reduction.dtype(), along, a.shape, a);
  }

  private static NDArray extreme(Reduction reduction, NDArray a, Along along) {
    var name = reduction.functionName();
    var dtype = a.numeric(name);
    if (dtype.kind() == DType.Kind.COMPLEX) {
      throw new IllegalArgumentException(name + ": complex numbers have no order");
    }
    return Accumulation.reduce(reduction, Expr.input(0, dtype), along, a.shape, a);
  }

  /** The running sums of all elements in row-major order; see {@link #cumulativeSum(NDArray, int, DType, boolean)}. */
  public static NDArray cumulativeSum(NDArray a) {
    return cumulativeSum(a.reshape(-1), 0, null, false);
  }

  /**
   * The running sums along an axis ({@code cumulative_sum}), each rounded to the result's dtype.
   *
   * @param dtype of the result; null for that of {@link #sum(NDArray, Along)}
   * @param includeInitial whether the result begins with 0, and is longer by one
   */
  public static NDArray cumulativeSum(NDArray a, int axis, @Nullable DType dtype, boolean includeInitial) {
    return cumulative("cumulative_sum", false, a, axis, dtype, includeInitial);
  }

  /**
   * The running products of all elements in row-major order; see {@link #cumulativeProd(NDArray, int, DType, boolean)}.
   */
  public static NDArray cumulativeProd(NDArray a) {
    return cumulativeProd(a.reshape(-1), 0, null, false);
  }

  /**
   * The running products along an axis ({@code cumulative_prod}), each rounded to the result's dtype.
   *
   * @param dtype of the result; null for that of {@link #prod(NDArray, Along)}
   * @param includeInitial whether the result begins with 1, and is longer by one
   */
  public static NDArray cumulativeProd(NDArray a, int axis, @Nullable DType dtype, boolean includeInitial) {
    return cumulative("cumulative_prod", true, a, axis, dtype, includeInitial);
  }

  private static NDArray cumulative(
      String name, boolean product, NDArray a, int axis, @Nullable DType dtype, boolean includeInitial) {
    int along = Shapes.axis(name, axis, a.shape.length);
    var result = dtype != null ? dtype : Accumulation.totalOf(a.numeric(name));
    var shape = a.shape.clone();
    long n = shape[along];
    shape[along] = Shapes.longer(name, n, includeInitial ? 1 : 0);
    var out = NDArray.fresh(name, result, shape);
    var rest = Manipulation.span(out, along, includeInitial ? 1 : 0, shape[along]);
    if (includeInitial) {
      Manipulation.span(out, along, 0, 1).assign(product ? 1 : 0);
    }
    var source = Evaluation.mustCopy(a, false) ? Foreign.load(a) : a;
    var kernel = ScanKernels.of(product ? Operations.MULTIPLY : Operations.ADD, a.numeric(name), result);
    var to = new Operand(rest.address, rest.strides, result);
    var from = new Operand(source.address, source.strides, a.numeric(name));
    Evaluation.sweepEntered(0, new NDArray[] {rest, source}, () -> kernel.sweep(a.shape, along, to, from));
    return out;
  }
}
