package dev.ashlar.datashape.text;

import dev.ashlar.datashape.Identifiers;

/** Writes text as the string literals of the language. */
final class Quoting {
  private Quoting() {}

  /** A field's name: bare if it is an identifier, else quoted. */
  static String name(String name) {
    return Identifiers.isBareName(name) ? name : quote(name);
  }

  /** In single quotes, or in double quotes if that saves escapes; what is not printable is escaped. */
  static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    var quoted = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(c -> append(quoted, c, quote));
    return quoted.append(quote).toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            out.append("\\u%04x".formatted((int) unit));
          }
        }
      }
    }
  }

  static boolean isPrintable(int c) {
    return c == ' '
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR -> false;
          default -> true;
        };
  }
}
