package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
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
    var out = freshWithSlack("nonzero", DType.INT64, count);
    if (truth.size > 0) {
      Evaluation.sweepEntered(
          0,
          new NDArray[] {truth},
          () -> IndexedCopy.maskOffsets(truth.address, truth.shape, steps, out.address));
    }
    return out;
  }

  /**
   * New memory for so many elements, behind which the loops under masks may write: they do so before they know whether
   * a place counts.
   */
  static NDArray freshWithSlack(String operation, DataType dtype, long count) {
    long itemsize = Shapes.itemsize(dtype);
    var room = NDArray.fresh(operation, dtype, new long[] {count + (IndexedCopy.SLACK + itemsize - 1) / itemsize});
    return room.view(room.address, new long[] {count}, room.strides);
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
