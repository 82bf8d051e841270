package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ReductionKernel;
import dev.ashlar.kernels.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The searching functions (array API standard 2025.12, "Searching Functions"). */
public final class Searching {
  private Searching() {}

  /**
   * Where the largest element is, counted in row-major order, as int64; the first of several; the first NaN if there
   * is one.
   */
  public static NDArray argmax(NDArray a) {
    return flat("argmax", Monoid.MAX, a);
  }

  /** Where the largest element along an axis is, as int64; the first of several; the first NaN if there is one. */
  public static NDArray argmax(NDArray a, int axis) {
    return along("argmax", Monoid.MAX, a, axis);
  }

  /**
   * Where the smallest element is, counted in row-major order, as int64; the first of several; the first NaN if there
   * is one.
   */
  public static NDArray argmin(NDArray a) {
    return flat("argmin", Monoid.MIN, a);
  }

  /** Where the smallest element along an axis is, as int64; the first of several; the first NaN if there is one. */
  public static NDArray argmin(NDArray a, int axis) {
    return along("argmin", Monoid.MIN, a, axis);
  }

  private static NDArray nonEmpty(String name, NDArray a) {
    if (a.size == 0) {
      throw new IllegalArgumentException(name + ": the array of shape " + Shapes.text(a.shape) + " has no elements");
    }
    return a;
  }

  private static NDArray flat(String name, Monoid monoid, NDArray a) {
    return along(name, monoid, nonEmpty(name, a).reshape(-1), 0);
  }

  private static NDArray along(String name, Monoid monoid, NDArray a, int axis) {
    var dtype = a.numeric(name);
    if (dtype.kind() == DType.Kind.COMPLEX) {
      throw new IllegalArgumentException(name + ": complex numbers have no order");
    }
    int reduced = Shapes.axis(name, axis, a.shape.length);
    if (a.shape[reduced] == 0) {
      throw new IllegalArgumentException(
          name + ": the array of shape " + Shapes.text(a.shape) + " has no elements along axis " + reduced);
    }
    var keptShape = a.shape.clone();
    keptShape[reduced] = 1;
    var kept = NDArray.fresh(name, DType.INT64, keptShape);
    var operands = new NDArray[] {a.isDirect() ? a : Foreign.load(a)};
    var out = new Operand(kept.address, kept.strides, DType.INT64);
    var operand = Evaluation.operand(name, operands[0], a.shape);
    var kernel = ReductionKernel.of(monoid, Expr.input(0, dtype), dtype);
    kept.owner.enter();
    try {
      Evaluation.sweepEntered(0, operands, () -> kernel.arg(a.shape, reduced, out, operand));
    } finally {
      kept.owner.exit();
    }
    var marks = new boolean[a.shape.length];
    marks[reduced] = true;
    return Reductions.squeeze(kept, marks);
  }

  /**
   * Elements of {@code x} where the condition is true, of {@code y} elsewhere; all three are broadcast together and
   * {@code x} and {@code y} promoted.
   */
  public static NDArray where(NDArray condition, NDArray x, NDArray y) {
    return Evaluation.apply(Operations.WHERE, null, condition, x, y);
  }

  /** How many elements are not 0, as int64. */
  public static NDArray countNonzero(NDArray a) {
    return countNonzero(a, Along.all());
  }

  /** How many elements along axes are not 0, as int64. */
  public static NDArray countNonzero(NDArray a, Along along) {
    var dtype = a.numeric("count_nonzero");
    var truth = dtype == DType.BOOL ? a : a.astype(DType.BOOL);
    // uint16 holds the sum of what a lane takes of a block: 256 bytes; the blocks are added as int64
    var ones = Expr.cast(DType.UINT16, Expr.input(0, DType.UINT8));
    return Reductions.reduce(
        "count_nonzero", Monoid.SUM, ones, DType.INT64, along, a.shape, truth.reinterpret(DType.UINT8));
  }

  /**
   * Where elements are not 0: for each axis the positions, as int64, in row-major order.
   *
   * @throws IllegalArgumentException if there is no axis
   */
  public static List<NDArray> nonzero(NDArray a) {
    if (a.shape.length == 0) {
      throw new IllegalArgumentException("nonzero: an array of no dimensions has no positions");
    }
    var truth = Utility.truth(a, "nonzero");
    var positions = new ArrayList<NDArray>();
    for (int axis = 0; axis < a.shape.length; axis++) {
      var steps = new long[a.shape.length];
      steps[axis] = 1;
      positions.add(Masks.offsets(truth, steps));
    }
    return positions;
  }

  /** Where elements are not 0, counted in row-major order, as int64 (NumPy's {@code flatnonzero}). */
  public static NDArray flatnonzero(NDArray a) {
    return Masks.offsets(Utility.truth(a, "flatnonzero"), Shapes.rowMajor(a.shape, 1));
  }

  /** The positions of the elements that are not 0, one row for each (NumPy's {@code argwhere}). */
  public static NDArray argwhere(NDArray a) {
    return switch (a.shape.length) {
      case 0 -> Creation.empty(DType.INT64, Utility.truth(a, "argwhere").toBoolean() ? 1 : 0, 0);
      case 1 -> flatnonzero(a).reshape(-1, 1);
      default -> Manipulation.stack(1, nonzero(a).toArray(NDArray[]::new));
    };
  }

  /** Where values belong in a sorted array; see {@link #searchsorted(NDArray, NDArray, boolean, NDArray)}. */
  public static NDArray searchsorted(NDArray sorted, NDArray values, boolean right) {
    return searchsorted(sorted, values, right, null);
  }

  /**
   * How many elements of an ascending array are less than each value, or for {@code right} less or equal, as int64 in
   * the shape of the values; both are promoted together.
   *
   * @param sorted of one dimension
   * @param sorter positions that sort it, if it is not in order itself
   * @throws IndexOutOfBoundsException if a position of the sorter is out of bounds
   */
  public static NDArray searchsorted(NDArray sorted, NDArray values, boolean right, @Nullable NDArray sorter) {
    if (sorted.shape.length != 1 || (sorter != null && !Arrays.equals(sorter.shape, sorted.shape))) {
      throw new IllegalArgumentException(
          "searchsorted: the sorted array has one dimension, not shape "
              + Shapes.text(sorted.shape)
              + (sorter == null ? "" : ", and the sorter its shape, not " + Shapes.text(sorter.shape)));
    }
    var dtype = (DType) Manipulation.common("searchsorted", sorted, values);
    var run = sorter == null ? sorted : Indexing.take(sorted, sorter);
    var from = run.dtype == dtype && run.isDirect() ? run : run.astype(dtype);
    var needles = values.dtype == dtype && values.isPlain() ? values : values.astype(dtype);
    var out = NDArray.fresh("searchsorted", DType.INT64, values.shape);
    Evaluation.sweepEntered(
        0,
        new NDArray[] {from, needles},
        () ->
            dev.ashlar.kernels.raw.Sorting.searchSorted(
                dtype,
                from.address,
                from.strides[0],
                from.size,
                0,
                0,
                needles.address,
                dtype.itemsize(),
                needles.size,
                out.address,
                Long.BYTES,
                right));
    return out;
  }
}
