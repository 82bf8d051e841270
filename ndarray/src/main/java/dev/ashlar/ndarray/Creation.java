package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.memory.NativeMemory;

/** The creation functions (array API standard 2025.12, "Creation Functions"). */
public final class Creation {
  private Creation() {}

  /** New elements that are not set to anything. */
  public static NDArray empty(DataType dtype, long... shape) {
    return NDArray.fresh("empty", dtype, shape.clone());
  }

  /** New elements whose bytes are all 0. */
  public static NDArray zeros(DataType dtype, long... shape) {
    long size = Shapes.size("zeros", shape);
    long itemsize = Shapes.itemsize(dtype);
    var block = NativeMemory.allocateZeroed(Shapes.bytes("zeros", shape, size, itemsize));
    var extents = shape.clone();
    return new NDArray(block, block.address(), dtype, extents, Shapes.rowMajor(extents, itemsize), size, false);
  }

  /** New elements that are 1. */
  public static NDArray ones(DType dtype, long... shape) {
    return full(dtype, 1, shape);
  }

  /** New elements that are all one number, converted to the dtype. */
  public static NDArray full(DType dtype, Number value, long... shape) {
    return empty(dtype, shape).assign(value);
  }

  /** The numbers {@code 0, 1, ... stop - 1} as int64. */
  public static NDArray arange(long stop) {
    return arange(0, stop, 1);
  }

  /**
   * The numbers {@code start, start + step, ...} before {@code stop}, as int64.
   *
   * @throws IllegalArgumentException if the step is 0
   */
  public static NDArray arange(long start, long stop, long step) {
    if (step == 0) {
      throw new IllegalArgumentException("arange: the step must not be 0");
    }
    long span = Math.subtractExact(stop, start);
    long count = span == 0 || (span > 0) != (step > 0) ? 0 : Math.ceilDiv(span, step);
    var out = empty(DType.INT64, count);
    for (long i = 0; i < count; i++) {
      Elements.setLong(DType.INT64, out.address + i * Long.BYTES, start + i * step);
    }
    return out;
  }

  /**
   * {@code count} evenly spaced float64 numbers from {@code start} to {@code stop}, both included.
   *
   * @throws IllegalArgumentException if the count is negative
   */
  public static NDArray linspace(double start, double stop, long count) {
    var out = empty(DType.FLOAT64, count);
    double step = (stop - start) / Math.max(1, count - 1);
    for (long i = 0; i < count; i++) {
      double value = i == count - 1 && count > 1 ? stop : start + i * step;
      Elements.setDouble(DType.FLOAT64, out.address + i * Double.BYTES, value);
    }
    return out;
  }
}
