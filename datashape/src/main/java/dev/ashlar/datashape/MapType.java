package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;

/**
 * Any number of keys, each with a value: {@code map[K, V]}.
 *
 * @param key the type of the keys
 * @param value the type of the values
 */
public record MapType(DataType key, DataType value) implements DataType {
  /** Refuses what is nested too deeply. */
  public MapType {
    Extent.check(1, key, value);
  }

  @Override
  public List<DataType> components() {
    return List.of(key, value);
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
