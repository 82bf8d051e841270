package dev.ashlar.ndarray.io;

import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.memory.SegmentOwner;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.spi.ArrayAccess;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.util.stream.LongStream;

/** Arrays over mapped files. The mapping lives as long as an array over it is reachable. */
final class Mapping {
  private Mapping() {}

  static NDArray map(FileChannel file, long position, DataType dtype, long[] shape,
      boolean writable) throws IOException {
    long itemsize = dtype.layout().size();
    long bytes = bytes(shape, itemsize);
    if (bytes < 0 || bytes > file.size() - position) {
      throw new IOException(
          "map: the file has " + (file.size() - position) + " bytes of elements, " + describe(shape, dtype) + " takes "
              + (bytes < 0 ? "more than 2^63" : bytes));
    }
    var mode = writable ? FileChannel.MapMode.READ_WRITE : FileChannel.MapMode.READ_ONLY;
    var segment = file.map(mode, position, bytes, Arena.ofAuto());
    var strides = new long[shape.length];
    long stride = itemsize;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, shape[axis]);
    }
    return ArrayAccess.get().view(new SegmentOwner(segment), segment, dtype, shape, strides, !writable);
  }

  /** The bytes of so many elements; -1 if they are too many to count. */
  static long bytes(long[] shape, long itemsize) {
    if (LongStream.of(shape).anyMatch(extent -> extent == 0)) {
      return 0;
    }
    long bytes = itemsize;
    for (long extent : shape) {
      if (Math.multiplyHigh(bytes, extent) != 0 || bytes * extent < 0) {
        return -1;
      }
      bytes *= extent;
    }
    return bytes;
  }

  static String describe(long[] shape, DataType dtype) {
    var text = new StringBuilder();
    for (long extent : shape) {
      text.append(extent).append(" * ");
    }
    return text.append(dtype).toString();
  }
}
