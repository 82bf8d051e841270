package dev.ashlar.ndarray;

import java.util.Arrays;

/** Whether writing one array may change what is still to be read of another. */
final class Overlap {
  private Overlap() {}

  /**
   * False if they share no byte, or are the same elements in the same places; may be true for arrays that interleave.
   */
  static boolean endangers(NDArray out, NDArray in) {
    if (out.size == 0 || in.size == 0) {
      return false;
    }
    if (low(out) >= high(in) || low(in) >= high(out)) {
      return false;
    }
    boolean same =
        out.address == in.address
            && out.itemsize() == in.itemsize()
            && Arrays.equals(out.shape, in.shape)
            && Arrays.equals(out.strides, in.strides);
    return !same;
  }

  /** The lowest address of an element; the array has some. */
  static long low(NDArray a) {
    long low = a.address;
    for (int axis = 0; axis < a.shape.length; axis++) {
      low += Math.min(0, a.strides[axis] * (a.shape[axis] - 1));
    }
    return low;
  }

  private static long high(NDArray a) {
    long high = a.address + a.itemsize();
    for (int axis = 0; axis < a.shape.length; axis++) {
      high += Math.max(0, a.strides[axis] * (a.shape[axis] - 1));
    }
    return high;
  }
}
