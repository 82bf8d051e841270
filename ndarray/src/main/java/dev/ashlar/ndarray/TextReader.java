package dev.ashlar.ndarray;

/** Reads a text once, from left to right. */
abstract class TextReader {
  final String text;

  /** The next character. */
  int at;

  TextReader(String text) {
    this.text = text;
  }

  /** Whether the token comes next; it is taken then. */
  final boolean accept(String token) {
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  /** Whether the word comes next, and not as the beginning of a longer one; it is taken then. */
  final boolean acceptWord(String word) {
    int end = at + word.length();
    if (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      return false;
    }
    return accept(word);
  }

  final void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** What comes next, for an error. */
  final String found() {
    return at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
  }

  /** The text with an arrow below the place, for the end of an error. */
  static String pointer(String text, int at) {
    return "\n  " + text + "\n  " + " ".repeat(at) + "^";
  }
}
