package dev.ashlar.ndarray;

import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.MemoryOwner;
import java.lang.foreign.MemorySegment;

/** Proves once that every element of a view lies within its memory, so that nothing has to be checked later. */
final class Bounds {
  private Bounds() {}

  static NDArray view(
      MemoryOwner owner, MemorySegment segment, DataType dtype, long[] shape, long[] strides, boolean readOnly) {
    if (shape.length != strides.length) {
      throw new IllegalArgumentException(
          "view: shape " + Shapes.text(shape) + " and strides " + Shapes.text(strides) + " differ in length");
    }
    long size = Shapes.size("view", shape);
    if (size != 0) {
      long low = 0;
      long high = Shapes.itemsize(dtype);
      try {
        for (int axis = 0; axis < shape.length; axis++) {
          long reach = Math.multiplyExact(strides[axis], shape[axis] - 1);
          low = Math.addExact(low, Math.min(0, reach));
          high = Math.addExact(high, Math.max(0, reach));
        }
      } catch (ArithmeticException e) {
        throw outside(segment, dtype, shape, strides, e);
      }
      if (low < 0 || high > segment.byteSize()) {
        throw outside(segment, dtype, shape, strides, null);
      }
    }
    return new NDArray(owner, segment.address(), dtype, shape, strides, size, readOnly);
  }

  private static IllegalArgumentException outside(
      MemorySegment segment,
      DataType dtype,
      long[] shape,
      long[] strides,
      @org.jspecify.annotations.Nullable ArithmeticException cause) {
    return new IllegalArgumentException(
        "view: shape "
            + Shapes.text(shape)
            + " of "
            + dtype
            + " with byte strides "
            + Shapes.text(strides)
            + " reaches outside of "
            + segment.byteSize()
            + " bytes",
        cause);
  }
}
