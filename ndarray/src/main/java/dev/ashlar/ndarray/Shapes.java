package dev.ashlar.ndarray;

import dev.ashlar.datashape.DataType;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Arithmetic of shapes and strides. Every product is checked: a shape whose elements cannot be counted in a long is
 * refused.
 */
final class Shapes {
  private Shapes() {}

  /** {@code (3, 4)}, {@code (3,)}, {@code ()}, as NumPy writes it. */
  static String text(long[] shape) {
    return shape.length == 1
        ? "(" + shape[0] + ",)"
        : LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * The number of elements.
   *
   * @throws IllegalArgumentException if an extent is negative or the number is beyond a long
   */
  static long size(String operation, long[] shape) {
    long size = 1;
    boolean empty = false;
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(operation + ": negative extent in shape " + text(shape));
      }
      empty |= extent == 0;
    }
    if (empty) {
      return 0;
    }
    for (long extent : shape) {
      if (Math.multiplyHigh(size, extent) != 0 || size * extent < 0) {
        throw new IllegalArgumentException(operation + ": shape " + text(shape) + " has more than 2^63 elements");
      }
      size *= extent;
    }
    return size;
  }

  /** Bytes of so many elements; refuses more than a long can count. */
  static long bytes(String operation, long[] shape, long size, long itemsize) {
    if (Math.multiplyHigh(size, itemsize) != 0 || size * itemsize < 0) {
      throw new IllegalArgumentException(
          operation + ": shape " + text(shape) + " of " + itemsize + "-byte elements takes more than 2^63 bytes");
    }
    return size * itemsize;
  }

  /** An extent and some more; refuses more than a long can count. */
  static long longer(String operation, long extent, long more) {
    if (more > Long.MAX_VALUE - extent) {
      throw new IllegalArgumentException(
          operation + ": an axis of " + extent + " and " + more + " elements would be longer than 2^63");
    }
    return extent + more;
  }

  /** An extent so many times; refuses more than a long can count. */
  static long repeated(String operation, long extent, long times) {
    if (Math.multiplyHigh(extent, times) != 0 || extent * times < 0) {
      throw new IllegalArgumentException(
          operation + ": an axis of " + extent + " elements, " + times + " times, would be longer than 2^63");
    }
    return extent * times;
  }

  /** Byte strides of elements in row-major order without gaps. */
  static long[] rowMajor(long[] shape, long itemsize) {
    var strides = new long[shape.length];
    long stride = itemsize;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, shape[axis]);
    }
    return strides;
  }

  /** Whether the strides are those of row-major order without gaps; axes of length 1 do not matter. */
  static boolean isRowMajor(long[] shape, long[] strides, long itemsize) {
    long expected = itemsize;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] == 0) {
        return true;
      }
      if (shape[axis] != 1) {
        if (strides[axis] != expected) {
          return false;
        }
        expected *= shape[axis];
      }
    }
    return true;
  }

  /**
   * The axis counted from 0.
   *
   * @param axis may be negative, counted from the end
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  static int axis(String operation, int axis, int ndim) {
    if (axis < -ndim || axis >= ndim) {
      throw new IndexOutOfBoundsException(
          operation + ": axis " + axis + " is out of bounds for an array of dimension " + ndim);
    }
    return axis < 0 ? axis + ndim : axis;
  }

  /** Marks the axes; refuses one that does not exist or is named twice. */
  static boolean[] marks(String operation, int[] axes, int ndim) {
    var marks = new boolean[ndim];
    for (int axis : axes) {
      int a = axis(operation, axis, ndim);
      if (marks[a]) {
        throw new IllegalArgumentException(
            operation + ": axis " + axis + " is named twice in " + Arrays.toString(axes));
      }
      marks[a] = true;
    }
    return marks;
  }

  /** The shape with the marked axes of length 1. */
  static long[] kept(long[] shape, boolean[] marks) {
    var kept = shape.clone();
    for (int axis = 0; axis < kept.length; axis++) {
      kept[axis] = marks[axis] ? 1 : kept[axis];
    }
    return kept;
  }

  /**
   * The shape that two shapes broadcast to (array API standard, "Broadcasting").
   *
   * @throws IllegalArgumentException if they do not fit
   */
  static long[] broadcast(String operation, long[] left, long[] right) {
    if (repeatsOver(right, left)) {
      return left;
    }
    if (repeatsOver(left, right)) {
      return right;
    }
    int ndim = Math.max(left.length, right.length);
    var result = new long[ndim];
    for (int i = 1; i <= ndim; i++) {
      long l = i <= left.length ? left[left.length - i] : 1;
      long r = i <= right.length ? right[right.length - i] : 1;
      if (l != r && l != 1 && r != 1) {
        throw new IllegalArgumentException(
            operation + ": cannot broadcast " + text(left) + " with " + text(right) + " at axis " + (ndim - i));
      }
      result[ndim - i] = l == 1 ? r : l;
    }
    return result;
  }

  /**
   * Whether an array of one shape is repeated over another when the two are broadcast, which is then the shape of both.
   */
  static boolean repeatsOver(long[] shape, long[] target) {
    int shift = target.length - shape.length;
    if (shift < 0) {
      return false;
    }
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] != target[axis + shift] && shape[axis] != 1) {
        return false;
      }
    }
    return true;
  }

  /** Refuses a shape that does not broadcast to the target. */
  static void requireBroadcast(String operation, long[] shape, long[] target) {
    if (!repeatsOver(shape, target)) {
      throw new IllegalArgumentException(operation + ": cannot broadcast " + text(shape) + " to " + text(target));
    }
  }

  /** Strides that repeat an array over a shape that it broadcasts to. */
  static long[] broadcastStrides(String operation, long[] shape, long[] strides, long[] target) {
    requireBroadcast(operation, shape, target);
    var result = new long[target.length];
    int shift = target.length - shape.length;
    for (int axis = 0; axis < shape.length; axis++) {
      result[axis + shift] = shape[axis] == 1 ? 0 : strides[axis];
    }
    return result;
  }

  /** The itemsize of any dtype that can be stored. */
  static long itemsize(DataType dtype) {
    return dtype instanceof dev.ashlar.datashape.DType numeric ? numeric.itemsize() : dtype.layout().size();
  }
}
