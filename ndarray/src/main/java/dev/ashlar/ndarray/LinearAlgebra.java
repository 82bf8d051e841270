package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.MatrixProduct;
import dev.ashlar.kernels.Operations;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Products of vectors and matrices (array API standard 2025.12, "Linear Algebra Functions"; NumPy's {@code outer},
 * {@code kron}, ...).
 */
public final class LinearAlgebra {
  private LinearAlgebra() {}

  /**
   * The matrix product ({@code matmul}) of the last two axes, the others broadcast. A one-dimensional operand is a
   * row on the left and a column on the right, and that axis is missing from the result.
   *
   * @throws IllegalArgumentException if an operand has no dimensions, or the inner extents differ
   */
  public static NDArray matmul(NDArray a, NDArray b) {
    if (a.shape.length == 0 || b.shape.length == 0) {
      throw mismatch("matmul", a, b);
    }
    if (a.shape.length == 1) {
      return drop(matmul(Manipulation.expandDims(a, 0), b), b.shape.length == 1 ? -1 : -2);
    }
    if (b.shape.length == 1) {
      return drop(matmul(a, Manipulation.expandDims(b, 1)), -1);
    }
    int p = a.shape.length;
    int q = b.shape.length;
    if (a.shape[p - 1] != b.shape[q - 2]) {
      throw mismatch("matmul", a, b);
    }
    var dtype = (DType) Manipulation.common("matmul", a, b);
    var batch = Shapes.broadcast("matmul", Arrays.copyOf(a.shape, p - 2), Arrays.copyOf(b.shape, q - 2));
    var shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = a.shape[p - 2];
    shape[batch.length + 1] = b.shape[q - 1];
    var out = NDArray.fresh("matmul", dtype, shape);
    var left = prepared(a, dtype);
    var right = prepared(b, dtype);
    if (out.size > 0) {
      Evaluation.sweepEntered(
          0,
          new NDArray[] {left, right},
          () ->
              MatrixProduct.multiply(
                  dtype,
                  batch,
                  a.shape[p - 2],
                  b.shape[q - 1],
                  a.shape[p - 1],
                  out.address,
                  out.strides,
                  left.address,
                  strides(left, batch),
                  right.address,
                  strides(right, batch),
                  MatrixProduct.Workers.SHARED));
    }
    return out;
  }

  private static NDArray drop(NDArray product, int axis) {
    return Manipulation.squeeze(product, axis);
  }

  private static NDArray prepared(NDArray a, DType dtype) {
    return a.dtype == dtype ? (a.isDirect() ? a : a.copy()) : a.astype(dtype);
  }

  private static long[] strides(NDArray a, long[] batch) {
    int outer = a.shape.length - 2;
    var strides =
        Shapes.broadcastStrides("matmul", Arrays.copyOf(a.shape, outer), Arrays.copyOf(a.strides, outer), batch);
    var all = Arrays.copyOf(strides, strides.length + 2);
    all[strides.length] = a.strides[outer];
    all[strides.length + 1] = a.strides[outer + 1];
    return all;
  }

  private static IllegalArgumentException mismatch(String operation, NDArray a, NDArray b) {
    return new IllegalArgumentException(
        operation + ": shapes " + Shapes.text(a.shape) + " and " + Shapes.text(b.shape) + " do not fit");
  }

  /** The last two axes exchanged ({@code matrix_transpose}); a view. */
  public static NDArray matrixTranspose(NDArray a) {
    if (a.shape.length < 2) {
      throw new IllegalArgumentException("matrix_transpose: an array of shape " + Shapes.text(a.shape)
          + " is no matrix");
    }
    return Manipulation.swapaxes(a, -2, -1);
  }

  /**
   * The sums of products over the last {@code axes} axes of {@code a} and the first of {@code b} ({@code tensordot}).
   */
  public static NDArray tensordot(NDArray a, NDArray b, int axes) {
    if (axes < 0 || axes > Math.min(a.shape.length, b.shape.length)) {
      throw new IllegalArgumentException(
          "tensordot: " + axes + " axes of shapes " + Shapes.text(a.shape) + " and " + Shapes.text(b.shape));
    }
    return tensordot(
        a, b, IntStream.range(a.shape.length - axes, a.shape.length).toArray(), IntStream.range(0, axes).toArray());
  }

  /**
   * The sums of products over pairs of axes ({@code tensordot}): the rest of {@code a}'s axes, then the rest of
   * {@code b}'s.
   */
  public static NDArray tensordot(NDArray a, NDArray b, int[] axesOfA, int[] axesOfB) {
    var summedA = Shapes.marks("tensordot", axesOfA, a.shape.length);
    var summedB = Shapes.marks("tensordot", axesOfB, b.shape.length);
    boolean fits = axesOfA.length == axesOfB.length;
    for (int i = 0; fits && i < axesOfA.length; i++) {
      fits =
          a.shape[Shapes.axis("tensordot", axesOfA[i], a.shape.length)]
              == b.shape[Shapes.axis("tensordot", axesOfB[i], b.shape.length)];
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "tensordot: axes %s of shape %s do not fit axes %s of shape %s"
              .formatted(Arrays.toString(axesOfA), Shapes.text(a.shape), Arrays.toString(axesOfB),
                  Shapes.text(b.shape)));
    }
    var restA = IntStream.range(0, a.shape.length).filter(axis -> !summedA[axis]).toArray();
    var restB = IntStream.range(0, b.shape.length).filter(axis -> !summedB[axis]).toArray();
    var left = Views.permute(a, IntStream.concat(Arrays.stream(restA), Arrays.stream(axesOfA)).toArray());
    var right = Views.permute(b, IntStream.concat(Arrays.stream(axesOfB), Arrays.stream(restB)).toArray());
    var shape = new long[restA.length + restB.length];
    System.arraycopy(left.shape, 0, shape, 0, restA.length);
    System.arraycopy(right.shape, axesOfB.length, shape, restA.length, restB.length);
    long rows = product(left.shape, 0, restA.length);
    long inner = product(left.shape, restA.length, left.shape.length);
    long columns = product(right.shape, axesOfB.length, right.shape.length);
    return matmul(left.reshape(rows, inner), right.reshape(inner, columns)).reshape(shape);
  }

  private static long product(long[] shape, int from, int to) {
    return Arrays.stream(shape, from, to).reduce(1, (x, y) -> x * y);
  }

  /**
   * The sums of products along an axis, the others broadcast ({@code vecdot}); complex elements of {@code a} are
   * conjugated.
   *
   * @param axis counted from the end, of both arrays
   */
  public static NDArray vecdot(NDArray a, NDArray b, int axis) {
    int least = Math.min(a.shape.length, b.shape.length);
    if (axis >= 0 || axis < -least) {
      throw new IndexOutOfBoundsException("vecdot: axis " + axis + " is not from -" + least + " to -1");
    }
    if (a.shape[a.shape.length + axis] != b.shape[b.shape.length + axis]) {
      throw mismatch("vecdot", a, b);
    }
    var left = Manipulation.moveaxis(a, axis, -1);
    var right = Manipulation.moveaxis(b, axis, -1);
    var dtype = (DType) Manipulation.common("vecdot", a, b);
    var shape = Shapes.broadcast("vecdot", left.shape, right.shape);
    if (shape.length == 1 || dtype == DType.BOOL || dtype.kind() == DType.Kind.COMPLEX) {
      boolean conjugates = a.numeric("vecdot").kind() == DType.Kind.COMPLEX;
      var row = Manipulation.expandDims(conjugates ? Evaluation.unary(Operations.CONJ, left) : left, -2);
      return Manipulation.squeeze(matmul(row, Manipulation.expandDims(right, -1)), -2, -1);
    }
    // products of float16 are not rounded before they are summed
    var computed = dtype == DType.FLOAT16 ? DType.FLOAT32 : dtype;
    var product =
        Expr.apply(
            Operations.MULTIPLY,
            Expr.cast(computed, Expr.input(0, a.numeric("vecdot"))),
            Expr.cast(computed, Expr.input(1, b.numeric("vecdot"))));
    var along = Along.axis(-1).dtype(dtype);
    return Accumulation.of("vecdot", Reduction.SUM, product, along).along(along, shape, left, right);
  }

  /**
   * All products of an element of one vector with one of another (NumPy's {@code outer}); operands are taken as one
   * dimension.
   */
  public static NDArray outer(NDArray a, NDArray b) {
    return a.reshape(-1, 1).times(b.reshape(1, -1));
  }

  /**
   * The sums of products over the last axis of {@code a} and the last but one of {@code b}, or its only one (NumPy's
   * {@code dot}); the products where either has no dimensions.
   */
  public static NDArray dot(NDArray a, NDArray b) {
    return a.shape.length == 0 || b.shape.length == 0
        ? a.times(b)
        : tensordot(a, b, new int[] {-1}, new int[] {b.shape.length == 1 ? -1 : -2});
  }

  /**
   * The norm of vectors along axes (array API {@code linalg.vector_norm}): the {@code order}-th root of the sum of the
   * powers of the magnitudes. Integers give float64, complex numbers the real dtype of their parts.
   *
   * @param order 1, 2 or any other number; infinity for the greatest magnitude, minus infinity for the smallest, 0 for
   *     how many are not 0
   */
  public static NDArray vectorNorm(NDArray a, Along along, double order) {
    return Norms.vector(a, along, order);
  }

  /** The sums of products over the last axes of both (NumPy's {@code inner}). */
  public static NDArray inner(NDArray a, NDArray b) {
    return a.shape.length == 0 || b.shape.length == 0 ? a.times(b) : tensordot(a, b, new int[] {-1}, new int[] {-1});
  }

  /** The sums along a diagonal of the last two axes (array API {@code linalg.trace}). */
  public static NDArray trace(NDArray a, long offset) {
    return trace(a, offset, -2, -1, null);
  }

  /**
   * The sums along a diagonal of two axes (NumPy's {@code trace}).
   *
   * @param first the axis of the rows
   * @param second the axis of the columns
   * @param dtype of the sums; null for that of {@link Statistics#sum(NDArray, Along)}
   */
  public static NDArray trace(NDArray a, long offset, int first, int second, @Nullable DType dtype) {
    var along = Along.axis(-1);
    return Statistics.sum(
        Creation.diagonal(a, offset, first, second), dtype == null ? along : along.dtype(dtype));
  }

  /** The Kronecker product (NumPy's {@code kron}). */
  public static NDArray kron(NDArray a, NDArray b) {
    int ndim = Math.max(a.shape.length, b.shape.length);
    var left = new long[2 * ndim];
    var right = new long[2 * ndim];
    var result = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      int i = axis - (ndim - a.shape.length);
      int k = axis - (ndim - b.shape.length);
      left[2 * axis] = i < 0 ? 1 : a.shape[i];
      left[2 * axis + 1] = 1;
      right[2 * axis] = 1;
      right[2 * axis + 1] = k < 0 ? 1 : b.shape[k];
      result[axis] = Shapes.repeated("kron", left[2 * axis], right[2 * axis + 1]);
    }
    return a.reshape(left).times(b.reshape(right)).reshape(result);
  }

  /** The vector product along an axis of length 3, the others broadcast (array API {@code linalg.cross}). */
  public static NDArray cross(NDArray a, NDArray b, int axis) {
    return Manipulation.moveaxis(
        cross(Manipulation.moveaxis(a, axis, -1), Manipulation.moveaxis(b, axis, -1)), -1, axis);
  }

  /** The vector product along the last axis, of length 3 (array API {@code linalg.cross}). */
  public static NDArray cross(NDArray a, NDArray b) {
    if (a.shape.length == 0 || b.shape.length == 0 || a.shape[a.shape.length - 1] != 3
        || b.shape[b.shape.length - 1] != 3) {
      throw mismatch("cross", a, b);
    }
    var parts = new NDArray[3];
    for (int i = 0; i < 3; i++) {
      int next = (i + 1) % 3;
      int last = (i + 2) % 3;
      parts[i] = part(a, next).times(part(b, last)).minus(part(a, last).times(part(b, next)));
    }
    return Manipulation.stack(-1, parts);
  }

  private static NDArray part(NDArray a, int i) {
    return a.get(Index.ellipsis(), Index.at(i));
  }
}
