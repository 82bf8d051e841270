package dev.ashlar.ndarray;

import dev.ashlar.kernels.raw.IndexedCopy;
import java.util.Arrays;

/**
 * The parts of an array at given offsets, beside another array that holds them one after the other: copies between
 * the two.
 *
 * @param array whose memory the places lie in
 * @param base what the offsets are counted from
 * @param offsets int64 byte offsets
 * @param restShape of the part at each offset
 * @param restStrides of the part
 * @param other the other array
 * @param otherStrides its strides along the part's axes
 * @param runStride its stride from one offset's part to the next
 */
record IndexedPlaces(
    NDArray array,
    long base,
    NDArray offsets,
    long[] restShape,
    long[] restStrides,
    NDArray other,
    long[] otherStrides,
    long runStride) {

  /** Copies from the places to the other array ({@code gather}), or the other way. */
  void copy(boolean gather) {
    if (offsets.size == 0 || Arrays.stream(restShape).anyMatch(extent -> extent == 0)) {
      array.owner.check();
      return;
    }
    Evaluation.sweepEntered(0, new NDArray[] {array, other, offsets}, () -> runs(gather));
  }

  /** The innermost axes of the part that lie without gaps on both sides are moved as one item. */
  private void runs(boolean gather) {
    long item = array.itemsize();
    int axes = restShape.length;
    while (axes > 0 && (restShape[axes - 1] == 1 || (restStrides[axes - 1] == item
        && otherStrides[axes - 1] == item))) {
      item *= restShape[axes - 1];
      axes--;
    }
    sweep(gather, item, 0, axes, base, other.address);
  }

  private void sweep(boolean gather, long item, int axis, int axes, long place, long at) {
    if (axis == axes) {
      if (gather) {
        IndexedCopy.gather(item, place, offsets.address, at, runStride, offsets.size);
      } else {
        IndexedCopy.scatter(item, place, offsets.address, at, runStride, offsets.size);
      }
      return;
    }
    for (long i = 0; i < restShape[axis]; i++) {
      sweep(gather, item, axis + 1, axes, place + i * restStrides[axis], at + i * otherStrides[axis]);
    }
  }
}
