package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Arrays from functions of arrays (NumPy's {@code fromfunction}, {@code vectorize}, {@code apply_along_axis}). For
 * functions of Java numbers {@link dev.ashlar.kernels.UserOperations} is the fast way: they become operations, which
 * fuse and run on all threads.
 */
public final class Functional {
  private Functional() {}

  /**
   * What a function gives for the positions along each axis of a shape ({@code fromfunction}): it is called once, with
   * arrays.
   *
   * @param function of as many arrays as the shape has extents, each of the whole shape
   * @param dtype of the positions
   */
  public static NDArray fromFunction(Function<List<NDArray>, NDArray> function, DType dtype, long... shape) {
    var positions = new ArrayList<NDArray>();
    for (int axis = 0; axis < shape.length; axis++) {
      var line = new long[shape.length];
      Arrays.fill(line, 1);
      line[axis] = shape[axis];
      positions.add(Views.broadcastTo(Creation.arange(shape[axis]).astype(dtype).reshape(line), shape));
    }
    return function.apply(positions);
  }

  /**
   * What a function gives for each element, of the dtype that its results promote to ({@code vectorize}). The function
   * is called in row-major order, on the caller's thread, with arrays of no dimensions.
   *
   * @param function which gives an array of no dimensions
   * @param operands which are broadcast together
   * @throws IllegalArgumentException if there are no operands or no elements, or a result has dimensions
   */
  public static NDArray vectorize(Function<List<NDArray>, NDArray> function, NDArray... operands) {
    if (operands.length == 0) {
      throw new IllegalArgumentException("vectorize: there are no operands");
    }
    var wide = Manipulation.broadcastArrays(operands);
    long[] shape = wide.getFirst().shape;
    long size = wide.getFirst().size;
    if (size == 0) {
      throw new IllegalArgumentException("vectorize: there are no elements in shape " + Shapes.text(shape)
          + ", so no result to take the dtype from");
    }
    var flat = wide.stream().map(operand -> operand.reshape(-1)).toList();
    var results = new NDArray[Math.toIntExact(size)];
    for (int i = 0; i < results.length; i++) {
      int at = i;
      results[i] = function.apply(flat.stream().map(operand -> operand.get((long) at)).toList());
      if (results[i].shape.length != 0) {
        throw new IllegalArgumentException("vectorize: the function gives " + results[i].datashape()
            + ", which is no single element");
      }
    }
    return Manipulation.stack(0, results).reshape(shape);
  }

  /**
   * Applies a function to each run along an axis and puts the results, of one shape, in the axis' place ({@code
   * apply_along_axis}).
   *
   * @throws IllegalArgumentException if there are no runs, or results differ in shape
   */
  public static NDArray applyAlongAxis(UnaryOperator<NDArray> function, int axis, NDArray a) {
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
