package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Arrays put together and taken apart along axes, with NumPy's names. What is put together is new memory, parts are
 * views.
 */
public final class Stacking {
  private Stacking() {}

  /** Along the second axis; arrays of one dimension along their only one ({@code hstack}). */
  public static NDArray hstack(NDArray... arrays) {
    var wide = atLeast(1, arrays);
    return Manipulation.concat(wide.length > 0 && wide[0].shape.length == 1 ? 0 : 1, wide);
  }

  /** Along the first axis; arrays of one dimension are rows ({@code vstack}). */
  public static NDArray vstack(NDArray... arrays) {
    return Manipulation.concat(0, atLeast(2, arrays));
  }

  /** Along the third axis; arrays of one or two dimensions lie in the plane of the first two ({@code dstack}). */
  public static NDArray dstack(NDArray... arrays) {
    return Manipulation.concat(2, atLeast(3, arrays));
  }

  /** As columns of a matrix; arrays of two dimensions give all of theirs ({@code column_stack}). */
  public static NDArray columnStack(NDArray... arrays) {
    return Manipulation.concat(
        1, Arrays.stream(arrays).map(a -> a.shape.length < 2 ? a.reshape(-1, 1) : a).toArray(NDArray[]::new));
  }

  private static NDArray[] atLeast(int ndim, NDArray... arrays) {
    return Arrays.stream(arrays).map(a -> atLeast(ndim, a)).toArray(NDArray[]::new);
  }

  /**
   * With so many axes at least ({@code atleast_1d}, {@code atleast_2d}, {@code atleast_3d}): one dimension becomes a
   * row, a row or matrix the plane of the first two axes.
   *
   * @param ndim from 1 to 3
   */
  public static NDArray atLeast(int ndim, NDArray a) {
    if (ndim < 1 || ndim > 3) {
      throw new IllegalArgumentException("atleast: from 1 to 3 axes can be asked for, not " + ndim);
    }
    var wide = a.shape.length == 0 ? a.reshape(1) : a;
    wide = ndim > 1 && wide.shape.length == 1 ? Manipulation.expandDims(wide, 0) : wide;
    return ndim > 2 && wide.shape.length == 2 ? Manipulation.expandDims(wide, 2) : wide;
  }

  /**
   * So many parts of one length along an axis ({@code split}).
   *
   * @throws IllegalArgumentException if the extent is no multiple of the number
   */
  public static List<NDArray> split(NDArray a, long parts, int axis) {
    int along = Shapes.axis("split", axis, a.shape.length);
    if (parts <= 0 || a.shape[along] % parts != 0) {
      throw new IllegalArgumentException("split: axis " + along + " of shape " + Shapes.text(a.shape)
          + " is not cut into " + parts + " parts of one length");
    }
    return arraySplit(a, parts, along);
  }

  /**
   * So many parts along an axis, the first ones longer by one where they cannot be of one length ({@code
   * array_split}).
   */
  public static List<NDArray> arraySplit(NDArray a, long parts, int axis) {
    int along = Shapes.axis("array_split", axis, a.shape.length);
    if (parts <= 0) {
      throw new IllegalArgumentException("array_split: " + parts + " parts");
    }
    var cuts = new long[Math.toIntExact(parts - 1)];
    long length = a.shape[along] / parts;
    long longer = a.shape[along] % parts;
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = (i + 1) * length + Math.min(i + 1, longer);
    }
    return splitAt(a, cuts, along);
  }

  /** The parts before, between and behind positions along an axis ({@code split} with positions). */
  public static List<NDArray> splitAt(NDArray a, long[] positions, int axis) {
    int along = Shapes.axis("split", axis, a.shape.length);
    var parts = new ArrayList<NDArray>();
    var items = new Index[along + 1];
    Arrays.fill(items, Index.all());
    for (int i = 0; i <= positions.length; i++) {
      long from = i == 0 ? 0 : positions[i - 1];
      items[along] = i == positions.length ? Index.from(from) : Index.slice(from, positions[i]);
      parts.add(Views.index(a, items));
    }
    return parts;
  }

  /** The elements with others behind them along an axis ({@code append}). */
  public static NDArray append(NDArray a, NDArray values, int axis) {
    return Manipulation.concat(axis, a, values);
  }

  /** The parts along an axis without those at the positions ({@code delete}). */
  public static NDArray delete(NDArray a, long[] positions, int axis) {
    return delete(a, Index.positions(positions), axis);
  }

  /**
   * The parts along an axis without those that an index of one axis names: {@code delete(a, Index.step(2), 0)}.
   *
   * @param item a position, a slice, an array of positions or a mask
   */
  public static NDArray delete(NDArray a, Index item, int axis) {
    int along = Shapes.axis("delete", axis, a.shape.length);
    var kept = Creation.ones(DType.BOOL, a.shape[along]);
    kept.set(0, item);
    return Indexing.compress(kept, a, along);
  }

  /**
   * Values put before a position along an axis ({@code insert}).
   *
   * @param values converted to the array's dtype. Of as many axes as the array, they have any length along this one; of
   *     fewer, they are parts to be put one after the other if they have one axis, else one part
   */
  public static NDArray insert(NDArray a, long position, NDArray values, int axis) {
    int along = Shapes.axis("insert", axis, a.shape.length);
    long at = place(a, along, position);
    int ndim = a.shape.length;
    var leading = new long[ndim];
    Arrays.fill(leading, 1);
    int missing = ndim - values.shape.length;
    if (missing < 0) {
      throw new IllegalArgumentException(
          "insert: values of shape " + Shapes.text(values.shape) + " for an array of shape " + Shapes.text(a.shape));
    }
    System.arraycopy(values.shape, 0, leading, missing, values.shape.length);
    // as NumPy: the first axis of the values, filled up with axes of length 1 in front, goes along the axis
    var parts = Manipulation.moveaxis(values.reshape(leading), 0, along);
    var shape = a.shape.clone();
    shape[along] = parts.shape[along];
    var put = NDArray.fresh("insert", a.dtype, shape).assign(parts);
    return Manipulation.concat(
        along, Manipulation.span(a, along, 0, at), put, Manipulation.span(a, along, at, a.shape[along]));
  }

  /**
   * Values put before several positions along an axis ({@code insert} with an array of positions), all of which count
   * in the array as it was; values for one position stay in their order.
   *
   * @param values which broadcast to the array's shape with as many parts along this axis as there are positions
   */
  public static NDArray insert(NDArray a, long[] positions, NDArray values, int axis) {
    int along = Shapes.axis("insert", axis, a.shape.length);
    int count = positions.length;
    var places = Arrays.stream(positions).map(position -> place(a, along, position)).toArray();
    var order = IntStream.range(0, count).boxed().sorted(Comparator.comparingLong(i -> places[i])).toList();
    var targets = new long[count];
    for (int i = 0; i < count; i++) {
      targets[order.get(i)] = places[order.get(i)] + i;
    }
    var shape = a.shape.clone();
    shape[along] = Shapes.longer("insert", shape[along], count);
    var out = NDArray.fresh("insert", a.dtype, shape);
    var items = new Index[along + 1];
    Arrays.fill(items, Index.all());
    var old = Creation.ones(DType.BOOL, shape[along]);
    old.set(0, Index.positions(targets));
    items[along] = Index.of(old);
    out.set(a, items);
    items[along] = Index.positions(targets);
    out.set(values, items);
    return out;
  }

  private static long place(NDArray a, int axis, long position) {
    if (position < -a.shape[axis] || position > a.shape[axis]) {
      throw new IndexOutOfBoundsException(
          "insert: position " + position + " is out of bounds for axis " + axis + " of shape " + Shapes.text(a.shape));
    }
    return position < 0 ? position + a.shape[axis] : position;
  }

  /**
   * Turned by 90 degrees so many times in the plane of two axes, from the first towards the second ({@code rot90}); a
   * view.
   */
  public static NDArray rot90(NDArray a, int times, int first, int second) {
    return switch (Math.floorMod(times, 4)) {
      case 0 -> a;
      case 1 -> Manipulation.swapaxes(Manipulation.flip(a, second), first, second);
      case 2 -> Manipulation.flip(a, first, second);
      default -> Manipulation.flip(Manipulation.swapaxes(a, first, second), second);
    };
  }

  /**
   * All windows of a length along an axis, as a new last axis ({@code sliding_window_view}); a read-only view.
   *
   * @throws IllegalArgumentException if the window is negative or longer than the axis
   */
  public static NDArray slidingWindowView(NDArray a, long window, int axis) {
    return slidingWindowView(a, new long[] {window}, axis);
  }

  /**
   * All windows of a shape along several axes, as new last axes ({@code sliding_window_view}); a read-only view. An
   * axis that is named twice is cut into windows twice.
   *
   * @param windows as many extents as axes
   * @throws IllegalArgumentException if a window is negative or longer than what is left of its axis
   */
  public static NDArray slidingWindowView(NDArray a, long[] windows, int... axes) {
    if (windows.length != axes.length) {
      throw new IllegalArgumentException(
          "sliding_window_view: a window of shape " + Shapes.text(windows) + " for " + axes.length + " axes");
    }
    int ndim = a.shape.length;
    var shape = Arrays.copyOf(a.shape, ndim + windows.length);
    var strides = Arrays.copyOf(a.strides, ndim + windows.length);
    for (int i = 0; i < windows.length; i++) {
      int along = Shapes.axis("sliding_window_view", axes[i], ndim);
      if (windows[i] < 0 || windows[i] > shape[along]) {
        throw new IllegalArgumentException(
            "sliding_window_view: a window of " + windows[i] + " on axis " + along + " of shape "
            + Shapes.text(a.shape));
      }
      shape[along] -= windows[i] - 1;
      shape[ndim + i] = windows[i];
      strides[ndim + i] = a.strides[along];
    }
    return a.view(a.address, shape, strides).asReadOnly();
  }

  /**
   * Elements around an array ({@code pad}), in new memory; {@link Padding} has the modes and what they take.
   *
   * @param mode NumPy's name of the mode, as "constant" (zeros), "edge" or "reflect"
   * @param widths how many before and behind: a pair for each axis, or one for all
   */
  public static NDArray pad(NDArray a, String mode, long[]... widths) {
    return Padding.named(mode).around(a, widths);
  }
}
