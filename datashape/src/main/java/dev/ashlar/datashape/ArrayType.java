package dev.ashlar.datashape;

import java.util.ArrayList;
import java.util.List;

/**
 * Dimensions in front of a dtype: {@code 3 * var * int32}. Dimensions of a dtype that is itself an array type are
 * joined to these, so {@link #dtype} is never one.
 */
public final class ArrayType extends CompositeType {
  private final List<Dim> dims;

  /**
   * {@code dims * dtype}.
   *
   * @param dims the dimensions, outermost first; at least one, at most one of them an ellipsis
   * @param dtype what each element is
   * @throws IllegalArgumentException if there is no dimension or a second ellipsis, or the type gets too deep
   */
  public ArrayType(List<Dim> dims, DataType dtype) {
    var all = new ArrayList<>(dims);
    all.addAll(dtype.dims());
    requireDims(all);
    var joined = List.copyOf(all);
    super(joined, joined.size(), List.of(dtype.dtype()));
    this.dims = joined;
  }

  private static void requireDims(List<Dim> dims) {
    if (dims.isEmpty()) {
      throw new IllegalArgumentException("an array type has at least one dimension");
    }
    Dim ellipsis = null;
    for (var dim : dims) {
      if (dim instanceof Dim.Ellipsis) {
        if (ellipsis != null) {
          throw new IllegalArgumentException(
              "at most one ellipsis may stand among the dimensions, not both " + ellipsis + " and " + dim);
        }
        ellipsis = dim;
      }
    }
  }

  @Override
  public List<Dim> dims() {
    return dims;
  }

  @Override
  public DataType dtype() {
    return components().getFirst();
  }

  @Override
  public long[] shape() {
    var shape = new long[dims.size()];
    for (int i = 0; i < shape.length; i++) {
      if (!(dims.get(i) instanceof Dim.Fixed(long extent))) {
        throw new IllegalArgumentException(
            "the shape of " + this + " is not fixed: dimension " + i + " is " + dims.get(i));
      }
      shape[i] = extent;
    }
    return shape;
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new ArrayType(dims, replaced.getFirst());
  }
}
