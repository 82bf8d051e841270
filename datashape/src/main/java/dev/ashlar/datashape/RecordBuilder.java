package dev.ashlar.datashape;

import java.util.ArrayList;
import java.util.List;

/** Collects the fields of a record; {@link DataTypes#record()} begins one. */
public final class RecordBuilder {
  private final List<String> names = new ArrayList<>();
  private final List<DataType> types = new ArrayList<>();
  private boolean variadic;

  RecordBuilder() {}

  /** Appends a field. */
  public RecordBuilder field(String name, DataType type) {
    names.add(name);
    types.add(type);
    return this;
  }

  /** Lets more fields follow, for patterns: {@code {x: int32, ...}}. */
  public RecordBuilder more() {
    variadic = true;
    return this;
  }

  /**
   * The record of all fields so far.
   *
   * @throws IllegalArgumentException if a name came twice
   */
  public RecordType build() {
    return new RecordType(names, types, variadic);
  }
}
