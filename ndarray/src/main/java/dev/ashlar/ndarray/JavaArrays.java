package dev.ashlar.ndarray;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.ArrayList;

/** Arrays from Java's arrays and back. */
final class JavaArrays {
  private JavaArrays() {}

  static NDArray from(Object array) {
    var shape = new ArrayList<Long>();
    Class<?> type = array.getClass();
    Object level = array;
    while (type.isArray()) {
      long length = level == null ? 0 : Array.getLength(level);
      shape.add(length);
      type = type.getComponentType();
      level = level == null || length == 0 || type.isPrimitive() ? null : Array.get(level, 0);
    }
    var dtype = dtype(type, array);
    var extents = shape.stream().mapToLong(Long::longValue).toArray();
    var out = NDArray.fresh("of", dtype, extents);
    fill(array, 0, extents, out.address, out.strides, dtype);
    return out;
  }

  private static DType dtype(Class<?> component, Object array) {
    return switch (component.getName()) {
      case "double" -> DType.FLOAT64;
      case "float" -> DType.FLOAT32;
      case "long" -> DType.INT64;
      case "int" -> DType.INT32;
      case "short" -> DType.INT16;
      case "byte" -> DType.INT8;
      case "boolean" -> DType.BOOL;
      default ->
          throw new IllegalArgumentException(
              "of: " + array.getClass().getTypeName() + " is not a Java array of numbers or truth values");
    };
  }

  private static void fill(Object array, int axis, long[] shape, long address, long[] strides, DType dtype) {
    if (Array.getLength(array) != shape[axis]) {
      throw new IllegalArgumentException(
          "of: a row along axis " + axis + " has length " + Array.getLength(array) + ", others have " + shape[axis]);
    }
    if (axis == shape.length - 1) {
      row(array, address, dtype);
      return;
    }
    for (int i = 0; i < shape[axis]; i++) {
      var part = Array.get(array, i);
      if (part == null) {
        throw new IllegalArgumentException("of: row " + i + " along axis " + axis + " is null");
      }
      fill(part, axis + 1, shape, address + i * strides[axis], strides, dtype);
    }
  }

  private static void row(Object array, long address, DType dtype) {
    if (array instanceof boolean[] flags) {
      for (int i = 0; i < flags.length; i++) {
        ALL.set(ValueLayout.JAVA_BYTE, address + i, (byte) (flags[i] ? 1 : 0));
      }
      return;
    }
    var source =
        switch (array) {
          case double[] values -> MemorySegment.ofArray(values);
          case float[] values -> MemorySegment.ofArray(values);
          case long[] values -> MemorySegment.ofArray(values);
          case int[] values -> MemorySegment.ofArray(values);
          case short[] values -> MemorySegment.ofArray(values);
          case byte[] values -> MemorySegment.ofArray(values);
          default -> throw new AssertionError(dtype);
        };
    MemorySegment.copy(source, 0, ALL, address, source.byteSize());
  }

  static double[] toDoubles(NDArray a) {
    var plain = a.numeric("toDoubleArray") == DType.FLOAT64 ? a : a.astype(DType.FLOAT64);
    var values = new double[length(a)];
    Copying.copyTo(plain, MemorySegment.ofArray(values));
    return values;
  }

  static long[] toLongs(NDArray a) {
    var plain = a.numeric("toLongArray") == DType.INT64 ? a : a.astype(DType.INT64);
    var values = new long[length(a)];
    Copying.copyTo(plain, MemorySegment.ofArray(values));
    return values;
  }

  private static int length(NDArray a) {
    if (a.size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a Java array cannot hold the " + a.size + " elements of " + a.datashape());
    }
    return (int) a.size;
  }
}
