package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.IndexedCopy;
import dev.ashlar.kernels.Operations;

/** Places where masks are true. */
final class Masks {
  private Masks() {}

  /** For each true place, in row-major order, the sum of the steps that lead there; one dimension of int64. */
  static NDArray offsets(NDArray mask, long[] steps) {
    var found = truth(mask);
    var truth = found.places;
    long count = found.count;
    // the loop writes before it knows whether a place counts
    var out = NDArray.fresh("nonzero", DType.INT64, new long[] {count + 1});
    if (truth.size > 0) {
      Evaluation.sweepEntered(
          0,
          new NDArray[] {truth},
          () -> IndexedCopy.maskOffsets(truth.address, truth.shape, steps, out.address, count));
    }
    return out.view(out.address, new long[] {count}, new long[] {Long.BYTES});
  }

  /**
   * A mask's values.
   *
   * @param places bytes that are 0 or 1, in row-major order
   * @param count how many are 1
   */
  record Truth(NDArray places, long count) {}

  /**
   * A copy that nobody else can change between the count and what goes by it, of bytes that are 0 or 1 whatever the
   * mask's are.
   */
  static Truth truth(NDArray mask) {
    var places = NDArray.fresh("nonzero", DType.BOOL, mask.shape);
    var plain = mask.isPlain() ? mask : places;
    if (!mask.isPlain()) {
      Evaluation.apply(Operations.NOT_EQUAL, places, mask.reinterpret(DType.UINT8), Creation.zeros(DType.UINT8));
    }
    var count = new long[1];
    Evaluation.sweepEntered(
        0,
        new NDArray[] {plain, places},
        () -> count[0] = IndexedCopy.truths(plain.address, plain.size, places.address));
    return new Truth(places, count[0]);
  }
}
