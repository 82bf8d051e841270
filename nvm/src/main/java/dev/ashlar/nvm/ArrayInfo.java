package dev.ashlar.nvm;

import dev.ashlar.datashape.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a store says of one array.
 *
 * @param name under which it is kept
 * @param dtype of an element
 * @param shape extents, outermost first
 * @param bytes of its elements
 * @param attributes by name, in the order they were set
 * @param created the number of the commit that created it
 * @param modified the number of the commit that changed it last
 */
public record ArrayInfo(
    String name, DataType dtype, List<Long> shape, long bytes, Map<String, Attribute> attributes, long created,
    long modified) {

  /** Copies list and map. */
  public ArrayInfo {
    shape = List.copyOf(shape);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The type of the whole array: its dimensions and its dtype. */
  public DataType datashape() {
    var type = dtype;
    for (long extent : shape.reversed()) {
      type = type.dim(extent);
    }
    return type;
  }

  /** Name, type and attributes on one line. */
  @Override
  public String toString() {
    return name + ": " + datashape() + (attributes.isEmpty() ? "" : " " + attributes);
  }
}
