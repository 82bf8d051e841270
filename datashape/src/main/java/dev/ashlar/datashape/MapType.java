package dev.ashlar.datashape;

import java.util.List;

/** Any number of keys, each with a value: {@code map[K, V]}. */
public final class MapType extends CompositeType {
  /**
   * {@code map[key, value]}.
   *
   * @param key the type of the keys
   * @param value the type of the values
   * @throws IllegalArgumentException if the type gets too deep
   */
  public MapType(DataType key, DataType value) {
    super("map", 1, List.of(key, value));
  }

  /** The type of the keys. */
  public DataType key() {
    return components().getFirst();
  }

  /** The type of the values. */
  public DataType value() {
    return components().getLast();
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new MapType(replaced.getFirst(), replaced.getLast());
  }
}
