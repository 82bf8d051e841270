package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.memory.NativeMemory;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The creation functions (array API standard 2025.12, "Creation Functions"). */
public final class Creation {
  private Creation() {}

  /** New elements that are not set to anything. */
  public static NDArray empty(DataType dtype, long... shape) {
    return NDArray.fresh("empty", dtype, shape.clone());
  }

  /** New elements whose bytes are all 0. */
  public static NDArray zeros(DataType dtype, long... shape) {
    long size = Shapes.size("zeros", shape);
    long itemsize = Shapes.itemsize(dtype);
    var block = NativeMemory.allocateZeroed(Shapes.bytes("zeros", shape, size, itemsize));
    var extents = shape.clone();
    return new NDArray(block, block.address(), dtype, extents, Shapes.rowMajor(extents, itemsize), size, false);
  }

  /**
   * New elements that are 0, in memory of the caller's arena: the array may be used as long as the arena is open.
   *
   * @throws IllegalArgumentException if an extent is negative or the size is beyond a long
   */
  public static NDArray zeros(Arena arena, DataType dtype, long... shape) {
    long size = Shapes.size("zeros", shape);
    long itemsize = Shapes.itemsize(dtype);
    long bytes = Shapes.bytes("zeros", shape, size, itemsize);
    return Segments.view(arena.allocate(Math.max(1, bytes), 64), dtype, shape.clone());
  }

  /** New elements that are 1. */
  public static NDArray ones(DType dtype, long... shape) {
    return full(dtype, 1, shape);
  }

  /** New elements that are all one number, converted to the dtype. */
  public static NDArray full(DType dtype, Number value, long... shape) {
    return empty(dtype, shape).assign(value);
  }

  /** The numbers {@code 0, 1, ... stop - 1} as int64. */
  public static NDArray arange(long stop) {
    return arange(0, stop, 1);
  }

  /**
   * The numbers {@code start, start + step, ...} before {@code stop}, as int64.
   *
   * @throws IllegalArgumentException if the step is 0
   */
  public static NDArray arange(long start, long stop, long step) {
    return arange(BigInteger.valueOf(start), BigInteger.valueOf(stop), BigInteger.valueOf(step));
  }

  /**
   * The numbers {@code start, start + step, ...} before {@code stop}, as int64, or as uint64 if they are beyond it.
   *
   * @throws ArithmeticException if they are beyond both
   * @throws IllegalArgumentException if the step is 0
   */
  public static NDArray arange(BigInteger start, BigInteger stop, BigInteger step) {
    long count = count(start, stop, step);
    var last = start.add(step.multiply(BigInteger.valueOf(Math.max(0, count - 1))));
    var dtype = start.max(last).bitLength() < 64 ? DType.INT64 : DType.UINT64;
    for (var end : List.of(start, last)) {
      Scalars.requireFit("arange", dtype, end);
    }
    var out = empty(dtype, count);
    Ramp.fill(out, start.longValue(), step.longValue());
    return out;
  }

  private static long count(BigInteger start, BigInteger stop, BigInteger step) {
    if (step.signum() == 0) {
      throw new IllegalArgumentException("arange: the step must not be 0");
    }
    var span = stop.subtract(start);
    if (span.signum() != step.signum()) {
      return 0;
    }
    var count = span.abs().add(step.abs()).subtract(BigInteger.ONE).divide(step.abs());
    if (count.bitLength() > 63) {
      throw new IllegalArgumentException("arange: from " + start + " to " + stop + " by " + step + " are " + count
          + " numbers, more than an array can have");
    }
    return count.longValue();
  }

  /** The numbers {@code start, start + step, ...} before {@code stop}, as float64. */
  public static NDArray arange(double start, double stop, double step) {
    double count = Math.ceil((stop - start) / step);
    if (!(Math.abs(count) <= 0x1p62)) {
      throw new IllegalArgumentException("arange: from " + start + " to " + stop + " by " + step
          + " are no numbers to count");
    }
    var out = empty(DType.FLOAT64, Math.max(0, (long) count));
    // as NumPy: what counts is the difference of the first two numbers, rounded
    double delta = (start + step) - start;
    Ramp.fill(out, start, delta);
    if (out.size > 1) {
      out.setDouble(1, start + step);
    }
    return out;
  }

  /** The numbers {@code start, start + step, ...} before {@code stop}, converted to a dtype. */
  public static NDArray arange(double start, double stop, double step, DType dtype) {
    return arange(start, stop, step).astype(dtype);
  }

  /** {@code count} evenly spaced float64 numbers from {@code start} to {@code stop}, both included. */
  public static NDArray linspace(double start, double stop, long count) {
    return linspace(start, stop, count, true, DType.FLOAT64);
  }

  /**
   * Evenly spaced numbers from {@code start} to {@code stop}; those of an integer dtype are rounded down.
   *
   * @param endpoint whether {@code stop} is the last of them
   * @throws IllegalArgumentException if the count is negative
   */
  public static NDArray linspace(double start, double stop, long count, boolean endpoint, DType dtype) {
    var out = empty(DType.FLOAT64, count);
    long parts = endpoint ? count - 1 : count;
    double step = (stop - start) / parts;
    if (step != 0 && Double.isFinite(step)) {
      Ramp.fill(out, start, step);
    } else {
      for (long i = 1; i < count; i++) {
        out.setDouble(i, between(start, stop, i, parts));
      }
    }
    if (count > 0) {
      out.setDouble(0, start);
    }
    if (endpoint && count > 1) {
      out.setDouble(count - 1, stop);
    }
    boolean isInteger = dtype.kind() == DType.Kind.INT || dtype.kind() == DType.Kind.UINT;
    return dtype == DType.FLOAT64 ? out : (isInteger ? Elementwise.floor(out) : out).astype(dtype);
  }

  /** One of the numbers where steps from one to the next are infinite, vanish, or are none. */
  private static double between(double start, double stop, long i, long parts) {
    double span = stop - start;
    if (Double.isInfinite(span) && Double.isFinite(start) && Double.isFinite(stop)) {
      double share = (double) i / parts;
      return start * (1 - share) + stop * share;
    }
    return start + (span / parts == 0 ? (double) i / parts * span : i * (span / parts));
  }

  /**
   * Evenly spaced integers, exact however large, rounded down; see the real form.
   *
   * @param dtype of integers
   * @throws ArithmeticException if an end is out of the dtype's bounds
   */
  static NDArray linspace(BigInteger start, BigInteger stop, long count, boolean endpoint, DType dtype) {
    Scalars.requireFit("linspace", dtype, start);
    Scalars.requireFit("linspace", dtype, stop);
    var out = empty(dtype, count);
    var parts = BigInteger.valueOf(Math.max(1, endpoint ? count - 1 : count));
    var span = stop.subtract(start);
    for (long i = 0; i < count; i++) {
      var steps = span.multiply(BigInteger.valueOf(i)).divideAndRemainder(parts);
      var offset = steps[1].signum() < 0 ? steps[0].subtract(BigInteger.ONE) : steps[0];
      Elements.setLong(dtype, out.address + i * dtype.itemsize(), start.add(offset).longValue());
    }
    return out;
  }

  /** Evenly spaced complex numbers from {@code start} to {@code stop}; see the real form. */
  public static NDArray linspace(Complex start, Complex stop, long count, boolean endpoint, DType dtype) {
    var parts = Complexes.join(
        DType.COMPLEX128,
        linspace(start.real(), stop.real(), count, endpoint, DType.FLOAT64),
        linspace(start.imaginary(), stop.imaginary(), count, endpoint, DType.FLOAT64));
    return dtype == DType.COMPLEX128 ? parts : parts.astype(dtype);
  }

  /** Numbers whose logarithms to a base are evenly spaced, from {@code base^start} to {@code base^stop}, as float64. */
  public static NDArray logspace(double start, double stop, long count, boolean endpoint, double base) {
    return Elementwise.pow(full(DType.FLOAT64, base), linspace(start, stop, count, endpoint, DType.FLOAT64));
  }

  /**
   * Numbers of one ratio from {@code start} to {@code stop}, both included, as float64.
   *
   * @throws IllegalArgumentException if either is 0 or they differ in sign
   */
  public static NDArray geomspace(double start, double stop, long count) {
    if (!(start * stop > 0)) {
      throw new IllegalArgumentException("geomspace: there is no ratio from " + start + " to " + stop);
    }
    double sign = Math.signum(start);
    var out = logspace(Math.log10(Math.abs(start)), Math.log10(Math.abs(stop)), count, true, 10).times(sign);
    if (count > 0) {
      out.setDouble(count - 1, stop);
      out.setDouble(0, start);
    }
    return out;
  }

  /** New elements of the shape and dtype of an array, not set to anything. */
  public static NDArray emptyLike(NDArray a) {
    return empty(a.dtype, a.shape);
  }

  /** New elements that are 0, of the shape and dtype of an array. */
  public static NDArray zerosLike(NDArray a) {
    return zeros(a.dtype, a.shape);
  }

  /** New elements that are 1, of the shape and dtype of an array. */
  public static NDArray onesLike(NDArray a) {
    return ones(a.numeric("ones_like"), a.shape);
  }

  /** New elements that are all one number, of the shape and dtype of an array. */
  public static NDArray fullLike(NDArray a, Number value) {
    return full(a.numeric("full_like"), value, a.shape);
  }

  /** The identity matrix, of float64. */
  public static NDArray eye(long n) {
    return eye(n, n, 0, DType.FLOAT64);
  }

  /**
   * A matrix that is 1 on a diagonal and 0 elsewhere.
   *
   * @param diagonal 0 for the main one, above it if positive
   */
  public static NDArray eye(long rows, long columns, long diagonal, DType dtype) {
    var out = zeros(dtype, rows, columns);
    var line = diagonal(out, diagonal);
    if (line.size > 0) {
      line.assign(1);
    }
    return out;
  }

  /**
   * A diagonal of two axes, as the last axis; a view (NumPy's {@code diagonal}).
   *
   * @param offset 0 for the main one, above it if positive
   * @param first the axis of the rows
   * @param second the axis of the columns
   * @throws IllegalArgumentException if both are one axis
   */
  public static NDArray diagonal(NDArray a, long offset, int first, int second) {
    return diagonal(Manipulation.moveaxis(a, new int[] {first, second}, new int[] {-2, -1}), offset);
  }

  /** A diagonal of the last two axes, as the last axis; a view (array API {@code linalg.diagonal}). */
  public static NDArray diagonal(NDArray a, long offset) {
    int ndim = a.shape.length;
    if (ndim < 2) {
      throw new IllegalArgumentException("diagonal: an array of shape " + Shapes.text(a.shape) + " has no diagonal");
    }
    long rows = a.shape[ndim - 2];
    long columns = a.shape[ndim - 1];
    long row = -Math.clamp(offset, -rows, 0L);
    long column = Math.clamp(offset, 0L, columns);
    long length = Math.min(rows - row, columns - column);
    var shape = Arrays.copyOf(a.shape, ndim - 1);
    var strides = Arrays.copyOf(a.strides, ndim - 1);
    shape[ndim - 2] = length;
    strides[ndim - 2] = a.strides[ndim - 2] + a.strides[ndim - 1];
    long start = length == 0 ? a.address : a.address + row * a.strides[ndim - 2] + column * a.strides[ndim - 1];
    return a.view(start, shape, strides);
  }

  /**
   * A matrix of zeros with the elements of a one-dimensional array on a diagonal; of a matrix, a copy of the diagonal
   * (NumPy's {@code diag}).
   */
  public static NDArray diag(NDArray a, long offset) {
    if (a.shape.length == 2) {
      return diagonal(a, offset).copy();
    }
    if (a.shape.length != 1) {
      throw new IllegalArgumentException("diag: an array has one or two dimensions, not shape " + Shapes.text(a.shape));
    }
    long extent = Shapes.longer("diag", a.size, offset == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(offset));
    var out = zeros(a.dtype, extent, extent);
    diagonal(out, offset).assign(a);
    return out;
  }

  /** The matrices of the last two axes with zeros above a diagonal, in new memory. */
  public static NDArray tril(NDArray a, long diagonal) {
    return triangle("tril", a, diagonal, true);
  }

  /** The matrices of the last two axes with zeros below a diagonal, in new memory. */
  public static NDArray triu(NDArray a, long diagonal) {
    return triangle("triu", a, diagonal, false);
  }

  private static NDArray triangle(String name, NDArray a, long diagonal, boolean lower) {
    int ndim = a.shape.length;
    if (ndim < 2) {
      throw new IllegalArgumentException(name + ": an array of shape " + Shapes.text(a.shape) + " is no matrix");
    }
    var out = zeros(a.dtype, a.shape);
    long rows = a.shape[ndim - 2];
    long columns = a.shape[ndim - 1];
    long nearest = Math.clamp(diagonal, -rows, columns);
    for (long row = 0; row < rows; row++) {
      // the first column above the diagonal, or on it
      long border = Math.clamp(row + nearest + (lower ? 1 : 0), 0, columns);
      var part = new Index[] {Index.ellipsis(), Index.at(row), lower ? Index.until(border) : Index.from(border)};
      Copying.assign(Views.index(out, part), Views.index(a, part));
    }
    return out;
  }

  /**
   * The coordinates of a grid: for each one-dimensional array its elements along one axis of the grid, repeated along
   * the others.
   *
   * @param matrixOrder whether the first array goes along the first axis ("ij") or along the second ("xy")
   */
  public static List<NDArray> meshgrid(boolean matrixOrder, NDArray... coordinates) {
    int ndim = coordinates.length;
    var shape = new long[ndim];
    var wide = new NDArray[ndim];
    for (int i = 0; i < ndim; i++) {
      if (coordinates[i].shape.length > 1) {
        throw new IllegalArgumentException("meshgrid: coordinates have one dimension, not shape "
            + Shapes.text(coordinates[i].shape));
      }
      int axis = !matrixOrder && ndim > 1 && i < 2 ? 1 - i : i;
      shape[axis] = coordinates[i].size;
      var own = new long[ndim];
      Arrays.fill(own, 1);
      own[axis] = coordinates[i].size;
      wide[i] = coordinates[i].reshape(own);
    }
    return Arrays.stream(wide).map(a -> Views.broadcastTo(a, shape).copy()).toList();
  }

  /**
   * For each axis of a shape, the positions along it at every place (NumPy's {@code indices}), stacked along a new
   * first axis.
   */
  public static NDArray indices(long... shape) {
    var positions = Arrays.stream(shape).mapToObj(Creation::arange).toArray(NDArray[]::new);
    return positions.length == 0
        ? empty(DType.INT64, 0)
        : Manipulation.stack(0, meshgrid(true, positions).toArray(NDArray[]::new));
  }
}
