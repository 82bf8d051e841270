package dev.ashlar.tools.clippy;

import dev.ashlar.tools.InputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as Python's {@code json} module reads and writes it: {@code NaN} and {@code Infinity} are numbers. Values are
 * {@link Map}s, {@link List}s, strings, numbers, truth values and null. What is written takes one line, in ASCII.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * The object that a text holds.
   *
   * @param what the text is, for the message
   * @throws InputException if it holds anything else
   */
  public static Map<String, Object> object(String what, String text) {
    if (value(what, text) instanceof Map<?, ?> map) {
      return entries(map);
    }
    throw new InputException(what + ": a JSON object was expected, not " + shortened(text));
  }

  /**
   * The value that a text holds.
   *
   * @throws InputException if the text is no JSON
   */
  public static @Nullable Object value(String what, String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JacksonException e) {
      throw new InputException(what + " is no JSON: " + e.getOriginalMessage() + " in " + shortened(text), e);
    }
  }

  /** A map that came from JSON: its keys are strings, its values may be null. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> entries(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  /** The value as JSON. */
  public static String text(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
