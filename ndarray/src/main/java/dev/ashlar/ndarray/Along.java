package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import org.jspecify.annotations.Nullable;

/**
 * Along which axes a reduction goes, whether they stay with length 1, and in which dtype it computes: {@code
 * Along.axes(0, 2).keepDims().dtype(DType.FLOAT64)}.
 */
public final class Along {
  private final int @Nullable [] axes;
  private final boolean keepDims;
  private final @Nullable DType dtype;

  private Along(int @Nullable [] axes, boolean keepDims, @Nullable DType dtype) {
    this.axes = axes;
    this.keepDims = keepDims;
    this.dtype = dtype;
  }

  /** Along all axes. */
  public static Along all() {
    return new Along(null, false, null);
  }

  /** Along one axis; negative counts from the end. */
  public static Along axis(int axis) {
    return new Along(new int[] {axis}, false, null);
  }

  /** Along several axes. */
  public static Along axes(int... axes) {
    return new Along(axes.clone(), false, null);
  }

  /** The reduced axes stay, with length 1, so that the result broadcasts with the operand. */
  public Along keepDims() {
    return new Along(axes, true, dtype);
  }

  /** Elements are converted to this dtype first and the result has it. */
  public Along dtype(DType computed) {
    return new Along(axes, keepDims, computed);
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
