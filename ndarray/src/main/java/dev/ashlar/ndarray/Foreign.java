package dev.ashlar.ndarray;

import dev.ashlar.kernels.memory.SegmentOwner;
import java.util.Arrays;

/**
 * Arrays over memory that somebody else may free at any instant (a shared arena): kernels work on a copy of the bytes
 * that the array spans, made and written back through the segment, which notices when it is closed.
 */
final class Foreign {
  private Foreign() {}

  /** The same array over a copy of its bytes. */
  static NDArray load(NDArray a) {
    long low = Overlap.low(a);
    var owner = (SegmentOwner) a.owner;
    var block = owner.copyIn(low, span(a));
    return new NDArray(block, block.address() + (a.address - low), a.dtype, a.shape, a.strides, a.size, a.readOnly);
  }

  /** Writes the values into the array: loads its bytes, changes the elements, writes all bytes back. */
  static void store(NDArray values, NDArray a) {
    var copy = load(a.asWritable());
    var dtype = a.numeric("assign");
    Evaluation.run("assign", dev.ashlar.kernels.raw.ElementwiseKernel.cast(dtype, dtype), copy, values);
    ((SegmentOwner) a.owner).copyOut((dev.ashlar.kernels.memory.Block) copy.owner, Overlap.low(a));
  }

  private static long span(NDArray a) {
    if (Arrays.stream(a.shape).anyMatch(extent -> extent == 0)) {
      return 0;
    }
    long span = a.itemsize();
    for (int axis = 0; axis < a.shape.length; axis++) {
      span += Math.abs(a.strides[axis]) * (a.shape[axis] - 1);
    }
    return span;
  }
}
