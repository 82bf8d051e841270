package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Along which axes a reduction goes, whether they stay with length 1, in which dtype it computes, which elements take
 * part and what they are joined to: {@code Along.axes(0, 2).keepDims().dtype(DType.FLOAT64).where(mask).initial(10)}.
 */
public final class Along {
  private final int @Nullable [] axes;
  private final boolean keepDims;
  private final @Nullable DType dtype;
  private final @Nullable NDArray mask;
  private final @Nullable Number initial;

  private Along(
      int @Nullable [] axes,
      boolean keepDims,
      @Nullable DType dtype,
      @Nullable NDArray mask,
      @Nullable Number initial) {
    this.axes = axes;
    this.keepDims = keepDims;
    this.dtype = dtype;
    this.mask = mask;
    this.initial = initial;
  }

  /** Along all axes. */
  public static Along all() {
    return new Along(null, false, null, null, null);
  }

  /** Along one axis; negative counts from the end. */
  public static Along axis(int axis) {
    return axes(axis);
  }

  /** Along several axes. */
  public static Along axes(int... axes) {
    return new Along(axes.clone(), false, null, null, null);
  }

  /** The reduced axes stay, with length 1, so that the result broadcasts with the operand. */
  public Along keepDims() {
    return new Along(axes, true, dtype, mask, initial);
  }

  /** Elements are converted to this dtype first and the result has it. */
  public Along dtype(DType computed) {
    return new Along(axes, keepDims, computed, mask, initial);
  }

  /**
   * Only elements where the mask is true take part (NumPy's {@code where}); no copy of them is made.
   *
   * @param elements of dtype bool, broadcast to the operand's shape
   */
  public Along where(NDArray elements) {
    if (elements.dtype != DType.BOOL) {
      throw new IllegalArgumentException("where: a mask is of dtype bool, not " + elements.dtype);
    }
    return new Along(axes, keepDims, dtype, elements, initial);
  }

  /** A number that the elements are joined to (NumPy's {@code initial}): the result where there are none. */
  public Along initial(Number number) {
    return new Along(axes, keepDims, dtype, mask, number);
  }

  @Nullable NDArray mask() {
    return mask;
  }

  @Nullable Number initial() {
    return initial;
  }

  /** The same axes for a question beside the reduction itself: nothing masked, nothing to join to, no dtype. */
  Along plain() {
    return new Along(axes, keepDims, null, null, null);
  }

  Along withoutInitial() {
    return new Along(axes, keepDims, dtype, mask, null);
  }

  /** The same of an array that has one axis more, the last, which stays as it is. */
  Along ofPairs(String operation, int ndim) {
    var marks = marks(operation, ndim);
    var marked = IntStream.range(0, ndim).filter(axis -> marks[axis]).toArray();
    return new Along(marked, keepDims, dtype, mask == null ? null : Manipulation.expandDims(mask, -1), initial);
  }

  boolean keepsDims() {
    return keepDims;
  }

  @Nullable DType computed() {
    return dtype;
  }

  /** For each axis of the operand whether it is reduced. */
  boolean[] marks(String operation, int ndim) {
    if (axes == null) {
      var marks = new boolean[ndim];
      java.util.Arrays.fill(marks, true);
      return marks;
    }
    return Shapes.marks(operation, axes, ndim);
  }
}
