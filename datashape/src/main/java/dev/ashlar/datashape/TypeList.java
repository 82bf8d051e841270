package dev.ashlar.datashape;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;

/** An immutable list of types that knows its hash code and its extent, for {@link CompositeType}. */
final class TypeList extends AbstractList<DataType> implements RandomAccess {
  private final DataType[] types;
  private final int hash;
  private final Extent extent;

  private TypeList(DataType[] types) {
    this.types = types;
    int code = 1;
    var sum = Extent.NONE;
    for (var type : types) {
      code = 31 * code + type.hashCode();
      sum = sum.beside(Extent.of(type));
    }
    hash = code;
    extent = sum;
  }

  static TypeList copyOf(Collection<? extends DataType> types) {
    return types instanceof TypeList list ? list : new TypeList(types.toArray(DataType[]::new));
  }

  /** The greatest depth and the number of parts of all the types together. */
  Extent extent() {
    return extent;
  }

  @Override
  public DataType get(int index) {
    return types[index];
  }

  @Override
  public int size() {
    return types.length;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || ((!(other instanceof TypeList list) || hash == list.hash) && super.equals(other));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
