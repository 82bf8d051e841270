package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.IndexedCopy;
import dev.ashlar.kernels.Operations;

/** Places where masks are true. */
final class Masks {
  private Masks() {}

  /** For each true place, in row-major order, the sum of the steps that lead there; one dimension of int64. */
  static NDArray offsets(NDArray mask, long[] steps) {
    var truth = truth(mask);
    long count = Searching.countNonzero(truth).toLong();
    // the loop writes before it knows whether a place counts
    var out = NDArray.fresh("nonzero", DType.INT64, new long[] {count + 1});
    if (truth.size > 0) {
      Evaluation.sweepEntered(
          0,
          new NDArray[] {truth},
          () -> IndexedCopy.maskOffsets(truth.address, truth.shape, steps, out.address));
    }
    return out.view(out.address, new long[] {count}, new long[] {Long.BYTES});
  }

  /**
   * A copy that nobody else can change between the count and what goes by it, of bytes that are 0 or 1 whatever the mask's are, in row-major
   * order.
   */
  static NDArray truth(NDArray mask) {
    var zero = Creation.zeros(DType.UINT8);
    var truth = NDArray.fresh("nonzero", DType.BOOL, mask.shape);
    Evaluation.apply(Operations.NOT_EQUAL, truth, mask.reinterpret(DType.UINT8), zero);
    return truth;
  }
}
