package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;

/**
 * A reference to a value elsewhere: {@code pointer[T]}.
 *
 * @param target the type referred to
 */
public record PointerType(DataType target) implements DataType {
  /** Refuses what is nested too deeply. */
  public PointerType {
    Extent.check(1, target);
  }

  @Override
  public List<DataType> components() {
    return List.of(target);
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
