package dev.ashlar.datashape.text;

import dev.ashlar.datashape.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes the Python literals of {@code .npy} headers: strings, integers, True, False, None, tuples, lists and
 * dicts (Python reference, "Literals"; NumPy's {@code ast.literal_eval} of the header).
 */
public final class PythonLiteral {
  /** Values nested deeper than this are refused. */
  private static final int MAX_DEPTH = 100;

  /**
   * A tuple; lists are {@link List}s.
   *
   * @param items the items
   */
  public record Tuple(List<Object> items) {}

  /** The values that are words. */
  public enum Word {
    /** No value. */
    NONE,
    /** True. */
    TRUE,
    /** False. */
    FALSE
  }

  private final String text;
  private int position;
  private int depth;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /**
   * The value of a literal: a String, Long, {@link Word}, {@link Tuple}, List or Map.
   *
   * @throws IllegalArgumentException if the text is none of these; the message names the place
   */
  public static Object parse(String text) {
    var literal = new PythonLiteral(text);
    var value = literal.value();
    literal.skipBlank();
    if (literal.position < text.length()) {
      throw literal.error("nothing more is expected");
    }
    return value;
  }

  /** The text as a Python string in single quotes. */
  public static String quote(String text) {
    var quoted = new StringBuilder("'");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\'' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (Quoting.isPrintable(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(
                    c <= 0xFF ? "\\x%02x".formatted(c) : c <= 0xFFFF ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
              }
            });
    return quoted.append('\'').toString();
  }

  private Object value() {
    skipBlank();
    if (++depth > MAX_DEPTH) {
      throw error("values are nested more than " + MAX_DEPTH + " levels deep");
    }
    char c = peek();
    Object value =
        switch (c) {
          case '\'', '"' -> string();
          case '(' -> tuple();
          case '[' -> items(']').items();
          case '{' -> dict();
          default -> {
            if (Identifiers.isStart(c)) {
              yield word();
            }
            yield integer();
          }
        };
    depth--;
    return value;
  }

  /** The items up to the closing bracket, as a tuple with a note of whether a comma ended them. */
  private Items items(char close) {
    position++;
    var items = new ArrayList<>();
    boolean comma = true;
    while (true) {
      skipBlank();
      if (peek() == close) {
        position++;
        return new Items(items, comma);
      }
      if (!comma) {
        throw error("expected ',' or '" + close + "'");
      }
      items.add(value());
      comma = comma();
    }
  }

  private record Items(List<Object> items, boolean endsWithComma) {}

  private Object tuple() {
    var items = items(')');
    // one value in parentheses is that value
    return items.items.size() == 1 && !items.endsWithComma ? items.items.getFirst() : new Tuple(items.items);
  }

  private Map<Object, Object> dict() {
    position++;
    var dict = new LinkedHashMap<>();
    boolean comma = true;
    while (true) {
      skipBlank();
      if (peek() == '}') {
        position++;
        return dict;
      }
      if (!comma) {
        throw error("expected ',' or '}'");
      }
      var key = value();
      skipBlank();
      if (peek() != ':') {
        throw error("expected ':'");
      }
      position++;
      dict.put(key, value());
      comma = comma();
    }
  }

  private boolean comma() {
    skipBlank();
    if (peek() != ',') {
      return false;
    }
    position++;
    return true;
  }

  private Object word() {
    int start = position;
    while (Identifiers.isPart(peek())) {
      position++;
    }
    return switch (text.substring(start, position)) {
      case "None" -> Word.NONE;
      case "True" -> Word.TRUE;
      case "False" -> Word.FALSE;
      case "u", "b", "U", "B" -> {
        if (peek() != '\'' && peek() != '"') {
          throw error("expected a string");
        }
        yield string();
      }
      default -> {
        position = start;
        throw error("expected a literal");
      }
    };
  }

  private Long integer() {
    int start = position;
    if (peek() == '-' || peek() == '+') {
      position++;
    }
    while (peek() >= '0' && peek() <= '9') {
      position++;
    }
    try {
      long number = Long.parseLong(text.substring(start, position));
      if (peek() == 'L') {
        position++;
      }
      return number;
    } catch (NumberFormatException e) {
      position = start;
      throw error("expected a literal of at most 64 bits");
    }
  }

  private String string() {
    int start = position;
    char quote = text.charAt(position++);
    var value = new StringBuilder();
    while (peek() != quote || position >= text.length()) {
      if (position >= text.length() || peek() == '\n') {
        position = start;
        throw error("the string that begins here has no end");
      }
      char c = text.charAt(position++);
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
      }
    }
    position++;
    return value.toString();
  }

  private void escape(StringBuilder value) {
    char c = peek();
    position++;
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'a' -> value.append('\u0007');
      case 'v' -> value.append('\u000b');
      case '0' -> value.append('\0');
      case '\\', '\'', '"' -> value.append(c);
      case 'x' -> value.appendCodePoint(hexadecimal(2));
      case 'u' -> value.appendCodePoint(hexadecimal(4));
      case 'U' -> value.appendCodePoint(hexadecimal(8));
      default -> throw error("an escape of this kind is not known");
    }
  }

  private int hexadecimal(int digits) {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw error("expected a hexadecimal digit");
      }
      value = value * 16 + digit;
      position++;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw error("there is no such character");
    }
    return (int) value;
  }

  private void skipBlank() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : 0;
  }

  private IllegalArgumentException error(String reason) {
    int from = Math.max(0, position - 20);
    int to = Math.min(text.length(), position + 20);
    return new IllegalArgumentException(
        "Python literal: " + reason + " at character " + (position + 1) + ", near '" + text.substring(from, to) + "'");
  }
}
