package dev.ashlar.tools;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Strings as JSON, written in ASCII so that no terminal or locale can spoil them. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  static String write(String text) {
    return MAPPER.writeValueAsString(text);
  }

  /**
   * The string that a line holds.
   *
   * @throws InputException if the line is anything else
   */
  static String read(String line) {
    try {
      var node = MAPPER.readTree(line);
      if (node.isString()) {
        return node.stringValue();
      }
    } catch (JacksonException e) {
      throw new InputException("the line is no JSON string", e);
    }
    throw new InputException("the line is no JSON string");
  }
}
