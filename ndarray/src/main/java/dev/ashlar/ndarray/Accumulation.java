package dev.ashlar.ndarray;

import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;
import static dev.ashlar.datashape.DType.INT64;
import static dev.ashlar.datashape.DType.UINT64;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;

/**
 * A built-in reduction of real values and the dtypes it goes through.
 *
 * @param name of the function, for errors
 * @param values to join, over numbered operands
 * @param total in which blocks of them are joined
 * @param result of the function
 */
record Accumulation(String name, Reduction reduction, Expr values, DType total, DType result) {
  /** Joins the values of an expression of a real dtype over operands that broadcast to the shape. */
  static NDArray reduce(Reduction reduction, Expr tree, Along along, long[] shape, NDArray... operands) {
    return of(reduction, tree, along).along(along, shape, operands);
  }

  /** Of an expression of a real dtype. */
  static Accumulation of(Reduction reduction, Expr tree, Along along) {
    return of(reduction.functionName(), reduction, tree, along);
  }

  static Accumulation of(String name, Reduction reduction, Expr tree, Along along) {
    return switch (reduction) {
      case SUM, PROD -> {
        var result = totalOf(tree.dtype(), along);
        var values = Expr.cast(computed(result), tree);
        yield new Accumulation(name, reduction, values, result.kind() == DType.Kind.FLOAT ? FLOAT64 : result, result);
      }
      case MEAN -> {
        var result = meanOf(tree.dtype(), along);
        yield new Accumulation(name, reduction, Expr.cast(computed(result), tree), FLOAT64, result);
      }
      case MIN, MAX -> new Accumulation(name, reduction, tree, tree.dtype(), tree.dtype());
    };
  }

  /** The dtype of a sum or product. */
  static DType totalOf(DType dtype, Along along) {
    var wanted = along.computed();
    return wanted != null ? wanted : totalOf(dtype);
  }

  static DType totalOf(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, INT -> INT64;
      case UINT -> UINT64;
      case FLOAT, COMPLEX -> dtype;
    };
  }

  /** The dtype of a mean. */
  static DType meanOf(DType dtype, Along along) {
    var wanted = along.computed();
    if (wanted != null) {
      return wanted;
    }
    return dtype.kind() == DType.Kind.FLOAT || dtype.kind() == DType.Kind.COMPLEX ? dtype : FLOAT64;
  }

  private static DType computed(DType result) {
    return result == DType.FLOAT16 ? FLOAT32 : result;
  }

  Monoid monoid() {
    return switch (reduction) {
      case SUM, MEAN -> Monoid.SUM;
      case PROD -> Monoid.PROD;
      case MIN -> Monoid.MIN;
      case MAX -> Monoid.MAX;
    };
  }

  /** The reduction along axes of operands that broadcast to the shape. */
  NDArray along(Along along, long[] shape, NDArray... operands) {
    var exact = exactAlong(along, shape, operands);
    return total == result ? exact : exact.astype(result);
  }

  /** The same before it is converted to the {@link #result}. */
  NDArray exactAlong(Along along, long[] shape, NDArray... operands) {
    requireDefined(along, shape);
    var totals = Reductions.reduce(name, monoid(), values, total, along, shape, operands);
    return switch (reduction) {
      case SUM -> {
        // the identity is -0, but the sum of nothing is +0
        boolean empty = along.initial() == null && Reductions.count(name, along, shape) == 0;
        yield empty ? totals.assign(0) : totals;
      }
      case MEAN -> totals.div(Reductions.counts(name, along, shape));
      case PROD, MIN, MAX -> totals;
    };
  }

  private void requireDefined(Along along, long[] shape) {
    if (reduction == Reduction.MEAN && along.initial() != null) {
      throw new IllegalArgumentException(name + ": takes no initial value; sum, prod, min and max do");
    }
    if ((reduction != Reduction.MIN && reduction != Reduction.MAX) || along.initial() != null) {
      return;
    }
    if (along.mask() != null) {
      throw new IllegalArgumentException(
          name + ": a mask may hide all elements, so it needs an initial value: Along.where(mask).initial(number)");
    }
    if (Reductions.count(name, along, shape) == 0) {
      throw new IllegalArgumentException(
          name + ": there are no elements along the axes of shape " + Shapes.text(shape) + ", and no initial value");
    }
  }
}
