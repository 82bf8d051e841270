package dev.ashlar.ndarray;

import dev.ashlar.datashape.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The algebra of views: new shape, strides and address over the same memory. */
final class Views {
  private Views() {}

  static NDArray index(NDArray a, Index... items) {
    int taken = 0;
    int ellipses = 0;
    for (var item : items) {
      switch (item) {
        case Index.At _, Index.Slice _ -> taken++;
        case Index.Ellipsis _ -> ellipses++;
        case Index.NewAxis _ -> {}
        case Index.Positions _, Index.Mask _ -> throw new AssertionError("a view has no " + item);
      }
    }
    int ndim = a.shape.length;
    if (taken > ndim || ellipses > 1) {
      throw new IndexOutOfBoundsException(
          ellipses > 1
              ? "get: only one ellipsis may stand in an index, not " + ellipses
              : "get: " + taken + " indices for an array of shape " + Shapes.text(a.shape));
    }
    var shape = new long[items.length + ndim];
    var strides = new long[items.length + ndim];
    int kept = 0;
    int axis = 0;
    long address = a.address;
    for (var item : items) {
      switch (item) {
        case Index.At at -> {
          address += position(at.position(), axis, a.shape) * a.strides[axis];
          axis++;
        }
        case Index.Slice slice -> {
          long extent = a.shape[axis];
          long first = first(slice, extent);
          long count = count(slice, first, extent);
          address += count == 0 ? 0 : first * a.strides[axis];
          shape[kept] = count;
          strides[kept++] = a.strides[axis] * slice.step();
          axis++;
        }
        case Index.NewAxis _ -> {
          shape[kept] = 1;
          strides[kept++] = 0;
        }
        case Index.Ellipsis _ -> {
          for (int whole = ndim - taken; whole > 0; whole--) {
            shape[kept] = a.shape[axis];
            strides[kept++] = a.strides[axis++];
          }
        }
        case Index.Positions _, Index.Mask _ -> throw new AssertionError("a view has no " + item);
      }
    }
    while (axis < ndim) {
      shape[kept] = a.shape[axis];
      strides[kept++] = a.strides[axis++];
    }
    return a.view(address, Arrays.copyOf(shape, kept), Arrays.copyOf(strides, kept));
  }

  static long position(long position, int axis, long[] shape) {
    long extent = shape[axis];
    if (position < -extent || position >= extent) {
      throw new IndexOutOfBoundsException(
          "index " + position + " is out of bounds for axis " + axis + " of shape " + Shapes.text(shape));
    }
    return position < 0 ? position + extent : position;
  }

  static long first(Index.Slice slice, long extent) {
    long step = slice.step();
    if (slice.start().isEmpty()) {
      return step > 0 ? 0 : extent - 1;
    }
    return clamp(slice.start().getAsLong(), extent, step);
  }

  static long count(Index.Slice slice, long first, long extent) {
    long step = slice.step();
    if (step > 0) {
      long stop = slice.stop().isEmpty() ? extent : clamp(slice.stop().getAsLong(), extent, step);
      return stop <= first ? 0 : (stop - first - 1) / step + 1;
    }
    long stop = slice.stop().isEmpty() ? -1 : clamp(slice.stop().getAsLong(), extent, step);
    return stop >= first ? 0 : (stop - first + 1) / step + 1;
  }

  /** Where a slice's end lies, as Python clips it: between 0 and the extent, one lower when going backwards. */
  private static long clamp(long position, long extent, long step) {
    long from = position < 0 ? position + extent : position;
    return step > 0 ? Math.clamp(from, 0, extent) : Math.clamp(from, -1, extent - 1);
  }

  static NDArray permute(NDArray a, int... axes) {
    int ndim = a.shape.length;
    if (axes.length != ndim) {
      throw new IllegalArgumentException(
          "permuteDims: " + Arrays.toString(axes) + " does not name every axis of shape " + Shapes.text(a.shape));
    }
    Shapes.marks("permuteDims", axes, ndim);
    var shape = new long[ndim];
    var strides = new long[ndim];
    for (int i = 0; i < ndim; i++) {
      int axis = Shapes.axis("permuteDims", axes[i], ndim);
      shape[i] = a.shape[axis];
      strides[i] = a.strides[axis];
    }
    return a.view(a.address, shape, strides);
  }

  static NDArray broadcastTo(NDArray a, long... target) {
    Shapes.size("broadcastTo", target);
    var strides = Shapes.broadcastStrides("broadcastTo", a.shape, a.strides, target);
    return a.view(a.address, target.clone(), strides).asReadOnly();
  }

  /** A view of the new shape, or null where the elements do not lie so that one exists. */
  static @Nullable NDArray reshaped(NDArray a, long[] target) {
    var strides = reshapedStrides(a, target);
    return strides == null ? null : a.view(a.address, target, strides);
  }

  /** The target shape with its one -1 filled in. */
  static long[] resolve(NDArray a, long... target) {
    int unknown = -1;
    var shape = target.clone();
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == -1) {
        if (unknown >= 0) {
          throw new IllegalArgumentException("reshape: only one extent can be -1 in " + Shapes.text(target));
        }
        unknown = i;
        shape[i] = 1;
      }
    }
    long size = Shapes.size("reshape", shape);
    if (unknown >= 0 && size != 0 && a.size % size == 0) {
      shape[unknown] = a.size / size;
      size = a.size;
    }
    if (size != a.size) {
      throw new IllegalArgumentException(
          "reshape: " + Shapes.text(a.shape) + " has " + a.size + " elements, which do not fit " + Shapes.text(target));
    }
    return shape;
  }

  /**
   * Walks both shapes together: a group of old axes whose extents multiply to those of a group of new axes must lie
   * without gaps in itself.
   */
  private static long @Nullable [] reshapedStrides(NDArray a, long[] target) {
    long itemsize = a.itemsize();
    if (a.size == 0 || a.isContiguous()) {
      return Shapes.rowMajor(target, itemsize);
    }
    var oldShape = new long[a.shape.length];
    var oldStrides = new long[a.shape.length];
    int old = 0;
    for (int axis = 0; axis < a.shape.length; axis++) {
      if (a.shape[axis] != 1) {
        oldShape[old] = a.shape[axis];
        oldStrides[old++] = a.strides[axis];
      }
    }
    var strides = new long[target.length];
    int from = 0;
    int to = 0;
    while (from < old && to < target.length) {
      int groupFrom = from;
      int groupTo = to;
      long have = oldShape[from];
      long want = target[to];
      while (have != want) {
        if (have < want) {
          have *= oldShape[++from];
        } else {
          want *= target[++to];
        }
      }
      for (int axis = groupFrom; axis < from; axis++) {
        if (oldStrides[axis] != oldShape[axis + 1] * oldStrides[axis + 1]) {
          return null;
        }
      }
      long stride = oldStrides[from];
      for (int axis = to; axis >= groupTo; axis--) {
        strides[axis] = stride;
        stride *= target[axis];
      }
      from++;
      to++;
    }
    for (int axis = to; axis < target.length; axis++) {
      strides[axis] = itemsize;
    }
    return strides;
  }

  static NDArray as(NDArray a, DataType dtype) {
    long from = a.itemsize();
    long to = Shapes.itemsize(dtype);
    if (from == to) {
      return new NDArray(a.owner, a.address, dtype, a.shape, a.strides, a.size, a.readOnly);
    }
    int last = a.shape.length - 1;
    boolean fits = last >= 0 && to > 0 && a.shape[last] * from % to == 0
        && (a.strides[last] == from || a.shape[last] <= 1);
    if (!fits) {
      throw new IllegalArgumentException("view: the last axis of " + a.datashape() + " is no whole number of " + dtype);
    }
    var shape = a.shape.clone();
    var strides = a.strides.clone();
    shape[last] = a.shape[last] * from / to;
    strides[last] = to;
    return new NDArray(a.owner, a.address, dtype, shape, strides, Shapes.size("view", shape), a.readOnly);
  }
}
