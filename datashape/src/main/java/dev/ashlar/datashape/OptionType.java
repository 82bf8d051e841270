package dev.ashlar.datashape;

import java.util.List;

/**
 * A value that may be missing: {@code ?T}. An option of an array, {@code ?3 * int32}, is another type than an array of
 * options.
 */
public final class OptionType extends CompositeType {
  /**
   * {@code ?value}.
   *
   * @param value the type of a value that is there
   * @throws IllegalArgumentException if the type gets too deep
   */
  public OptionType(DataType value) {
    super("option", 1, List.of(value));
  }

  /** The type of a value that is there. */
  public DataType value() {
    return components().getFirst();
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new OptionType(replaced.getFirst());
  }
}
