package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;
import org.jspecify.annotations.Nullable;

/** Rounding to decimals, and numbers in place of what is not finite. */
final class Rounding {
  private Rounding() {}

  static NDArray round(NDArray x, int decimals) {
    boolean integral = x.numeric("round").kind() == DType.Kind.INT || x.numeric("round").kind() == DType.Kind.UINT;
    if (decimals == 0 || (integral && decimals > 0)) {
      return Evaluation.unary(Operations.ROUND, x);
    }
    // a power of ten beyond the dtype's range changes nothing, or leaves zeros
    double scale = Math.pow(10, Math.abs((double) decimals));
    var wide = integral ? x.astype(DType.FLOAT64) : x;
    if (decimals < 0) {
      return Evaluation.unary(Operations.RINT, wide.div(scale)).times(scale).astype(x.numeric("round"));
    }
    var rounded = Evaluation.unary(Operations.RINT, wide.times(scale)).div(scale);
    return Double.isInfinite(scale) ? x.copy() : rounded;
  }

  static NDArray nanToNum(NDArray x, double nan, @Nullable Double positive, @Nullable Double negative) {
    var dtype = x.numeric("nan_to_num");
    boolean plain = nan == 0 && positive == null && negative == null;
    if (plain || dtype.kind() == DType.Kind.BOOL || dtype.kind() == DType.Kind.INT || dtype.kind() == DType.Kind.UINT) {
      return Evaluation.unary(Operations.NAN_TO_NUM, x);
    }
    if (dtype.kind() == DType.Kind.COMPLEX) {
      return Complexes.join(
          dtype, nanToNum(x.real(), nan, positive, negative), nanToNum(x.imag(), nan, positive, negative));
    }
    var finite = Evaluation.unary(Operations.NAN_TO_NUM, x);
    var result = Searching.where(Elementwise.isnan(x), Evaluation.scalar("nan_to_num", x, nan), finite);
    if (positive != null) {
      var infinite = x.equal(Double.POSITIVE_INFINITY);
      result = Searching.where(infinite, Evaluation.scalar("nan_to_num", x, positive), result);
    }
    if (negative != null) {
      var infinite = x.equal(Double.NEGATIVE_INFINITY);
      result = Searching.where(infinite, Evaluation.scalar("nan_to_num", x, negative), result);
    }
    return result;
  }
}
