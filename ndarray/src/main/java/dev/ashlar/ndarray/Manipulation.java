package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The manipulation functions (array API standard 2025.12, "Manipulation Functions"). Results are views where the
 * elements lie so that one exists, unless said otherwise.
 */
public final class Manipulation {
  private Manipulation() {}

  /** The shape that shapes broadcast to. */
  public static long[] broadcastShapes(long[]... shapes) {
    var result = new long[0];
    for (var shape : shapes) {
      Shapes.size("broadcast_shapes", shape);
      result = Shapes.broadcast("broadcast_shapes", result, shape);
    }
    return result.clone();
  }

  /** All arrays repeated over the shape that they broadcast to; read-only views. */
  public static List<NDArray> broadcastArrays(NDArray... arrays) {
    var shape = broadcastShapes(Arrays.stream(arrays).map(a -> a.shape).toArray(long[][]::new));
    return Arrays.stream(arrays).map(a -> Views.broadcastTo(a, shape)).toList();
  }

  /** Repeated over a shape; a read-only view. */
  public static NDArray broadcastTo(NDArray a, long... shape) {
    return Views.broadcastTo(a, shape);
  }

  /**
   * Arrays one after the other along an axis, in new memory; of the dtype that theirs promote to.
   *
   * @throws IllegalArgumentException if there are none, or they differ in another extent
   */
  public static NDArray concat(int axis, NDArray... arrays) {
    if (arrays.length == 0) {
      throw new IllegalArgumentException("concat: there are no arrays");
    }
    var first = arrays[0];
    if (first.shape.length == 0) {
      throw new IllegalArgumentException(
          "concat: arrays of no dimensions cannot follow each other; stack makes a new axis");
    }
    int along = Shapes.axis("concat", axis, first.shape.length);
    var shape = first.shape.clone();
    shape[along] = 0;
    for (var array : arrays) {
      boolean fits = array.shape.length == shape.length;
      for (int k = 0; fits && k < shape.length; k++) {
        fits = k == along || array.shape[k] == shape[k];
      }
      if (!fits) {
        throw new IllegalArgumentException(
            "concat: shapes " + Shapes.text(first.shape) + " and " + Shapes.text(array.shape) + " differ beside axis "
                + along);
      }
      shape[along] = Shapes.longer("concat", shape[along], array.shape[along]);
    }
    var out = NDArray.fresh("concat", common("concat", arrays), shape);
    long start = 0;
    for (var array : arrays) {
      Copying.assign(span(out, along, start, start + array.shape[along]), array);
      start += array.shape[along];
    }
    return out;
  }

  /** All elements of all arrays in one dimension, in new memory. */
  public static NDArray concat(NDArray... arrays) {
    return concat(0, Arrays.stream(arrays).map(a -> a.reshape(-1)).toArray(NDArray[]::new));
  }

  static DataType common(String operation, NDArray... arrays) {
    var first = arrays[0].dtype;
    if (Arrays.stream(arrays).allMatch(a -> a.dtype instanceof DType)) {
      return DataTypeFunctions.resultType(
          (DType) first, Arrays.stream(arrays).skip(1).map(a -> (DType) a.dtype).toArray(DType[]::new));
    }
    for (var array : arrays) {
      if (!first.equals(array.dtype)) {
        throw new IllegalArgumentException(operation + ": " + first + " and " + array.dtype + " have no common dtype");
      }
    }
    return first;
  }

  static NDArray span(NDArray a, int axis, long from, long to) {
    var items = new Index[axis + 1];
    Arrays.fill(items, Index.all());
    items[axis] = Index.slice(from, to);
    return Views.index(a, items);
  }

  /** Arrays of one shape along a new axis, in new memory; of the dtype that theirs promote to. */
  public static NDArray stack(int axis, NDArray... arrays) {
    if (arrays.length == 0) {
      throw new IllegalArgumentException("stack: there are no arrays");
    }
    for (var array : arrays) {
      if (!Arrays.equals(array.shape, arrays[0].shape)) {
        throw new IllegalArgumentException(
            "stack: shapes " + Shapes.text(arrays[0].shape) + " and " + Shapes.text(array.shape) + " differ");
      }
    }
    int at = Shapes.axis("stack", axis, arrays[0].shape.length + 1);
    return concat(at, Arrays.stream(arrays).map(a -> expandDims(a, at)).toArray(NDArray[]::new));
  }

  /** The parts at all positions of an axis, without it. */
  public static List<NDArray> unstack(NDArray a, int axis) {
    int at = Shapes.axis("unstack", axis, a.shape.length);
    var parts = new ArrayList<NDArray>();
    var items = new Index[at + 1];
    Arrays.fill(items, Index.all());
    for (long i = 0; i < a.shape[at]; i++) {
      items[at] = Index.at(i);
      parts.add(Views.index(a, items));
    }
    return parts;
  }

  /**
   * New axes of length 1 where the result has them.
   *
   * @param axes of the result; negative ones count from its end
   */
  public static NDArray expandDims(NDArray a, int... axes) {
    int ndim = a.shape.length + axes.length;
    var added = Shapes.marks("expand_dims", axes, ndim);
    var shape = new long[ndim];
    var strides = new long[ndim];
    int from = 0;
    for (int axis = 0; axis < ndim; axis++) {
      shape[axis] = added[axis] ? 1 : a.shape[from];
      strides[axis] = added[axis] ? 0 : a.strides[from++];
    }
    return a.view(a.address, shape, strides);
  }

  /**
   * Without the axes.
   *
   * @throws IllegalArgumentException if one has not length 1
   */
  public static NDArray squeeze(NDArray a, int... axes) {
    var removed = Shapes.marks("squeeze", axes, a.shape.length);
    var items = new Index[removed.length];
    for (int axis = 0; axis < removed.length; axis++) {
      if (removed[axis] && a.shape[axis] != 1) {
        throw new IllegalArgumentException("squeeze: axis " + axis + " of shape " + Shapes.text(a.shape)
            + " has not length 1");
      }
      items[axis] = removed[axis] ? Index.at(0) : Index.all();
    }
    return Views.index(a, items);
  }

  /** The elements in reverse order along the axes; along all if none is named. */
  public static NDArray flip(NDArray a, int... axes) {
    var turned = Shapes.marks("flip", axes, a.shape.length);
    var items = new Index[turned.length];
    for (int axis = 0; axis < turned.length; axis++) {
      items[axis] = turned[axis] || axes.length == 0 ? Index.step(-1) : Index.all();
    }
    return Views.index(a, items);
  }

  /** The axes {@code from} moved to the places {@code to}; the others keep their order. */
  public static NDArray moveaxis(NDArray a, int[] from, int[] to) {
    int ndim = a.shape.length;
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "moveaxis: " + from.length + " axes, but " + to.length + " places: " + Arrays.toString(from) + " to "
              + Arrays.toString(to));
    }
    var moved = Shapes.marks("moveaxis", from, ndim);
    var taken = Shapes.marks("moveaxis", to, ndim);
    var order = new int[ndim];
    for (int i = 0; i < from.length; i++) {
      order[Shapes.axis("moveaxis", to[i], ndim)] = Shapes.axis("moveaxis", from[i], ndim);
    }
    int next = 0;
    for (int place = 0; place < ndim; place++) {
      if (!taken[place]) {
        while (moved[next]) {
          next++;
        }
        order[place] = next++;
      }
    }
    return Views.permute(a, order);
  }

  /** One axis moved to another place. */
  public static NDArray moveaxis(NDArray a, int from, int to) {
    return moveaxis(a, new int[] {from}, new int[] {to});
  }

  /** Two axes exchanged (NumPy's {@code swapaxes}). */
  public static NDArray swapaxes(NDArray a, int first, int second) {
    int ndim = a.shape.length;
    var axes = new int[ndim];
    Arrays.setAll(axes, i -> i);
    int i = Shapes.axis("swapaxes", first, ndim);
    int k = Shapes.axis("swapaxes", second, ndim);
    axes[i] = k;
    axes[k] = i;
    return Views.permute(a, axes);
  }

  /** The axes in another order. */
  public static NDArray permuteDims(NDArray a, int... axes) {
    return Views.permute(a, axes);
  }

  /** The same elements in another shape; see {@link NDArray#reshape}. */
  public static NDArray reshape(NDArray a, long... shape) {
    return a.reshape(shape);
  }

  /** One dimension, a view if possible (NumPy's {@code ravel}). */
  public static NDArray ravel(NDArray a) {
    return a.reshape(-1);
  }

  /** Each element as often as told along an axis, in new memory. */
  public static NDArray repeat(NDArray a, long count, int axis) {
    if (count < 0) {
      throw new IllegalArgumentException("repeat: " + count + " times");
    }
    int at = Shapes.axis("repeat", axis, a.shape.length);
    var wide = expandDims(a, at + 1);
    var shape = wide.shape.clone();
    shape[at + 1] = count;
    var result = a.shape.clone();
    result[at] = Shapes.repeated("repeat", result[at], count);
    return Views.broadcastTo(wide, shape).copy().reshape(result);
  }

  /**
   * Each element along an axis as often as its number says, in new memory.
   *
   * @param counts of an integer dtype, one for each element along the axis, or one for all
   */
  public static NDArray repeat(NDArray a, NDArray counts, int axis) {
    int at = Shapes.axis("repeat", axis, a.shape.length);
    var kind = counts.numeric("repeat").kind();
    if (kind != DType.Kind.INT && kind != DType.Kind.UINT) {
      throw new IllegalArgumentException("repeat: counts are integers, not " + counts.dtype);
    }
    if (counts.size == 1) {
      return repeat(a, counts.toLong(), at);
    }
    if (counts.shape.length != 1 || counts.size != a.shape[at]) {
      throw new IllegalArgumentException(
          "repeat: counts of shape " + Shapes.text(counts.shape) + " do not fit axis " + at + " of shape "
              + Shapes.text(a.shape));
    }
    var times = counts.astype(DType.INT64);
    var ends = Statistics.cumulativeSum(times);
    if (counts.size > 0 && (times.min().toLong() < 0 || ends.min().toLong() < 0)) {
      throw new IllegalArgumentException("repeat: counts from " + counts.min() + " to " + counts.max()
          + " are negative, or their sum is more than an array can have");
    }
    var positions = Creation.arange(counts.size == 0 ? 0 : ends.getLong(counts.size - 1));
    return Indexing.take(a, Searching.searchsorted(ends, positions, true), at);
  }

  /**
   * The whole array as often as told along each axis, in new memory; the shorter of shape and counts is filled with
   * ones in front.
   */
  public static NDArray tile(NDArray a, long... counts) {
    int ndim = Math.max(a.shape.length, counts.length);
    var pairs = new long[2 * ndim];
    var narrow = new long[2 * ndim];
    var result = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      int own = axis - (ndim - a.shape.length);
      int given = axis - (ndim - counts.length);
      long extent = own < 0 ? 1 : a.shape[own];
      long count = given < 0 ? 1 : counts[given];
      if (count < 0) {
        throw new IllegalArgumentException("tile: " + count + " times along axis " + axis);
      }
      narrow[2 * axis] = 1;
      narrow[2 * axis + 1] = extent;
      pairs[2 * axis] = count;
      pairs[2 * axis + 1] = extent;
      result[axis] = Shapes.repeated("tile", extent, count);
    }
    return Views.broadcastTo(a.reshape(narrow), pairs).copy().reshape(result);
  }

  /** The elements shifted along the axes, those that fall off at one end coming in at the other; in new memory. */
  public static NDArray roll(NDArray a, long[] shifts, int[] axes) {
    if (shifts.length != axes.length && shifts.length != 1 && axes.length != 1) {
      throw new IllegalArgumentException(
          "roll: " + shifts.length + " shifts for " + axes.length + " axes of shape " + Shapes.text(a.shape));
    }
    var rolled = a;
    for (int i = 0; i < Math.max(shifts.length, axes.length); i++) {
      int axis = Shapes.axis("roll", axes[axes.length == 1 ? 0 : i], a.shape.length);
      rolled = rolled(rolled, shifts[shifts.length == 1 ? 0 : i], axis);
    }
    return rolled == a ? a.copy() : rolled;
  }

  private static NDArray rolled(NDArray a, long shift, int axis) {
    long extent = a.shape[axis];
    long by = extent == 0 ? 0 : Math.floorMod(shift, extent);
    var out = NDArray.fresh("roll", a.dtype, a.shape);
    Copying.assign(span(out, axis, by, extent), span(a, axis, 0, extent - by));
    Copying.assign(span(out, axis, 0, by), span(a, axis, extent - by, extent));
    return out;
  }

  /** The elements shifted along one axis. */
  public static NDArray roll(NDArray a, long shift, int axis) {
    return roll(a, new long[] {shift}, new int[] {axis});
  }

  /** The elements shifted in row-major order, the shape kept. */
  public static NDArray roll(NDArray a, long shift) {
    return roll(a.reshape(-1), shift, 0).reshape(a.shape);
  }
}
