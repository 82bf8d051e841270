package dev.ashlar.datashape;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Named fields in a fixed order: {@code {x: int32, y: ?string}}. The order matters: {@code {x: T, y: U}} and
 * {@code {y: U, x: T}} are two types.
 */
public final class RecordType extends CompositeType {
  private final Head head;

  private record Head(List<String> names, boolean variadic) {}

  /**
   * {@code {names: types}}.
   *
   * @param names the fields' names, all different
   * @param types the fields' types, as many as names
   * @param variadic whether more fields may follow, {@code {x: int32, ...}}; for patterns
   * @throws IllegalArgumentException if a name comes twice or holds lone surrogates, or the type gets too deep or too
   *     large
   */
  public RecordType(List<String> names, List<DataType> types, boolean variadic) {
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
    var head = new Head(List.copyOf(names), variadic);
    super(head, 1, types);
    this.head = head;
  }

  /** The fields' names, all different. */
  public List<String> names() {
    return head.names;
  }

  /** The fields' types, as many as names. */
  public List<DataType> types() {
    return components();
  }

  /** Whether more fields may follow. */
  public boolean variadic() {
    return head.variadic;
  }

  /** The type of the field of this name, if there is one. */
  public Optional<DataType> field(String name) {
    int index = names().indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(types().get(index));
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new RecordType(head.names, replaced, head.variadic);
  }
}
