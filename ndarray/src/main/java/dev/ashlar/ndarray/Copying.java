package dev.ashlar.ndarray;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Copies of elements, of numeric dtypes by kernels and of any others byte by byte. */
final class Copying {
  private Copying() {}

  static NDArray copy(NDArray a) {
    var out = NDArray.fresh("copy", a.dtype, a.shape);
    write(out, a);
    return out;
  }

  static NDArray assign(NDArray target, NDArray values) {
    target.requireWritable("assign");
    Shapes.requireBroadcast("assign", values.shape, target.shape);
    write(target, Overlap.endangers(target, values) ? values.copy() : values);
    return target;
  }

  static NDArray assign(NDArray target, Number value) {
    target.requireWritable("assign");
    var lent = Scalars.lendAssigned("assign", target.numeric("assign"), value);
    try {
      write(target, lent);
    } finally {
      Scalars.giveBack(lent);
    }
    return target;
  }

  private static void write(NDArray out, NDArray values) {
    if (out.dtype instanceof DType to && values.dtype instanceof DType from && to != from) {
      Evaluation.run("assign", ElementwiseKernel.cast(from, to), out, values);
      return;
    }
    if (!out.dtype.equals(values.dtype)) {
      throw new IllegalArgumentException("assign: cannot convert " + values.dtype + " to " + out.dtype);
    }
    var bits = bits(out.itemsize());
    if (bits != null) {
      // a kernel moves elements whatever they mean; copies of memory that is not the library's are made by dtype
      boolean direct = out.isDirect() && values.isDirect();
      var kernel = ElementwiseKernel.cast(bits, bits);
      Evaluation.run(
          "assign", kernel, direct ? out : out.reinterpret(bits), direct ? values : values.reinterpret(bits));
      return;
    }
    var strides = Shapes.broadcastStrides("assign", values.shape, values.strides, out.shape);
    out.owner.enter();
    try {
      values.owner.enter();
      try {
        copyBytes(out, 0, out.address, values.address, strides);
      } finally {
        values.owner.exit();
      }
    } finally {
      out.owner.exit();
    }
  }

  /** The dtype whose kernels move elements of this size, whatever they mean. */
  private static @Nullable DType bits(long itemsize) {
    return switch ((int) Math.min(itemsize, Integer.MAX_VALUE)) {
      case 1 -> DType.UINT8;
      case 2 -> DType.UINT16;
      case 4 -> DType.UINT32;
      case 8 -> DType.UINT64;
      case 16 -> DType.COMPLEX128;
      default -> null;
    };
  }

  private static void copyBytes(NDArray out, int axis, long to, long from, long[] strides) {
    if (axis == out.shape.length) {
      MemorySegment.copy(ALL, from, ALL, to, out.itemsize());
      return;
    }
    for (long i = 0; i < out.shape[axis]; i++) {
      copyBytes(out, axis + 1, to + i * out.strides[axis], from + i * strides[axis], strides);
    }
  }

  /** All elements in row-major order into a segment. */
  static void copyTo(NDArray a, MemorySegment target) {
    long bytes = a.size * a.itemsize();
    if (target.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "copyTo: " + a.datashape() + " takes " + bytes + " bytes, the target has " + target.byteSize());
    }
    var source = a.isPlain() ? a : a.copy();
    source.owner.enter();
    try {
      MemorySegment.copy(ALL, source.address, target, 0, bytes);
    } finally {
      source.owner.exit();
    }
  }
}
