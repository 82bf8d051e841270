package dev.ashlar.ndarray;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a function in the registry {@link Functions}.
 *
 * @param name as the standard has it
 * @param kind how an argument is given
 * @param defaultText what it is where no argument is given, as Python writes it; null if an argument must be given
 */
public record Parameter(String name, Kind kind, @Nullable String defaultText) {
  /** How an argument is given. */
  public enum Kind {
    /** By its place. */
    POSITIONAL_ONLY,
    /** By its place or its name. */
    POSITIONAL_OR_KEYWORD,
    /** All further arguments given by place. */
    VARIADIC,
    /** By its name. */
    KEYWORD_ONLY
  }

  /** What it is where no argument is given. */
  @Nullable Object defaultValue() {
    if (defaultText == null) {
      throw new IllegalStateException(name + " has no default");
    }
    return switch (defaultText) {
      case "None" -> null;
      case "True" -> true;
      case "False" -> false;
      default -> {
        if (defaultText.startsWith("'")) {
          yield defaultText.substring(1, defaultText.length() - 1);
        }
        if (defaultText.indexOf('.') >= 0 || defaultText.indexOf('e') >= 0) {
          yield Double.parseDouble(defaultText);
        }
        yield Long.parseLong(defaultText);
      }
    };
  }
}
