package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayList;
import java.util.List;

/**
 * Dimensions in front of a dtype: {@code 3 * var * int32}. Dimensions of a dtype that is itself an array type are joined to these, so
 * {@code dtype} is never one.
 *
 * @param dims the dimensions, outermost first; at least one, at most one of them an ellipsis
 * @param dtype what each element is
 */
public record ArrayType(List<Dim> dims, DataType dtype) implements DataType {
  /** Joins nested dimensions, and refuses none, too many, or a second ellipsis. */
  public ArrayType {
    if (dtype instanceof ArrayType inner) {
      var joined = new ArrayList<Dim>(dims.size() + inner.dims.size());
      joined.addAll(dims);
      joined.addAll(inner.dims);
      dims = joined;
      dtype = inner.dtype;
    }
    dims = List.copyOf(dims);
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
    Extent.check(dims.size(), dtype);
  }

  @Override
  public List<DataType> components() {
    return List.of(dtype);
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
  public boolean equals(Object other) {
    return Structure.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Structure.hash(this);
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
