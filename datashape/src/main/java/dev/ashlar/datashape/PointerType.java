package dev.ashlar.datashape;

import java.util.List;

/** A reference to a value elsewhere: {@code pointer[T]}. */
public final class PointerType extends CompositeType {
  /**
   * {@code pointer[target]}.
   *
   * @param target the type referred to
   * @throws IllegalArgumentException if the type gets too deep
   */
  public PointerType(DataType target) {
    super("pointer", 1, List.of(target));
  }

  /** The type referred to. */
  public DataType target() {
    return components().getFirst();
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new PointerType(replaced.getFirst());
  }
}
