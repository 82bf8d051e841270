package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;

/**
 * Numbers with a physical unit: {@code units['kg', float32]}.
 *
 * @param unit the unit's name, any text
 * @param value the type of the numbers
 */
public record UnitsType(String unit, DataType value) implements DataType {
  /** Refuses text with lone surrogates, and what is nested too deeply. */
  public UnitsType {
    Identifiers.requireWellFormed(unit, "a unit");
    Extent.check(1, value);
  }

  @Override
  public List<DataType> components() {
    return List.of(value);
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
