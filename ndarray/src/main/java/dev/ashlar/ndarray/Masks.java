package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.IndexedCopy;

/** Places where masks are true. */
final class Masks {
  private Masks() {}

  /** For each true place, in row-major order, the sum of the steps that lead there; one dimension of int64. */
  static NDArray offsets(NDArray mask, long[] steps) {
    var plain = mask.isPlain() ? mask : mask.copy();
    long count = Searching.countNonzero(plain).toLong();
    // the loop writes before it knows whether a place counts
    var out = NDArray.fresh("nonzero", DType.INT64, new long[] {count + 1});
    Evaluation.sweepEntered(
        0,
        new NDArray[] {plain},
        () -> {
          if (plain.size > 0) {
            IndexedCopy.maskOffsets(plain.address, plain.shape, steps, out.address);
          }
        });
    return out.view(out.address, new long[] {count}, new long[] {Long.BYTES});
  }
}
