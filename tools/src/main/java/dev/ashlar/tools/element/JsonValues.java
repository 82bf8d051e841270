package dev.ashlar.tools.element;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values as JSON: missing ones are null, floats that are no numbers the texts {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"}, times ISO 8601, bytes hexadecimal digits, complex numbers Python's text.
 */
public final class JsonValues {
  /** Whole numbers become Long, others Double; NaN and Infinity are taken as Python writes them. */
  public static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.USE_LONG_FOR_INTS)
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .build();

  private JsonValues() {}

  /** The value that begins at the parser's token; integers beyond a long become BigInteger. */
  public static @Nullable Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          fields.put(name, read(parser));
        }
        yield fields;
      }
      case START_ARRAY -> {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(parser));
        }
        yield items;
      }
      case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? parser.getBigIntegerValue()
          : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  /** Writes one value, with all that is in it. */
  public static void write(JsonGenerator out, @Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case Boolean truth -> out.writeBoolean(truth);
      case Long number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number);
      case Float number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case List<?> items -> {
        out.writeStartArray();
        items.forEach(item -> write(out, item));
        out.writeEndArray();
      }
      case Map<?, ?> fields -> {
        out.writeStartObject();
        fields.forEach((name, field) -> {
          out.writeName(String.valueOf(name));
          write(out, field);
        });
        out.writeEndObject();
      }
      default -> out.writeString(PlainText.of(value));
    }
  }

  /** One value on one line. */
  public static String text(@Nullable Object value) {
    var text = new StringWriter();
    try (var out = MAPPER.createGenerator(text)) {
      write(out, value);
    }
    return text.toString();
  }

  /** All elements of an array, nested as its dimensions are, without holding more than a part of them. */
  public static void write(JsonGenerator out, HeapArray values) {
    var shape = values.array().shape();
    if (values.array().size() == 0) {
      open(out, shape, 0);
      return;
    }
    var at = new long[shape.length];
    values.forEach(value -> {
      int axis = shape.length;
      while (axis > 0 && at[axis - 1] == 0) {
        out.writeStartArray();
        axis--;
      }
      write(out, value);
      for (axis = shape.length - 1; axis >= 0 && ++at[axis] == shape[axis]; axis--) {
        out.writeEndArray();
        at[axis] = 0;
      }
    });
  }

  /** The brackets of an array without elements. */
  private static void open(JsonGenerator out, long[] shape, int axis) {
    out.writeStartArray();
    for (long i = 0; axis < shape.length - 1 && i < shape[axis]; i++) {
      open(out, shape, axis + 1);
    }
    out.writeEndArray();
  }
}
