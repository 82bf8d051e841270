package dev.ashlar.ndarray;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.Spelling;

/** Fields of arrays of records. */
final class Fields {
  private Fields() {}

  static NDArray select(NDArray a, String name) {
    if (!(a.dtype instanceof RecordType record)) {
      throw new IllegalArgumentException("field: an array of " + a.dtype + " has no fields, so no '" + name + "'");
    }
    int number = record.names().indexOf(name);
    if (number < 0) {
      throw new IllegalArgumentException(
          "field: there is no '" + name + "' among " + record.names() + Spelling.hint(name, record.names()));
    }
    var type = record.types().get(number);
    var innerStrides = type.layout().strides();
    var inner = extents(type, innerStrides.length);
    var dtype = DataTypes.array(type.dims().subList(inner.length, type.dims().size()), type.dtype());
    int ndim = a.shape.length;
    var shape = java.util.Arrays.copyOf(a.shape, ndim + inner.length);
    var strides = java.util.Arrays.copyOf(a.strides, ndim + inner.length);
    System.arraycopy(inner, 0, shape, ndim, inner.length);
    System.arraycopy(innerStrides, 0, strides, ndim, inner.length);
    long address = a.address + record.layout().offsets()[number];
    return new NDArray(a.owner, address, dtype, shape, strides, Shapes.size("field", shape), a.readOnly);
  }

  /** The fixed dimensions up to the first ragged one; the others stay in the dtype. */
  private static long[] extents(DataType type, int count) {
    return type.dims().stream().limit(count).mapToLong(dim -> ((Dim.Fixed) dim).extent()).toArray();
  }
}
