package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.IndexedCopy;
import dev.ashlar.kernels.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indices that hold masks or arrays of positions, as NumPy's advanced indexing. All such items together, and single
 * positions beside them, become one array of byte offsets; the other items are a view, the rest, that is copied at
 * each offset.
 */
final class FancyIndex {
  private final String operation;
  private final NDArray array;

  /** Where the rest begins, its extents and strides. */
  private long base;

  private final List<Long> restShape = new ArrayList<>();
  private final List<Long> restStrides = new ArrayList<>();

  /** The offsets found so far, their common shape, and before which axis of the rest that shape comes. */
  private @Nullable NDArray offsets;

  private int place = -1;
  private boolean interrupted;
  private boolean scattered;

  private FancyIndex(String operation, NDArray array, Index... items) {
    this.operation = operation;
    this.array = array;
    this.base = array.address;
    walk(items);
  }

  static boolean isFancy(Index... items) {
    for (var item : items) {
      if (item instanceof Index.Positions || item instanceof Index.Mask) {
        return true;
      }
    }
    return false;
  }

  static NDArray get(NDArray a, Index... items) {
    return get("get", a, items);
  }

  static NDArray get(String operation, NDArray a, Index... items) {
    var source = a.isDirect() ? a : Foreign.load(a);
    if (items.length == 1 && items[0] instanceof Index.Positions(NDArray positions) && source.shape.length == 1) {
      return take(operation, source, positions);
    }
    if (items.length == 1 && items[0] instanceof Index.Mask(NDArray mask) && source.isPlain()
        && mask.shape.length > 0 && Arrays.equals(mask.shape, source.shape)) {
      return compress(operation, source, mask);
    }
    var plan = new FancyIndex(operation, source, items);
    var out = NDArray.fresh(operation, source.dtype, plan.resultShape());
    plan.places(out).copy(true);
    return out;
  }

  /** Elements of one dimension at positions, in one pass. */
  private static NDArray take(String operation, NDArray a, NDArray positions) {
    var found = positions.dtype == DType.INT64 && positions.isPlain() ? positions : positions.astype(DType.INT64);
    var out = NDArray.fresh(operation, a.dtype, positions.shape);
    long extent = a.shape[0];
    long back = positions.dtype == DType.UINT64 ? 0 : extent;
    var bad = new long[1];
    Evaluation.sweepEntered(
        0,
        new NDArray[] {a, found},
        () ->
            bad[0] =
                IndexedCopy.take(
                    (int) a.itemsize(), a.address, extent, back, a.strides[0], found.address, out.address, found.size));
    if (bad[0] >= 0) {
      throw outOfBounds(positions, found, bad[0], 0, a.shape);
    }
    return out;
  }

  /** The elements of a contiguous array where a mask of its shape is true. */
  private static NDArray compress(String operation, NDArray a, NDArray mask) {
    var found = Masks.truth(mask);
    var truth = found.places();
    var out = Masks.freshWithSlack(operation, a.dtype, found.count());
    Evaluation.sweepEntered(
        0,
        new NDArray[] {a, truth},
        () -> IndexedCopy.compress((int) a.itemsize(), a.address, truth.address, a.size, out.address, out.size));
    return out;
  }

  static void set(NDArray a, NDArray values, Index... items) {
    a.requireWritable("set");
    if (!isFancy(items)) {
      var part = Views.index(a, items);
      part.assign(withoutLeadingOnes(values, part.shape.length));
      return;
    }
    if (!a.isDirect()) {
      var copy = a.copy();
      set(copy, values, items);
      a.assign(copy);
      return;
    }
    if (items.length == 1 && items[0] instanceof Index.Mask(NDArray mask) && setWhere(a, values, mask)) {
      return;
    }
    if (items.length == 1 && items[0] instanceof Index.Positions(NDArray positions) && put(a, values, positions)) {
      return;
    }
    var plan = new FancyIndex("set", a, items);
    plan.places(plan.source(values)).copy(false);
  }

  /** The plain case, in which positions need not become offsets: one dimension, fitting values, nothing negative. */
  private static boolean put(NDArray a, NDArray values, NDArray positions) {
    boolean one = values.size == 1 && values.shape.length <= positions.shape.length;
    if (a.shape.length != 1 || positions.dtype != DType.INT64 || !positions.isPlain() || !values.dtype.equals(a.dtype)
        || !(one || (values.isPlain() && Arrays.equals(values.shape, positions.shape))) || !values.isDirect()
        || isNear(a, values) || isNear(a, positions)) {
      return false;
    }
    var inside = new boolean[1];
    var bad = new long[1];
    Evaluation.sweepEntered(0, new NDArray[] {a, values, positions}, () -> {
      long extent = a.shape[0];
      long item = a.itemsize();
      inside[0] = IndexedCopy.areInside(positions.address, positions.size, extent);
      // a position is looked at again before it is used: another thread may have changed it
      bad[0] = inside[0]
          ? IndexedCopy.put(
              (int) item,
              a.address,
              extent,
              a.strides[0],
              positions.address,
              values.address,
              one ? 0 : item,
              positions.size)
          : -1;
    });
    if (bad[0] >= 0) {
      throw outOfBounds(positions, positions, bad[0], 0, a.shape);
    }
    return inside[0];
  }

  private static boolean isNear(NDArray a, NDArray other) {
    return Overlap.endangers(a, other) || other.address == a.address;
  }

  /** One value under a mask of the array's shape is a choice between it and the array. */
  private static boolean setWhere(NDArray a, NDArray values, NDArray mask) {
    if (values.size != 1 || values.shape.length > 1 || !Arrays.equals(mask.shape, a.shape) || !isReal(a)
        || !isReal(values)) {
      return false;
    }
    var value = values.numeric("set") == a.dtype ? values.copy() : values.astype(a.numeric("set"));
    var condition = Overlap.endangers(a, mask) ? mask.copy() : mask;
    Evaluation.apply(Operations.WHERE, a, condition, value.reshape(), a);
    return true;
  }

  private static boolean isReal(NDArray a) {
    return a.dtype instanceof DType dtype && dtype.kind() != DType.Kind.COMPLEX;
  }

  private static NDArray withoutLeadingOnes(NDArray values, int ndim) {
    int extra = values.shape.length - ndim;
    if (extra <= 0) {
      return values;
    }
    for (int axis = 0; axis < extra; axis++) {
      if (values.shape[axis] != 1) {
        return values;
      }
    }
    return values.view(
        values.address,
        Arrays.copyOfRange(values.shape, extra, values.shape.length),
        Arrays.copyOfRange(values.strides, extra, values.strides.length));
  }

  // ---- from items to offsets and a rest

  private void walk(Index... items) {
    int taken = 0;
    int ellipses = 0;
    for (var item : items) {
      switch (item) {
        case Index.At _, Index.Slice _, Index.Positions _ -> taken++;
        case Index.Mask(NDArray mask) -> taken += mask.shape.length;
        case Index.Ellipsis _ -> ellipses++;
        case Index.NewAxis _ -> {}
      }
    }
    int ndim = array.shape.length;
    if (taken > ndim || ellipses > 1) {
      throw new IndexOutOfBoundsException(
          ellipses > 1
              ? operation + ": only one ellipsis may stand in an index, not " + ellipses
              : operation + ": indices for " + taken + " axes of an array of shape " + Shapes.text(array.shape));
    }
    int axis = 0;
    for (var item : items) {
      switch (item) {
        case Index.At(long position) -> {
          base += Views.position(position, axis, array.shape) * array.strides[axis];
          beside();
          axis++;
        }
        case Index.Slice slice -> {
          long extent = array.shape[axis];
          long first = Views.first(slice, extent);
          long count = Views.count(slice, first, extent);
          base += count == 0 ? 0 : first * array.strides[axis];
          keep(count, array.strides[axis] * slice.step());
          axis++;
        }
        case Index.NewAxis _ -> keep(1, 0);
        case Index.Ellipsis _ -> {
          interrupted |= place >= 0;
          for (int whole = ndim - taken; whole > 0; whole--) {
            keep(array.shape[axis], array.strides[axis]);
            axis++;
          }
        }
        case Index.Positions(NDArray positions) -> {
          beside();
          add(offsetsOf(positions, axis));
          axis++;
        }
        case Index.Mask(NDArray mask) -> {
          beside();
          add(offsetsOf(mask, axis, axis + mask.shape.length));
          axis += mask.shape.length;
        }
      }
    }
    while (axis < ndim) {
      keep(array.shape[axis], array.strides[axis]);
      axis++;
    }
  }

  private void keep(long extent, long stride) {
    restShape.add(extent);
    restStrides.add(stride);
    interrupted |= place >= 0;
  }

  /** An item that goes side by side with the others of its kind. */
  private void beside() {
    if (place < 0) {
      place = restShape.size();
    }
    scattered |= interrupted;
  }

  private void add(NDArray more) {
    var known = offsets;
    if (known == null) {
      offsets = more;
      return;
    }
    try {
      offsets = Evaluation.binary(Operations.ADD, known, more);
    } catch (IllegalArgumentException e) {
      throw new IndexOutOfBoundsException(
          operation
              + ": arrays of positions of shapes "
              + Shapes.text(known.shape)
              + " and "
              + Shapes.text(more.shape)
              + " do not broadcast together");
    }
  }

  private NDArray offsetsOf(NDArray positions, int axis) {
    var found =
        positions.dtype == DType.INT64 && positions.isPlain() ? positions : positions.astype(DType.INT64);
    var out = NDArray.fresh(operation, DType.INT64, positions.shape);
    long extent = array.shape[axis];
    long back = positions.dtype == DType.UINT64 ? 0 : extent;
    var bad = new long[1];
    Evaluation.sweepEntered(
        0,
        new NDArray[] {found},
        () ->
            bad[0] =
                IndexedCopy.offsets(found.address, found.size, extent, back, array.strides[axis], out.address));
    if (bad[0] >= 0) {
      throw outOfBounds(positions, found, bad[0], axis, array.shape);
    }
    return out;
  }

  private static IndexOutOfBoundsException outOfBounds(
      NDArray positions, NDArray found, long bad, int axis, long[] shape) {
    var position = found.reshape(-1).getLong(bad);
    return new IndexOutOfBoundsException(
        "index "
            + (positions.dtype == DType.UINT64 ? Long.toUnsignedString(position) : Long.toString(position))
            + " is out of bounds for axis "
            + axis
            + " of shape "
            + Shapes.text(shape));
  }

  private NDArray offsetsOf(NDArray mask, int from, int to) {
    for (int axis = from; axis < to; axis++) {
      // as NumPy: a mask that is empty along an axis chooses nothing, however long the axis is
      if (mask.shape[axis - from] != array.shape[axis] && mask.shape[axis - from] != 0) {
        throw new IndexOutOfBoundsException(
            operation
                + ": a mask of shape "
                + Shapes.text(mask.shape)
                + " does not fit axis "
                + axis
                + " of shape "
                + Shapes.text(array.shape));
      }
    }
    return Masks.offsets(mask, Arrays.copyOfRange(array.strides, from, to));
  }

  // ---- copying

  private long[] indexShape() {
    return offsets == null ? new long[0] : offsets.shape;
  }

  /** Before which axis of the rest the shape of the offsets comes. */
  private int indexPlace() {
    return scattered ? 0 : place;
  }

  private long[] resultShape() {
    var index = indexShape();
    var shape = new long[index.length + restShape.size()];
    for (int axis = 0; axis < restShape.size(); axis++) {
      shape[axis < indexPlace() ? axis : axis + index.length] = restShape.get(axis);
    }
    System.arraycopy(index, 0, shape, indexPlace(), index.length);
    return shape;
  }

  /**
   * The values as they are stored: of the array's dtype, broadcast to the result's shape, the indexed axes in one
   * run.
   */
  private NDArray source(NDArray values) {
    var shape = resultShape();
    var fitting = withoutLeadingOnes(values, shape.length);
    var converted = fitting;
    if (!fitting.dtype.equals(array.dtype)) {
      converted = NDArray.fresh("set", array.dtype, fitting.shape).assign(fitting);
    } else if (!fitting.isDirect() || isNear(array, fitting)) {
      converted = fitting.copy();
    }
    var strides = Shapes.broadcastStrides("set", converted.shape, converted.strides, shape);
    var wide = converted.view(converted.address, shape, strides);
    return isOneRun(wide) ? wide : wide.copy();
  }

  private boolean isOneRun(NDArray wide) {
    int from = indexPlace();
    for (int axis = from; axis + 1 < from + indexShape().length; axis++) {
      if (wide.strides[axis] != wide.strides[axis + 1] * wide.shape[axis + 1]) {
        return false;
      }
    }
    return true;
  }

  private IndexedPlaces places(NDArray other) {
    int from = indexPlace();
    int count = indexShape().length;
    var otherStrides = new long[restShape.size()];
    for (int axis = 0; axis < otherStrides.length; axis++) {
      otherStrides[axis] = other.strides[axis < from ? axis : axis + count];
    }
    long runStride = count == 0 ? 0 : innermost(other, from, count);
    return new IndexedPlaces(
        array,
        base,
        offsets == null ? NDArray.of(0L) : offsets,
        restShape.stream().mapToLong(Long::longValue).toArray(),
        restStrides.stream().mapToLong(Long::longValue).toArray(),
        other,
        otherStrides,
        runStride);
  }

  /** The distance between elements of the run of indexed axes: that of its last axis longer than 1. */
  private static long innermost(NDArray other, int from, int count) {
    for (int axis = from + count - 1; axis >= from; axis--) {
      if (other.shape[axis] != 1) {
        return other.strides[axis];
      }
    }
    return 0;
  }
}
