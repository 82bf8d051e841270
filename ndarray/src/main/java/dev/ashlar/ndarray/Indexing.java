package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.Arrays;

/**
 * The indexing functions (array API standard 2025.12, "Indexing Functions"; NumPy's {@code put}, {@code
 * put_along_axis} and {@code compress}). {@link NDArray#get(Index...)} and {@link NDArray#set(NDArray, Index...)} are
 * the general forms.
 */
public final class Indexing {
  /** Positions that are taken slice by slice where there are {@link #MANY} rows. */
  private static final int FEW = 16;

  private static final int MANY = 256;

  private Indexing() {}

  /**
   * The elements at positions of the array taken as one dimension, in the shape of the positions.
   *
   * @throws IndexOutOfBoundsException if a position is out of bounds; negative ones count from the end
   */
  public static NDArray take(NDArray a, NDArray positions) {
    return FancyIndex.get("take", a.reshape(-1), new Index.Positions(positions));
  }

  /**
   * The parts at positions along an axis ({@code take}); the shape of the positions takes the axis' place.
   *
   * @throws IndexOutOfBoundsException if a position is out of bounds; negative ones count from the end
   */
  public static NDArray take(NDArray a, NDArray positions, int axis) {
    int at = Shapes.axis("take", axis, a.shape.length);
    return areFew(a, positions, at)
        ? takeFew(a, positions, at)
        : FancyIndex.get("take", a, along(a, at, new Index.Positions(positions)));
  }

  /** Whether whole slices, copied one after the other, are longer than a row has positions. */
  private static boolean areFew(NDArray a, NDArray positions, int axis) {
    if (!(a.dtype instanceof DType)
        || positions.shape.length != 1
        || positions.size > FEW
        || (positions.dtype != DType.INT64 && positions.dtype != DType.INT32)) {
      return false;
    }
    for (long i = 0; i < positions.size; i++) {
      long position = positions.getLong(i);
      if (position >= a.shape[axis] || position < -a.shape[axis]) {
        return false;
      }
    }
    long rows = 1;
    for (int before = 0; before < axis; before++) {
      rows *= a.shape[before];
    }
    return rows >= MANY;
  }

  private static NDArray takeFew(NDArray a, NDArray positions, int axis) {
    var shape = a.shape.clone();
    shape[axis] = positions.size;
    var out = NDArray.fresh("take", a.dtype, shape);
    for (long i = 0; i < positions.size; i++) {
      long from = positions.getLong(i) + (positions.getLong(i) < 0 ? a.shape[axis] : 0);
      Copying.assign(Manipulation.span(out, axis, i, i + 1), Manipulation.span(a, axis, from, from + 1));
    }
    return out;
  }

  /**
   * For each place along the other axes, the elements at its own positions along one axis ({@code take_along_axis});
   * what {@code argsort} and {@code argmax} give fits here.
   *
   * @param positions as many dimensions as {@code a}, which broadcast with its other axes
   */
  public static NDArray takeAlongAxis(NDArray a, NDArray positions, int axis) {
    return FancyIndex.get("take_along_axis", a, besideOthers("take_along_axis", a, positions, axis));
  }

  /** Sets what {@link #takeAlongAxis} gets, to values that broadcast to it ({@code put_along_axis}). */
  public static void putAlongAxis(NDArray a, NDArray positions, NDArray values, int axis) {
    FancyIndex.set(a, values, besideOthers("put_along_axis", a, positions, axis));
  }

  /**
   * Sets the elements at positions of the array taken as one dimension ({@code put}); values are repeated as often as
   * needed.
   *
   * @throws IllegalArgumentException if there are positions but no values
   */
  public static void put(NDArray a, NDArray positions, NDArray values) {
    a.requireWritable("put");
    if (positions.size == 0) {
      return;
    }
    if (values.size == 0) {
      throw new IllegalArgumentException("put: " + positions.size + " positions but no values");
    }
    var run = positions.reshape(-1);
    var repeated = values.reshape(-1);
    if (values.size != 1 && values.size != positions.size) {
      var numbers = Elementwise.remainder(Creation.arange(positions.size), NDArray.of(values.size));
      repeated = take(repeated, numbers);
    }
    var flat = Views.reshaped(a, new long[] {a.size});
    if (flat != null) {
      FancyIndex.set(flat, repeated, new Index.Positions(run));
      return;
    }
    var copy = a.copy();
    FancyIndex.set(copy.reshape(-1), repeated, new Index.Positions(run));
    a.assign(copy);
  }

  /** The parts along an axis where a one-dimensional mask is true ({@code compress}). */
  public static NDArray compress(NDArray mask, NDArray a, int axis) {
    return FancyIndex.get("compress", a, along(a, Shapes.axis("compress", axis, a.shape.length), new Index.Mask(mask)));
  }

  private static Index[] along(NDArray a, int axis, Index item) {
    var items = new Index[a.shape.length];
    Arrays.fill(items, Index.all());
    items[axis] = item;
    return items;
  }

  private static Index[] besideOthers(String operation, NDArray a, NDArray positions, int axis) {
    int ndim = a.shape.length;
    if (positions.shape.length != ndim) {
      throw new IllegalArgumentException(
          operation
              + ": positions of shape "
              + Shapes.text(positions.shape)
              + " have another number of dimensions than "
              + Shapes.text(a.shape));
    }
    int indexed = Shapes.axis(operation, axis, ndim);
    var items = new Index[ndim];
    for (int k = 0; k < ndim; k++) {
      if (k == indexed) {
        items[k] = new Index.Positions(positions);
      } else {
        var shape = new long[ndim];
        Arrays.fill(shape, 1);
        shape[k] = a.shape[k];
        items[k] = new Index.Positions(Creation.arange(a.shape[k]).reshape(shape));
      }
    }
    return items;
  }
}
