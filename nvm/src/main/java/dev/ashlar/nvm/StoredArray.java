package dev.ashlar.nvm;

import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Layout;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.spi.ArrayAccess;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import java.util.ArrayList;
import java.util.List;

/** Between catalogue records and arrays: types, sizes, strides, views. */
final class StoredArray {
  private StoredArray() {}

  /** The element type of a record. */
  static DataType type(String name, ArrayRecord record) {
    try {
      return DataTypes.parse(record.type());
    } catch (DataShapeException e) {
      throw new StoreDamagedException(
          "array '" + name + "': its type '" + record.type() + "' is none: " + e.getMessage(), e);
    }
  }

  /** A view of the elements that {@code owner} keeps. */
  static NDArray view(String name, ArrayRecord record, MappedOwner owner, boolean readOnly) {
    var type = type(name, record);
    try {
      return ArrayAccess.get().view(owner, owner.segment().asSlice(0, record.data().extent().length()), type,
          record.shapeArray(), record.strideArray(), readOnly);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new StoreDamagedException(
          "array '" + name + "': its shape and strides do not fit its bytes: " + e.getMessage(), e);
    }
  }

  /**
   * Bytes of an array.
   *
   * @throws IllegalArgumentException if the type cannot be stored, an extent is negative, or there are too many
   *     dimensions or bytes
   */
  static long bytes(String operation, DataType type, long[] shape) {
    if (shape.length > FileLayout.MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          operation + ": " + shape.length + " dimensions; a store takes " + FileLayout.MAX_DIMENSIONS);
    }
    long bytes = Layout.of(type).size();
    boolean empty = false;
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(operation + ": negative extent " + extent);
      }
      empty |= extent == 0;
    }
    for (long extent : shape) {
      try {
        bytes = Math.multiplyExact(bytes, empty ? 1 : extent);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            operation + ": an array of " + java.util.Arrays.toString(shape) + " elements of "
            + type + " has more than 2^63 bytes", e);
      }
    }
    return empty ? 0 : bytes;
  }

  /** Row-major strides in bytes. */
  static List<Long> strides(DataType type, long[] shape) {
    var strides = new ArrayList<Long>();
    long stride = Layout.of(type).size();
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides.add(0, stride);
      stride *= Math.max(1, shape[axis]);
    }
    return strides;
  }

  /** The bytes from the first to the last element of a view. */
  static Extent hull(NDArray view, Extent whole) {
    var shape = view.shape();
    var strides = view.strides();
    long low = 0;
    long high = Layout.of(view.dtype()).size();
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == 0) {
        return new Extent(whole.offset(), 0);
      }
      long reach = (shape[axis] - 1) * strides[axis];
      low += Math.min(0, reach);
      high += Math.max(0, reach);
    }
    var access = ArrayAccess.get();
    long first = access.address(view) - ((MappedOwner) access.owner(view)).segment().address();
    return new Extent(whole.offset() + first + low, high - low);
  }

  static List<Long> list(long[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }
}
