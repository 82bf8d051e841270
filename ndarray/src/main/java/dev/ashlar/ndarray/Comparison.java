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

  /** The elements' bytes: records are compared by them. */
  static byte[] bytes(NDArray a) {
    var bytes = new byte[Math.toIntExact(a.size * a.itemsize())];
    Copying.copyTo(a, java.lang.foreign.MemorySegment.ofArray(bytes));
    return bytes;
  }

  static boolean allClose(NDArray a, NDArray b, double relative, double absolute, boolean equalNaN) {
    return Utility.all(isClose(a, b, relative, absolute, equalNaN)).toBoolean();
  }

  static NDArray isClose(NDArray a, NDArray b, double relative, double absolute, boolean equalNaN) {
    var left = a.numeric("isclose");
    var right = b.numeric("isclose");
    boolean complex = left.kind() == DType.Kind.COMPLEX || right.kind() == DType.Kind.COMPLEX;
    var wide = complex ? DType.COMPLEX128 : DType.FLOAT64;
    var x = Expr.cast(wide, Expr.input(0, left));
    var y = Expr.cast(wide, Expr.input(1, right));
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
    var tree = equalNaN ? or(close, bothNaN(x, y)) : close;
    return Evaluation.map(
        "isclose",
        ElementwiseKernel.of(tree),
        null,
        a,
        b,
        Evaluation.scalar("isclose", DType.FLOAT64, absolute),
        Evaluation.scalar("isclose", DType.FLOAT64, relative));
  }

  private static Expr or(Expr a, Expr b) {
    return Expr.apply(Operations.LOGICAL_OR, a, b);
  }

  private static Expr bothNaN(Expr x, Expr y) {
    return Expr.apply(Operations.LOGICAL_AND, Expr.apply(Operations.ISNAN, x), Expr.apply(Operations.ISNAN, y));
  }

  private static boolean holds(Expr tree, NDArray... operands) {
    return Utility.all(Evaluation.map("equal", ElementwiseKernel.of(tree), null, operands)).toBoolean();
  }
}
