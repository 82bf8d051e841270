package dev.ashlar.datashape;

import java.util.List;

/** Numbers with a physical unit: {@code units['kg', float32]}. */
public final class UnitsType extends CompositeType {
  private final String unit;

  /**
   * {@code units['unit', value]}.
   *
   * @param unit the unit's name, any text
   * @param value the type of the numbers
   * @throws IllegalArgumentException if the name holds lone surrogates, or the type gets too deep
   */
  public UnitsType(String unit, DataType value) {
    super(Identifiers.requireWellFormed(unit, "a unit"), 1, List.of(value));
    this.unit = unit;
  }

  /** The unit's name. */
  public String unit() {
    return unit;
  }

  /** The type of the numbers. */
  public DataType value() {
    return components().getFirst();
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new UnitsType(unit, replaced.getFirst());
  }
}
