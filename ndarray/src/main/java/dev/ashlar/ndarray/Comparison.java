package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import java.util.Arrays;

/** Whether arrays hold the same or nearly the same. */
final class Comparison {
  private Comparison() {}

  static boolean contentEquals(NDArray a, NDArray b) {
    if (!a.dtype.equals(b.dtype) || !Arrays.equals(a.shape, b.shape)) {
      return false;
    }
    if (!(a.dtype instanceof DType dtype)) {
      return Arrays.equals(bytes(a), bytes(b));
    }
    if (dtype.kind() == DType.Kind.COMPLEX) {
      return contentEquals(a.real(), b.real()) && contentEquals(a.imag(), b.imag());
    }
    var x = Expr.input(0, dtype);
    var y = Expr.input(1, dtype);
    var equal = Expr.apply(Operations.EQUAL, x, y);
    return holds(dtype.kind() == DType.Kind.FLOAT ? or(equal, bothNaN(x, y)) : equal, a, b);
  }

  /** Records are compared byte by byte. */
  private static byte[] bytes(NDArray a) {
    var bytes = new byte[Math.toIntExact(a.size * a.itemsize())];
    Copying.copyTo(a, java.lang.foreign.MemorySegment.ofArray(bytes));
    return bytes;
  }

  static boolean allClose(NDArray a, NDArray b, double relative, double absolute, boolean equalNaN) {
    var left = a.numeric("allclose");
    var right = b.numeric("allclose");
    if (left.kind() == DType.Kind.COMPLEX || right.kind() == DType.Kind.COMPLEX) {
      var near = Elementwise.abs(a.minus(b)).lessEqual(Elementwise.abs(b).times(relative).plus(absolute));
      var close = Evaluation.binary(Operations.LOGICAL_OR, near, a.equal(b));
      if (equalNaN) {
        var both = Evaluation.binary(Operations.LOGICAL_AND, a.notEqual(a), b.notEqual(b));
        close = Evaluation.binary(Operations.LOGICAL_OR, close, both);
      }
      return Utility.all(close).toBoolean();
    }
    var x = Expr.cast(DType.FLOAT64, Expr.input(0, left));
    var y = Expr.cast(DType.FLOAT64, Expr.input(1, right));
    var allowed =
        Expr.apply(
            Operations.ADD,
            Expr.input(2, DType.FLOAT64),
            Expr.apply(Operations.MULTIPLY, Expr.input(3, DType.FLOAT64), Expr.apply(Operations.ABS, y)));
    var distance = Expr.apply(Operations.ABS, Expr.apply(Operations.SUBTRACT, x, y));
    // an infinity is close to itself alone, whatever is allowed
    var near =
        Expr.apply(
            Operations.LOGICAL_AND, Expr.apply(Operations.LESS_EQUAL, distance, allowed),
                Expr.apply(Operations.ISFINITE, y));
    var close = or(near, Expr.apply(Operations.EQUAL, x, y));
    return holds(
        equalNaN ? or(close, bothNaN(x, y)) : close,
        a,
        b,
        Evaluation.scalar("allclose", DType.FLOAT64, absolute),
        Evaluation.scalar("allclose", DType.FLOAT64, relative));
  }

  private static Expr or(Expr a, Expr b) {
    return Expr.apply(Operations.LOGICAL_OR, a, b);
  }

  private static Expr bothNaN(Expr x, Expr y) {
    return Expr.apply(Operations.LOGICAL_AND, Expr.apply(Operations.ISNAN, x), Expr.apply(Operations.ISNAN, y));
  }

  private static boolean holds(Expr tree, NDArray... operands) {
    return Utility.all(Evaluation.map("allclose", ElementwiseKernel.of(tree), null, operands)).toBoolean();
  }
}
