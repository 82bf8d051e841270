package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays from nested lists of numbers, truth values and arrays. */
final class NestedLists {
  private final List<Long> shape = new ArrayList<>();
  private final List<Object> leaves = new ArrayList<>();
  private DType dtype = DType.BOOL;
  private boolean any;

  /** Whether an integer is beyond int64. */
  private boolean isWide;

  private NestedLists() {}

  /** Of the dtype that all items promote to: see {@link NDArray#ofList}. */
  static NDArray array(List<?> values) {
    return array(values, null);
  }

  /**
   * Of a dtype, each number converted to it.
   *
   * @throws ArithmeticException if an integer is out of the dtype's bounds, or a number complex and the dtype not
   */
  static NDArray array(List<?> values, @Nullable DType wanted) {
    var lists = new NestedLists();
    lists.measure(values);
    lists.collect(values, 0);
    return lists.filled(wanted != null ? wanted : lists.found());
  }

  private DType found() {
    boolean isInteger = dtype == DType.INT64 && isWide;
    return any ? isInteger ? DType.UINT64 : dtype : DType.FLOAT64;
  }

  /** The extents, as the first element of each level has them. */
  private void measure(Object value) {
    Object level = value;
    while (level instanceof List<?> list) {
      shape.add((long) list.size());
      level = list.isEmpty() ? null : list.getFirst();
    }
  }

  private void collect(Object value, int axis) {
    if (axis < shape.size()) {
      if (!(value instanceof List<?> list) || list.size() != shape.get(axis)) {
        throw new IllegalArgumentException(
            "of: along axis " + axis + " a list of " + shape.get(axis) + " items was expected, not " + value);
      }
      for (var item : list) {
        collect(item, axis + 1);
      }
      return;
    }
    var found =
        switch (value) {
          case Boolean _ -> DType.BOOL;
          case BigInteger number when number.bitLength() >= 64 -> {
            isWide = true;
            yield DType.INT64;
          }
          case Number number -> Scalars.dtype("of", number);
          case NDArray array -> array.numeric("of");
          case null, default ->
              throw new IllegalArgumentException("of: " + value + " is neither a number nor a truth value");
        };
    dtype = any ? DataTypes.promote(dtype, found) : found;
    any = true;
    leaves.add(value);
  }

  private NDArray filled(DType dtype) {
    var inner = leaves.stream().anyMatch(NDArray.class::isInstance) ? innerShape() : new long[0];
    int outer = shape.size();
    var extents = Arrays.copyOf(shape.stream().mapToLong(Long::longValue).toArray(), outer + inner.length);
    System.arraycopy(inner, 0, extents, outer, inner.length);
    var out = NDArray.fresh("of", dtype, extents);
    long step = Shapes.size("of", inner) * dtype.itemsize();
    var strides = Shapes.rowMajor(inner, dtype.itemsize());
    long at = out.address;
    for (var leaf : leaves) {
      switch (leaf) {
        case NDArray array -> out.view(at, inner, strides).assign(array);
        case Boolean flag -> Elements.setLong(dtype, at, flag ? 1 : 0);
        case Number number -> Scalars.store("of", dtype, at, number);
        default -> throw new AssertionError(leaf);
      }
      at += step;
    }
    return out;
  }

  /** The shape that all items have, where arrays are among them. */
  private long[] innerShape() {
    long[] inner = null;
    for (var leaf : leaves) {
      var own = leaf instanceof NDArray array ? array.shape : new long[0];
      if (inner != null && !Arrays.equals(inner, own)) {
        throw new IllegalArgumentException(
            "of: items of shapes " + Shapes.text(inner) + " and " + Shapes.text(own) + " make no array");
      }
      inner = own;
    }
    return inner == null ? new long[0] : inner;
  }
}
