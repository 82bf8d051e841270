package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayDeque;
import java.util.List;

/**
 * A type that is made of other types: a head, which is all that it says by itself, and components. It knows its hash
 * code and its extent from the start, so that comparing types that differ is cheap and so is building on types that are
 * deep.
 */
public abstract sealed class CompositeType implements DataType
    permits ArrayType, CategoricalType, FunctionType, MapType, OptionType, PointerType, RecordType, TupleType,
    UnitsType {
  private final Object head;
  private final TypeList components;
  private final Extent extent;
  private final int hash;

  /**
   * Refuses what is too deep or too large.
   *
   * @param head equal for types of one class that differ in their components alone
   * @param levels how many levels stand around the components
   */
  CompositeType(Object head, long levels, List<DataType> components) {
    this.head = head;
    this.components = TypeList.copyOf(components);
    this.extent = this.components.extent().within(levels).checked();
    this.hash = 31 * (31 * getClass().getName().hashCode() + head.hashCode()) + this.components.hashCode();
  }

  /** The types that this one is made of, in the order of its text. */
  @Override
  public final List<DataType> components() {
    return components;
  }

  /** This type with other components, as many as it has. */
  abstract DataType with(List<DataType> replaced);

  final Extent extent() {
    return extent;
  }

  /** Whether two types are equal but for their components. */
  final boolean hasHeadOf(DataType other) {
    return other instanceof CompositeType type && getClass() == type.getClass() && head.equals(type.head);
  }

  /** Equality by structure, without recursion. */
  @Override
  @SuppressWarnings("ReferenceEquality") // what is shared needs no comparing
  public final boolean equals(Object other) {
    if (!(other instanceof CompositeType type)) {
      return false;
    }
    record Pair(DataType left, DataType right) {}
    var pending = new ArrayDeque<Pair>();
    pending.push(new Pair(this, type));
    while (!pending.isEmpty()) {
      var pair = pending.pop();
      if (pair.left == pair.right) {
        continue;
      }
      if (!(pair.left instanceof CompositeType a) || !(pair.right instanceof CompositeType b)) {
        if (!pair.left.equals(pair.right)) {
          return false;
        }
        continue;
      }
      if (a.hash != b.hash || !a.hasHeadOf(b) || a.components.size() != b.components.size()) {
        return false;
      }
      for (int i = a.components.size() - 1; i >= 0; i--) {
        pending.push(new Pair(a.components.get(i), b.components.get(i)));
      }
    }
    return true;
  }

  @Override
  public final int hashCode() {
    return hash;
  }

  /** The canonical text. */
  @Override
  public final String toString() {
    return Printer.print(this);
  }
}
