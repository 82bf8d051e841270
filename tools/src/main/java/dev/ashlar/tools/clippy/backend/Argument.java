package dev.ashlar.tools.clippy.backend;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a method.
 *
 * @param name by which Python gives it
 * @param kind what it may be
 * @param summary one line for people
 * @param required whether a call needs it
 * @param otherwise what it is when it is not given, for people: a value of JSON
 */
record Argument(String name, Kind kind, String summary, boolean required, @Nullable Object otherwise) {

  /** What an argument may be, as far as it can be told without looking at any array. */
  enum Kind {
    /** Anything. */
    ANY("anything") {
      @Override
      boolean fits(Object value) {
        return true;
      }
    },
    /** A string. */
    TEXT("a text") {
      @Override
      boolean fits(Object value) {
        return value instanceof String;
      }
    },
    /** A whole number. */
    INTEGER("an integer") {
      @Override
      boolean fits(Object value) {
        return value instanceof Integer || value instanceof Long;
      }
    },
    /** True or false. */
    FLAG("True or False") {
      @Override
      boolean fits(Object value) {
        return value instanceof Boolean;
      }
    },
    /** A number, a list of numbers, an array, or an expression over the object's own elements. */
    OPERAND("a number, a list, an array or an expression") {
      @Override
      boolean fits(Object value) {
        return true;
      }
    },
    /** An expression in JsonLogic. */
    EXPRESSION("an expression such as array.value > 3") {
      @Override
      boolean fits(Object value) {
        return value instanceof Map;
      }
    };

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    abstract boolean fits(Object value);
  }

  /** An argument that a call needs. */
  static Argument required(String name, Kind kind, String summary) {
    return new Argument(name, kind, summary, true, null);
  }

  /** An argument that may be left out. */
  static Argument optional(String name, Kind kind, String summary) {
    return new Argument(name, kind, summary, false, null);
  }

  /** Refuses a value that the argument cannot be; null stands for an argument that is not given. */
  void check(String method, @Nullable Object value) {
    if (value == null ? required : !kind.fits(value)) {
      throw new InputException(method + ": the argument '" + name + "' is " + kind.words + ", not " + Json.text(value));
    }
  }

  private Map<String, Object> help(int position) {
    var help = new LinkedHashMap<String, Object>();
    help.put("desc", summary);
    help.put("position", position);
    if (!required) {
      help.put("default_val", otherwise);
    }
    return help;
  }

  /**
   * How {@code --clippy-help} describes arguments. Each has its place: a client drops what is given by place beyond the
   * last one, and says nothing, so none is left to its name alone.
   */
  static Map<String, Object> help(List<Argument> arguments) {
    var help = new LinkedHashMap<String, Object>();
    for (var argument : arguments) {
      help.put(argument.name(), argument.help(help.size()));
    }
    return help;
  }
}
