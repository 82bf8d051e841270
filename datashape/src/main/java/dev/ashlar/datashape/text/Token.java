package dev.ashlar.datashape.text;

/**
 * A word of the language.
 *
 * @param kind what it is
 * @param start the index of its first character
 * @param text a name, an integer's digits, a string's value; else as written
 */
record Token(Kind kind, int start, String text) {

  enum Kind {
    LOWER("a name"),
    UPPER("a name"),
    OTHER("a name"),
    BOOLEAN("a truth value"),
    INTEGER("an integer"),
    STRING("a string"),
    STAR("'*'"),
    POWER("'**'"),
    COMMA("','"),
    EQUAL("'='"),
    COLON("':'"),
    LBRACKET("'['"),
    RBRACKET("']'"),
    LBRACE("'{'"),
    RBRACE("'}'"),
    LPAREN("'('"),
    RPAREN("')'"),
    ELLIPSIS("'...'"),
    ARROW("'->'"),
    QUESTION("'?'"),
    END("the end");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isName() {
    return kind == Kind.LOWER || kind == Kind.UPPER || kind == Kind.OTHER;
  }

  /** How an error message calls this token. */
  String title() {
    return switch (kind) {
      case LOWER, UPPER, OTHER, BOOLEAN, INTEGER -> "'" + shortened(text) + "'";
      case STRING -> "the string " + Quoting.quote(shortened(text));
      default -> kind.toString();
    };
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40 ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "...";
  }
}
