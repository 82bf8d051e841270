package dev.ashlar.datashape;

import java.util.List;

/** A fixed sequence of values of types of their own: {@code (int32, string)}. */
public final class TupleType extends CompositeType {
  private final boolean variadic;

  /**
   * {@code (types)}.
   *
   * @param types the types, in order
   * @param variadic whether more may follow, {@code (int32, ...)}; for patterns
   * @throws IllegalArgumentException if the type gets too deep or too large
   */
  public TupleType(List<DataType> types, boolean variadic) {
    super(variadic, 1, types);
    this.variadic = variadic;
  }

  /** The types, in order. */
  public List<DataType> types() {
    return components();
  }

  /** Whether more types may follow. */
  public boolean variadic() {
    return variadic;
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new TupleType(replaced, variadic);
  }
}
