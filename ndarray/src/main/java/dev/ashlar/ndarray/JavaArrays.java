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

  static float[] toFloats(NDArray a) {
    var values = new float[length(a)];
    Copying.copyTo(as(a, DType.FLOAT32), MemorySegment.ofArray(values));
    return values;
  }

  static int[] toInts(NDArray a) {
    var values = new int[length(a)];
    Copying.copyTo(as(a, DType.INT32), MemorySegment.ofArray(values));
    return values;
  }

  static boolean[] toBooleans(NDArray a) {
    var bytes = new byte[length(a)];
    Copying.copyTo(as(a, DType.BOOL), MemorySegment.ofArray(bytes));
    var values = new boolean[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] != 0;
    }
    return values;
  }

  static byte[] toBytes(NDArray a) {
    if (a.size > 0 && a.itemsize() > (Integer.MAX_VALUE - 8) / a.size) {
      throw new IllegalArgumentException("a Java array cannot hold the bytes of " + a.datashape());
    }
    var bytes = new byte[(int) (a.size * a.itemsize())];
    Copying.copyTo(a, MemorySegment.ofArray(bytes));
    return bytes;
  }

  private static NDArray as(NDArray a, DType dtype) {
    return a.numeric("toArray") == dtype ? a : a.astype(dtype);
  }

  static Object toNested(NDArray a) {
    if (a.shape.length == 0) {
      throw new IllegalArgumentException("toArray: an array of no dimensions is no Java array; use toDouble or toLong");
    }
    var component =
        switch (a.numeric("toArray")) {
          case BOOL -> boolean.class;
          case INT8, UINT8 -> byte.class;
          case INT16, UINT16 -> short.class;
          case INT32, UINT32 -> int.class;
          case INT64, UINT64 -> long.class;
          case FLOAT16, FLOAT32 -> float.class;
          case FLOAT64 -> double.class;
          case COMPLEX64, COMPLEX128 ->
              throw new IllegalArgumentException(
                  "toArray: Java has no arrays of " + a.dtype + "; take real() and imag()");
        };
    length(a);
    var extents = java.util.Arrays.stream(a.shape).mapToInt(Math::toIntExact).toArray();
    var nested = Array.newInstance(component, extents);
    var source = a.dtype == DType.FLOAT16 ? a.astype(DType.FLOAT32) : a.isPlain() ? a : a.copy();
    copyOut(nested, source);
    return nested;
  }

  private static void copyOut(Object array, NDArray a) {
    if (a.shape.length > 1) {
      for (int i = 0; i < a.shape[0]; i++) {
        copyOut(Array.get(array, i), a.get((long) i));
      }
      return;
    }
    switch (array) {
      case boolean[] values -> System.arraycopy(toBooleans(a), 0, values, 0, values.length);
      case byte[] values -> Copying.copyTo(a, MemorySegment.ofArray(values));
      case short[] values -> Copying.copyTo(a, MemorySegment.ofArray(values));
      case int[] values -> Copying.copyTo(a, MemorySegment.ofArray(values));
      case long[] values -> Copying.copyTo(a, MemorySegment.ofArray(values));
      case float[] values -> Copying.copyTo(a, MemorySegment.ofArray(values));
      case double[] values -> Copying.copyTo(a, MemorySegment.ofArray(values));
      default -> throw new AssertionError(array);
    }
  }

  static Object toLists(NDArray a) {
    if (a.shape.length > 0) {
      var items = new ArrayList<Object>();
      for (long i = 0; i < a.shape[0]; i++) {
        items.add(toLists(a.get(i)));
      }
      return items;
    }
    return a.item();
  }

  private static int length(NDArray a) {
    if (a.size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a Java array cannot hold the " + a.size + " elements of " + a.datashape());
    }
    return (int) a.size;
  }
}
