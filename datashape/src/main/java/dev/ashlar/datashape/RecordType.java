package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Named fields in a fixed order: {@code {x: int32, y: ?string}}. The order matters: {@code {x: T, y: U}} and {@code {y: U, x: T}} are
 * two types.
 *
 * @param names the fields' names, all different
 * @param types the fields' types, as many as names
 * @param variadic whether more fields may follow, {@code {x: int32, ...}}; for patterns
 */
public record RecordType(List<String> names, List<DataType> types, boolean variadic) implements DataType {
  /** Refuses names that come twice or hold lone surrogates, and what is nested too deeply. */
  public RecordType {
    names = List.copyOf(names);
    types = TypeList.copyOf(types);
    if (names.size() != types.size()) {
      throw new IllegalArgumentException(
          "a record has as many names as types, not " + names.size() + " and " + types.size());
    }
    var seen = new HashSet<String>();
    for (var name : names) {
      Identifiers.requireWellFormed(name, "a field name");
      if (!seen.add(name)) {
        throw new IllegalArgumentException("a record has each field once, but '" + name + "' comes twice");
      }
    }
    Extent.check(1, (TypeList) types);
  }

  /** The type of the field of this name, if there is one. */
  public Optional<DataType> field(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(types.get(index));
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
