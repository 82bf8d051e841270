package dev.ashlar.ndarray;

import java.util.Arrays;

/**
 * The indexing functions (array API standard 2025.12, "Indexing Functions"; NumPy's {@code put}, {@code
 * put_along_axis} and {@code compress}). {@link NDArray#get(Index...)} and {@link NDArray#set(NDArray, Index...)} are
 * the general forms.
 */
public final class Indexing {
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
    return FancyIndex.get("take", a, along(a, Shapes.axis("take", axis, a.shape.length),
        new Index.Positions(positions)));
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
