package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;

/** Norms of vectors, each in one pass. */
final class Norms {
  private Norms() {}

  static NDArray vector(NDArray a, Along along, double order) {
    var x = Expr.input(0, a.numeric("vector_norm"));
    if (x.dtype().kind() != DType.Kind.FLOAT && x.dtype().kind() != DType.Kind.COMPLEX) {
      x = Expr.cast(DType.FLOAT64, x);
    }
    var size = Expr.apply(Operations.ABS, x);
    if (order == Double.POSITIVE_INFINITY) {
      return Accumulation.reduce(Reduction.MAX, size, along, a.shape, a);
    }
    if (order == Double.NEGATIVE_INFINITY) {
      return Accumulation.reduce(Reduction.MIN, size, along, a.shape, a);
    }
    if (order == 0) {
      return Searching.countNonzero(a, along).astype(size.dtype());
    }
    if (order == 1) {
      return Accumulation.reduce(Reduction.SUM, size, along, a.shape, a);
    }
    if (order == 2) {
      return Elementwise.sqrt(Accumulation.reduce(Reduction.SUM, squared(x), along, a.shape, a));
    }
    var power = Expr.apply(Operations.POW, size, Expr.input(1, size.dtype()));
    var sum = Accumulation.reduce(
        Reduction.SUM, power, along, a.shape, a, Evaluation.scalar("vector_norm", size.dtype(), order));
    return Elementwise.pow(sum, Evaluation.scalar("vector_norm", size.dtype(), 1 / order));
  }

  private static Expr squared(Expr x) {
    return x.dtype().kind() == DType.Kind.COMPLEX
        ? Expr.apply(
            Operations.ADD,
            Expr.apply(Operations.SQUARE, Expr.apply(Operations.REAL, x)),
            Expr.apply(Operations.SQUARE, Expr.apply(Operations.IMAG, x)))
        : Expr.apply(Operations.SQUARE, x);
  }
}
