package dev.ashlar.ndarray;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Just enough JSON for the recorded cases. */
final class JsonReader {
  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static @Nullable Object read(String text) {
    return new JsonReader(text).value();
  }

  private @Nullable Object value() {
    skip();
    char c = text.charAt(at);
    return switch (c) {
      case '[' -> list();
      case '{' -> map();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private void skip() {
    while (text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean end(char bracket) {
    skip();
    if (text.charAt(at) == ',') {
      at++;
      skip();
    }
    if (text.charAt(at) == bracket) {
      at++;
      return true;
    }
    return false;
  }

  private List<@Nullable Object> list() {
    at++;
    List<@Nullable Object> items = new ArrayList<>();
    while (!end(']')) {
      items.add(value());
    }
    return items;
  }

  private Map<String, @Nullable Object> map() {
    at++;
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    while (!end('}')) {
      var key = string();
      skip();
      at++;
      entries.put(key, value());
    }
    return entries;
  }

  private String string() {
    int close = text.indexOf('"', at + 1);
    var string = text.substring(at + 1, close);
    at = close + 1;
    return string;
  }

  private @Nullable Object word(String word, @Nullable Object meaning) {
    at += word.length();
    return meaning;
  }

  private Number number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var digits = text.substring(start, at);
    if (digits.matches("[-+]?\\d+")) {
      return Long.parseLong(digits);
    }
    return Double.parseDouble(digits);
  }
}
