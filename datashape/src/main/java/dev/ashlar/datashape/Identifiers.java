package dev.ashlar.datashape;

/** The characters that names are made of. */
public final class Identifiers {
  private Identifiers() {}

  /** Whether a word begins with {@code c}: an ASCII letter or an underscore. */
  public static boolean isStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  /** Whether a word goes on with {@code c}: an ASCII letter, a digit or an underscore. */
  public static boolean isPart(int c) {
    return isStart(c) || (c >= '0' && c <= '9');
  }

  /** Whether a record may hold a field of this name without quotes. */
  public static boolean isBareName(String name) {
    return isWord(name) && !name.equals("True") && !name.equals("False");
  }

  /** Whether {@code name} can stand for a type or a dimension: a word that begins with a capital letter. */
  public static boolean isVariable(String name) {
    return isBareName(name) && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
  }

  static void requireVariable(String name) {
    if (!isVariable(name)) {
      throw new IllegalArgumentException(
          "a variable is named by a word that begins with a capital letter, not '" + name + "'");
    }
  }

  /** Refuses text that no encoding can write. */
  static String requireWellFormed(String text, String role) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new IllegalArgumentException(
              "%s holds a lone surrogate, \\u%04x, at index %d".formatted(role, (int) text.charAt(i), i));
        }
        i++;
      }
    }
    return text;
  }

  private static boolean isWord(String name) {
    if (name.isEmpty() || !isStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isPart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
