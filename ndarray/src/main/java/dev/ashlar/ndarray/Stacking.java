package dev.ashlar.ndarray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** One dimension becomes a row, a row or matrix the plane of the first two axes. */
  private static NDArray[] atLeast(int ndim, NDArray... arrays) {
    return Arrays.stream(arrays)
        .map(
            a -> {
              var wide = a.shape.length == 0 ? a.reshape(1) : a;
              wide = ndim > 1 && wide.shape.length == 1 ? Manipulation.expandDims(wide, 0) : wide;
              return ndim > 2 && wide.shape.length == 2 ? Manipulation.expandDims(wide, 2) : wide;
            })
        .toArray(NDArray[]::new);
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
    int along = Shapes.axis("delete", axis, a.shape.length);
    var kept = Creation.ones(dev.ashlar.datashape.DType.BOOL, a.shape[along]);
    kept.set(0, Index.positions(positions));
    return Indexing.compress(kept, a, along);
  }

  /**
   * Values put before a position along an axis ({@code insert}).
   *
   * @param values which broadcast to the other axes, with any length along this one; converted to the array's dtype
   */
  public static NDArray insert(NDArray a, long position, NDArray values, int axis) {
    int along = Shapes.axis("insert", axis, a.shape.length);
    if (position < -a.shape[along] || position > a.shape[along]) {
      throw new IndexOutOfBoundsException("insert: position " + position + " is out of bounds for axis " + along
          + " of shape " + Shapes.text(a.shape));
    }
    long at = position < 0 ? position + a.shape[along] : position;
    var shape = a.shape.clone();
    shape[along] = values.shape.length == a.shape.length ? values.shape[along] : 1;
    var put = NDArray.fresh("insert", a.dtype, shape).assign(values);
    return Manipulation.concat(
        along, Manipulation.span(a, along, 0, at), put, Manipulation.span(a, along, at, a.shape[along]));
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
    int along = Shapes.axis("sliding_window_view", axis, a.shape.length);
    if (window < 0 || window > a.shape[along]) {
      throw new IllegalArgumentException("sliding_window_view: a window of " + window + " on axis " + along
          + " of shape " + Shapes.text(a.shape));
    }
    int ndim = a.shape.length;
    var shape = Arrays.copyOf(a.shape, ndim + 1);
    var strides = Arrays.copyOf(a.strides, ndim + 1);
    shape[along] = a.shape[along] - window + 1;
    shape[ndim] = window;
    strides[ndim] = a.strides[along];
    return a.view(a.address, shape, strides).asReadOnly();
  }

  /**
   * Elements around an array ({@code pad}), in new memory.
   *
   * @param mode "constant" (zeros), "edge", "reflect", "symmetric" or "wrap"
   * @param widths for each axis how many before and behind
   */
  public static NDArray pad(NDArray a, String mode, long[]... widths) {
    if (widths.length != a.shape.length) {
      throw new IllegalArgumentException("pad: " + widths.length + " widths for shape " + Shapes.text(a.shape));
    }
    if (mode.equals("constant")) {
      var shape = a.shape.clone();
      var items = new Index[shape.length];
      for (int axis = 0; axis < shape.length; axis++) {
        requireWidth(widths[axis]);
        shape[axis] += widths[axis][0] + widths[axis][1];
        items[axis] = Index.slice(widths[axis][0], widths[axis][0] + a.shape[axis]);
      }
      var out = Creation.zeros(a.dtype, shape);
      Views.index(out, items).assign(a);
      return out;
    }
    var padded = a;
    for (int axis = 0; axis < a.shape.length; axis++) {
      requireWidth(widths[axis]);
      long extent = a.shape[axis];
      if (extent == 0 && widths[axis][0] + widths[axis][1] > 0) {
        throw new IllegalArgumentException("pad: axis " + axis + " of shape " + Shapes.text(a.shape)
            + " has no elements to repeat");
      }
      var positions = new long[Math.toIntExact(widths[axis][0] + extent + widths[axis][1])];
      long before = widths[axis][0];
      Arrays.setAll(positions, i -> source(mode, i - before, extent));
      padded = Indexing.take(padded, NDArray.of(positions), axis);
    }
    return a.shape.length == 0 ? a.copy() : padded;
  }

  private static void requireWidth(long... width) {
    if (width.length != 2 || width[0] < 0 || width[1] < 0) {
      throw new IllegalArgumentException("pad: a width is two numbers of elements, not " + Arrays.toString(width));
    }
  }

  private static long source(String mode, long position, long extent) {
    return switch (mode) {
      case "edge" -> Math.clamp(position, 0, extent - 1);
      case "wrap" -> Math.floorMod(position, extent);
      case "symmetric" -> {
        long place = Math.floorMod(position, 2 * extent);
        yield place < extent ? place : 2 * extent - 1 - place;
      }
      case "reflect" -> {
        if (extent == 1) {
          yield 0;
        }
        long place = Math.floorMod(position, 2 * (extent - 1));
        yield place < extent ? place : 2 * (extent - 1) - place;
      }
      default -> throw new IllegalArgumentException("pad: there is no mode '" + mode + "'");
    };
  }

  /**
   * Applies a function to each run along an axis and puts the results, of one shape, in the axis' place ({@code
   * apply_along_axis}).
   */
  public static NDArray applyAlongAxis(java.util.function.UnaryOperator<NDArray> function, int axis, NDArray a) {
    int along = Shapes.axis("apply_along_axis", axis, a.shape.length);
    var last = Manipulation.moveaxis(a, along, -1);
    var runs = last.reshape(-1, a.shape[along]);
    if (runs.shape[0] == 0) {
      throw new IllegalArgumentException("apply_along_axis: there are no runs in shape " + Shapes.text(a.shape));
    }
    var results = Manipulation.unstack(runs, 0).stream().map(function).toArray(NDArray[]::new);
    var stacked = Manipulation.stack(0, results);
    var shape = Arrays.copyOf(last.shape, last.shape.length - 1 + results[0].shape.length);
    System.arraycopy(results[0].shape, 0, shape, last.shape.length - 1, results[0].shape.length);
    var whole = stacked.reshape(shape);
    int added = results[0].shape.length;
    var from = new int[added];
    var to = new int[added];
    for (int i = 0; i < added; i++) {
      from[i] = last.shape.length - 1 + i;
      to[i] = along + i;
    }
    return Manipulation.moveaxis(whole, from, to);
  }
}
