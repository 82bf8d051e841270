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
 * @param position its place among the arguments, from 0; -1 if it is given by name alone
 * @param required whether a call needs it
 * @param otherwise what it is when it is not given, for people: a value of JSON
 */
record Argument(String name, Kind kind, String summary, int position, boolean required, @Nullable Object otherwise) {

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

  static Argument required(String name, Kind kind, String summary, int position) {
    return new Argument(name, kind, summary, position, true, null);
  }

  static Argument optional(String name, Kind kind, String summary, int position, @Nullable Object otherwise) {
    return new Argument(name, kind, summary, position, false, otherwise);
  }

  /** An argument that is given by name alone, and may be left out. */
  static Argument named(String name, Kind kind, String summary) {
    return new Argument(name, kind, summary, -1, false, null);
  }

  /** Refuses a value that the argument cannot be; null stands for an argument that is not given. */
  void check(String method, @Nullable Object value) {
    if (value == null ? required : !kind.fits(value)) {
      throw new InputException(method + ": the argument '" + name + "' is " + kind.words + ", not " + Json.text(value));
    }
  }

  /** How {@code --clippy-help} describes it. */
  Map<String, Object> help() {
    var help = new LinkedHashMap<String, Object>();
    help.put("desc", summary);
    help.put("position", position);
    if (!required) {
      help.put("default_val", otherwise);
    }
    return help;
  }

  /** How {@code --clippy-help} describes several. */
  static Map<String, Object> help(List<Argument> arguments) {
    var help = new LinkedHashMap<String, Object>();
    arguments.forEach(argument -> help.put(argument.name(), argument.help()));
    return help;
  }
}
