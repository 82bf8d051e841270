package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.memory.RawMemory;
import dev.ashlar.kernels.memory.SegmentOwner;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Arrays over memory that comes from elsewhere. */
final class Segments {
  private Segments() {}

  static NDArray view(MemorySegment segment, DataType dtype, long... shape) {
    Shapes.size("ofSegment", shape);
    var strides = Shapes.rowMajor(shape, Shapes.itemsize(dtype));
    return Bounds.view(new SegmentOwner(segment), segment, dtype, shape, strides, segment.isReadOnly());
  }

  static NDArray copyOf(byte[] bytes, DataType dtype, long... shape) {
    var out = NDArray.fresh("ofBytes", dtype, shape);
    if (bytes.length != out.size * out.itemsize()) {
      throw new IllegalArgumentException(
          "ofBytes: " + out.datashape() + " takes " + out.size * out.itemsize() + " bytes, not " + bytes.length);
    }
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, RawMemory.ALL, out.address, bytes.length);
    return out;
  }

  static NDArray ofBuffer(Buffer buffer) {
    record Elements(DType dtype, ByteOrder order) {}
    var elements =
        switch (buffer) {
          case ByteBuffer _ -> new Elements(DType.INT8, ByteOrder.nativeOrder());
          case ShortBuffer b -> new Elements(DType.INT16, b.order());
          case IntBuffer b -> new Elements(DType.INT32, b.order());
          case LongBuffer b -> new Elements(DType.INT64, b.order());
          case FloatBuffer b -> new Elements(DType.FLOAT32, b.order());
          case DoubleBuffer b -> new Elements(DType.FLOAT64, b.order());
          default -> throw new IllegalArgumentException("ofBuffer: " + buffer + " holds no numbers");
        };
    if (!elements.order.equals(ByteOrder.nativeOrder())) {
      throw new IllegalArgumentException(
          "ofBuffer: " + buffer + " is of byte order " + elements.order + ", arrays are of " + ByteOrder.nativeOrder());
    }
    var segment = MemorySegment.ofBuffer(buffer);
    if (segment.isNative()) {
      return view(segment, elements.dtype, buffer.remaining());
    }
    var out = NDArray.fresh("ofBuffer", elements.dtype, new long[] {buffer.remaining()});
    MemorySegment.copy(segment, 0, RawMemory.ALL, out.address, segment.byteSize());
    return out;
  }
}
