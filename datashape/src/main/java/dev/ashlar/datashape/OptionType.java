package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;

/**
 * A value that may be missing: {@code ?T}. An option of an array, {@code ?3 * int32}, is another type than an array of options.
 *
 * @param value the type of a value that is there
 */
public record OptionType(DataType value) implements DataType {
  /** Refuses what is nested too deeply. */
  public OptionType {
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
