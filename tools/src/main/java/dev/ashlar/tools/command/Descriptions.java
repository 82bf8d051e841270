package dev.ashlar.tools.command;

import dev.ashlar.nvm.ArrayInfo;
import dev.ashlar.nvm.Attribute;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a store says of an array, for JSON. */
final class Descriptions {
  private Descriptions() {}

  static Map<String, Object> of(ArrayInfo info) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", info.name());
    fields.put("datashape", info.datashape().toString());
    fields.put("shape", info.shape());
    fields.put("dtype", info.dtype().toString());
    fields.put("bytes", info.bytes());
    fields.put("created", info.created());
    fields.put("modified", info.modified());
    fields.put("attributes", attributes(info));
    return fields;
  }

  static Map<String, Object> attributes(ArrayInfo info) {
    var attributes = new LinkedHashMap<String, Object>();
    info.attributes().forEach((name, value) -> attributes.put(name, value(value)));
    return attributes;
  }

  /** The Java value of an attribute. */
  static Object value(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Truth(boolean value) -> value;
      case Attribute.Whole(long value) -> value;
      case Attribute.Real(double value) -> value;
      case Attribute.Text(String value) -> value;
      case Attribute.Wholes(var values) -> values;
      case Attribute.Reals(var values) -> values;
      case Attribute.Texts(var values) -> values;
    };
  }
}
