package dev.ashlar.kernels.internal.matmul;

import java.util.Arrays;
import java.util.function.LongBinaryOperator;

/**
 * A batch of matrices in native memory: its first matrix, the lengths of the batch axes, and their strides in bytes.
 */
public final class MatrixStack {
  private static final long[] NONE = {};

  private final Operand matrix;
  private final long[] lengths;
  private final long[] strides;

  /** A single matrix. */
  public MatrixStack(long address, long row, long column) {
    this(new Operand(address, row, column), NONE, NONE);
  }

  private MatrixStack(Operand matrix, long[] lengths, long[] strides) {
    this.matrix = matrix;
    this.lengths = lengths;
    this.strides = strides;
  }

  /** Matrices whose last two strides are those of rows and columns. */
  public static MatrixStack of(long[] batch, long address, long[] strides) {
    int axes = batch.length;
    if (strides.length != axes + 2) {
      throw new IllegalArgumentException(
          "matmul: " + axes + " batch axes need " + (axes + 2) + " strides, not " + Arrays.toString(strides));
    }
    return new MatrixStack(
        new Operand(address, strides[axes], strides[axes + 1]), batch.clone(), Arrays.copyOf(strides, axes));
  }

  /** The first matrix. */
  public Operand matrix() {
    return matrix;
  }

  /** The number of matrices. */
  long size() {
    long size = 1;
    for (long length : lengths) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  /** The matrix at an index of the batch counted in row-major order. */
  Operand at(long index) {
    if (lengths.length == 0) {
      return matrix;
    }
    long address = matrix.address();
    for (int axis = lengths.length - 1; axis > 0; axis--) {
      address += index % lengths[axis] * strides[axis];
      index /= lengths[axis];
    }
    return new Operand(address + index * strides[0], matrix.row(), matrix.column());
  }

  /** Whether memory between the first and the last byte of this is also between those of the other. */
  boolean mayOverlap(long rows, long columns, MatrixStack other, long otherRows, long otherColumns, int itemsize) {
    return low(rows, columns) < other.high(otherRows, otherColumns) + itemsize
        && other.low(otherRows, otherColumns) < high(rows, columns) + itemsize;
  }

  /** Copies the matrices into scratch memory, those that are the same by a stride of 0 once. */
  MatrixStack copy(long rows, long columns, int itemsize, Scratch scratch) {
    var copied = new long[strides.length];
    long column = matrix.column() == 0 ? 0 : itemsize;
    long storedColumns = column == 0 ? 1 : columns;
    long row = matrix.row() == 0 ? 0 : storedColumns * itemsize;
    long storedRows = row == 0 ? 1 : rows;
    long bytes = storedRows * storedColumns * itemsize;
    long matrices = 1;
    for (int axis = lengths.length - 1; axis >= 0; axis--) {
      if (strides[axis] != 0) {
        copied[axis] = bytes * matrices;
        matrices *= lengths[axis];
      }
    }
    var copy = new MatrixStack(new Operand(scratch.allocate(bytes * matrices), row, column), lengths, copied);
    for (long index = 0; index < size(); index++) {
      copy.at(index).fill(at(index), storedRows, storedColumns, itemsize);
    }
    return copy;
  }

  private long low(long rows, long columns) {
    return reach(rows, columns, Math::min);
  }

  private long high(long rows, long columns) {
    return reach(rows, columns, Math::max);
  }

  private long reach(long rows, long columns, LongBinaryOperator extreme) {
    long address =
        matrix.address()
            + extreme.applyAsLong(0, (rows - 1) * matrix.row())
            + extreme.applyAsLong(0, (columns - 1) * matrix.column());
    for (int axis = 0; axis < lengths.length; axis++) {
      address += extreme.applyAsLong(0, (lengths[axis] - 1) * strides[axis]);
    }
    return address;
  }
}
