package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.Operations;
import org.jspecify.annotations.Nullable;

/**
 * The utility functions (array API standard 2025.12, "Utility Functions"), and whether arrays are close to each
 * other.
 */
public final class Utility {
  private Utility() {}

  /** Whether all elements are true, that is, not 0; true if there are none. */
  public static NDArray all(NDArray a) {
    return all(a, Along.all());
  }

  /** Whether all elements along axes are true. */
  public static NDArray all(NDArray a, Along along) {
    return joined("all", Monoid.MIN, a, along);
  }

  /** Whether any element is true, that is, not 0; false if there are none. */
  public static NDArray any(NDArray a) {
    return any(a, Along.all());
  }

  /** Whether any element along axes is true. */
  public static NDArray any(NDArray a, Along along) {
    return joined("any", Monoid.MAX, a, along);
  }

  private static NDArray joined(String name, Monoid monoid, NDArray a, Along along) {
    // bytes fill vectors where truth values would be masks; the greatest or smallest of them is not 0 where the result
    // is true
    var truth = truth(a, name).reinterpret(DType.UINT8);
    return Reductions.reduce(name, monoid, Expr.input(0, DType.UINT8), DType.BOOL, along, a.shape, truth);
  }

  /** Whether each element is not 0. */
  static NDArray truth(NDArray a, String name) {
    var dtype = a.numeric(name);
    if (dtype == DType.BOOL) {
      return a;
    }
    if (dtype.kind() == DType.Kind.COMPLEX) {
      return Evaluation.binary(
          Operations.LOGICAL_OR, ComplexParts.real(a), ComplexParts.imaginary(a));
    }
    return a.astype(DType.BOOL);
  }

  /** The differences of neighbours along the last axis. */
  public static NDArray diff(NDArray a) {
    return diff(a, 1, -1, null, null);
  }

  /**
   * The n-th differences of neighbours along an axis; of bool, whether neighbours differ; for n = 0 a copy.
   *
   * @param prepend what is put before the elements first; null for nothing
   * @param append what is put behind them
   */
  public static NDArray diff(NDArray a, int n, int axis, @Nullable NDArray prepend, @Nullable NDArray append) {
    if (n < 0) {
      throw new IllegalArgumentException("diff: " + n + " times");
    }
    int along = Shapes.axis("diff", axis, a.shape.length);
    if (n == 0) {
      return a.copy();
    }
    var rest = a;
    if (prepend != null) {
      rest = Manipulation.concat(along, prepend, rest);
    }
    if (append != null) {
      rest = Manipulation.concat(along, rest, append);
    }
    var operation = a.dtype == DType.BOOL ? Operations.NOT_EQUAL : Operations.SUBTRACT;
    for (long i = Math.min(n, rest.shape[along]); i > 0; i--) {
      long extent = rest.shape[along];
      long left = Math.max(0, extent - 1);
      rest =
          Evaluation.binary(
              operation, Manipulation.span(rest, along, extent - left, extent),
                  Manipulation.span(rest, along, 0, left));
    }
    return rest;
  }
}
