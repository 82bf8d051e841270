package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Arrays from nested lists of numbers and truth values. */
final class NestedLists {
  private final List<Long> shape = new ArrayList<>();
  private final List<Object> leaves = new ArrayList<>();
  private DType dtype = DType.BOOL;
  private boolean any;

  private NestedLists() {}

  /** Integers give int64, complex numbers complex128, others float64, truth values bool; mixtures what these promote to. */
  static NDArray array(List<?> values) {
    var lists = new NestedLists();
    lists.measure(values);
    lists.collect(values, 0);
    var dtype = lists.any ? lists.dtype : DType.FLOAT64;
    var out = NDArray.fresh("of", dtype, lists.shape.stream().mapToLong(Long::longValue).toArray());
    long at = out.address;
    for (var leaf : lists.leaves) {
      store(dtype, at, leaf);
      at += dtype.itemsize();
    }
    return out;
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
          case Long _, Integer _, Short _, Byte _ -> DType.INT64;
          case Double _, Float _ -> DType.FLOAT64;
          case Complex _ -> DType.COMPLEX128;
          case BigInteger big when big.signum() > 0 && big.bitLength() == Long.SIZE -> DType.UINT64;
          case null, default ->
              throw new IllegalArgumentException("of: " + value + " is neither a number nor a truth value");
        };
    dtype = any ? DataTypes.promote(dtype, found) : found;
    any = true;
    leaves.add(value);
  }

  private static void store(DType dtype, long address, Object value) {
    switch (value) {
      case Boolean flag -> Elements.setLong(dtype, address, flag ? 1 : 0);
      case Number number -> Scalars.store(dtype, address, number);
      default -> throw new AssertionError(value);
    }
  }
}
