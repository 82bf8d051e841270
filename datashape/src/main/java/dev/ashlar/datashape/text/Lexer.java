package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.datashape.Identifiers;
import dev.ashlar.datashape.text.Token.Kind;

/** Cuts a text into tokens, one at a call. White space and comments fall away. */
final class Lexer {
  private final String text;
  private int position;

  Lexer(String text) {
    this.text = text;
  }

  Token next() {
    skipBlank();
    int start = position;
    if (start == text.length()) {
      return new Token(Kind.END, start, "");
    }
    char c = text.charAt(start);
    if (Identifiers.isStart(c)) {
      return word(start);
    }
    if (isDigit(c) || (c == '-' && isDigit(charAt(start + 1)))) {
      return integer(start);
    }
    return switch (c) {
      case '\'', '"' -> string(start, c);
      case '*' -> charAt(start + 1) == '*' ? symbol(Kind.POWER, "**") : symbol(Kind.STAR, "*");
      case ',' -> symbol(Kind.COMMA, ",");
      case '=' -> symbol(Kind.EQUAL, "=");
      case ':' -> symbol(Kind.COLON, ":");
      case '[' -> symbol(Kind.LBRACKET, "[");
      case ']' -> symbol(Kind.RBRACKET, "]");
      case '{' -> symbol(Kind.LBRACE, "{");
      case '}' -> symbol(Kind.RBRACE, "}");
      case '(' -> symbol(Kind.LPAREN, "(");
      case ')' -> symbol(Kind.RPAREN, ")");
      case '?' -> symbol(Kind.QUESTION, "?");
      case '.' -> {
        if (!text.startsWith("...", start)) {
          throw error(start, "a single '.' means nothing; an ellipsis is '...'");
        }
        yield symbol(Kind.ELLIPSIS, "...");
      }
      case '-' -> {
        if (charAt(start + 1) != '>') {
          throw error(start, "'-' stands before digits or in '->' only");
        }
        yield symbol(Kind.ARROW, "->");
      }
      default -> throw error(start, "unexpected character " + describe(start));
    };
  }

  private void skipBlank() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '#') {
        while (position < text.length() && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
          position++;
        }
      } else if (c == ' ' || c == '\n' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085') {
        position++;
      } else {
        return;
      }
    }
  }

  private Token word(int start) {
    int end = start + 1;
    while (end < text.length() && Identifiers.isPart(text.charAt(end))) {
      end++;
    }
    position = end;
    var word = text.substring(start, end);
    char first = word.charAt(0);
    var kind = first == '_' ? Kind.OTHER : first >= 'a' ? Kind.LOWER : Kind.UPPER;
    return new Token(word.equals("True") || word.equals("False") ? Kind.BOOLEAN : kind, start, word);
  }

  private Token integer(int start) {
    int digits = text.charAt(start) == '-' ? start + 1 : start;
    int end = digits;
    while (isDigit(charAt(end))) {
      end++;
    }
    if (text.charAt(digits) == '0' && (end > digits + 1 || digits > start)) {
      throw error(start, "an integer is written 0, or without a zero in front");
    }
    if (Identifiers.isStart(charAt(end))) {
      throw error(end, "a name does not begin right behind a digit");
    }
    position = end;
    return new Token(Kind.INTEGER, start, text.substring(start, end));
  }

  private Token string(int start, char quote) {
    var value = new StringBuilder();
    int i = start + 1;
    while (true) {
      if (i >= text.length()) {
        throw error(start, "the string that begins here has no end");
      }
      char c = text.charAt(i);
      if (c == quote) {
        break;
      }
      if (c == '\n' || c == '\r') {
        throw error(i, "a string ends on the line where it begins; write a line break as \\n");
      }
      if (c == '\\') {
        i = escape(i, quote, value);
      } else {
        value.append(c);
        i++;
      }
    }
    position = i + 1;
    for (int k = 0; k < value.length(); k += Character.charCount(value.codePointAt(k))) {
      int c = value.codePointAt(k);
      if (Character.getType(c) == Character.SURROGATE) {
        throw error(start, "the string holds a lone surrogate, \\u%04x".formatted(c));
      }
    }
    return new Token(Kind.STRING, start, value.toString());
  }

  /** Reads the escape at {@code i} and returns the index behind it. */
  private int escape(int i, char quote, StringBuilder value) {
    char c = charAt(i + 1);
    switch (c) {
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '\\' -> value.append('\\');
      case 'u' -> {
        int unit = 0;
        for (int k = i + 2; k < i + 6; k++) {
          int digit = charAt(k) < 128 ? Character.digit(charAt(k), 16) : -1;
          if (digit < 0) {
            throw error(i, "\\u is followed by four hexadecimal digits");
          }
          unit = unit * 16 + digit;
        }
        value.append((char) unit);
        return i + 6;
      }
      default -> {
        if (c != quote) {
          throw error(i, "an escape is one of \\b \\f \\n \\r \\t \\\\ \\" + quote + " \\uXXXX");
        }
        value.append(quote);
      }
    }
    return i + 2;
  }

  private Token symbol(Kind kind, String symbol) {
    int start = position;
    position += symbol.length();
    return new Token(kind, start, symbol);
  }

  /** The character at an index, or 0 behind the end. */
  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String describe(int index) {
    int c = text.codePointAt(index);
    boolean shown = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    return shown ? "'" + Character.toString(c) + "'" : "U+%04X".formatted(c);
  }

  private DataShapeException error(int index, String reason) {
    return DataShapeException.at(text, index, reason, null, null);
  }
}
