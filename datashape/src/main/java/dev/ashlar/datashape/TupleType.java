package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;

/**
 * A fixed sequence of values of types of their own: {@code (int32, string)}.
 *
 * @param types the types, in order
 * @param variadic whether more may follow, {@code (int32, ...)}; for patterns
 */
public record TupleType(List<DataType> types, boolean variadic) implements DataType {
  /** Refuses what is nested too deeply. */
  public TupleType {
    types = TypeList.copyOf(types);
    Extent.check(1, (TypeList) types);
  }

  @Override
  public List<DataType> components() {
    return types;
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
