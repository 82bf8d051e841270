package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arguments of one constructor, taken one after the other by name; each may be given by position or by keyword. */
final class Arguments {
  private final Token constructor;
  private final List<Argument> remaining;
  private final List<String> known = new ArrayList<>();
  private final Parser parser;

  Arguments(Parser parser, Token constructor, List<Argument> arguments) {
    this.parser = parser;
    this.constructor = constructor;
    this.remaining = new ArrayList<>(arguments);
  }

  long integer(String name) {
    return require(name, Long.class, "an integer", take(name));
  }

  long integer(String name, long otherwise) {
    var argument = take(name);
    return argument == null ? otherwise : require(name, Long.class, "an integer", argument);
  }

  boolean flag(String name, boolean otherwise) {
    var argument = take(name);
    return argument == null ? otherwise : require(name, Boolean.class, "True or False", argument);
  }

  String text(String name) {
    return require(name, String.class, "a string", take(name));
  }

  @Nullable String textOrNull(String name) {
    var argument = take(name);
    return argument == null ? null : require(name, String.class, "a string", argument);
  }

  DataType type(String name) {
    return require(name, DataType.class, "a type", take(name));
  }

  @Nullable DataType typeOrNull(String name) {
    var argument = take(name);
    return argument == null ? null : require(name, DataType.class, "a type", argument);
  }

  List<Object> list(String name) {
    var list = require(name, List.class, "a list in brackets", take(name));
    return new ArrayList<Object>(list);
  }

  <T> List<T> listOf(String name, Class<T> element, String title) {
    var argument = peek(name);
    var list = list(name);
    var typed = new ArrayList<T>(list.size());
    for (var item : list) {
      if (!element.isInstance(item)) {
        throw parser.error(argument == null ? constructor : argument.token(), name + " is a list of " + title, null);
      }
      typed.add(element.cast(item));
    }
    return typed;
  }

  /** Looks a word up in a table of known ones. */
  <T> T word(String name, String otherwise, Function<String, @Nullable T> table,
      Function<String, @Nullable String> nearest) {
    var argument = take(name);
    var word = argument == null ? otherwise : require(name, String.class, "a string", argument);
    var meaning = table.apply(word);
    if (meaning == null) {
      var where = argument == null ? constructor : argument.token();
      throw parser.error(where, "there is no " + name + " " + Quoting.quote(word), nearest.apply(word));
    }
    return meaning;
  }

  /** Whether the next argument by position is a string. */
  boolean textIsNext() {
    return !remaining.isEmpty() && remaining.getFirst().keyword() == null
        && remaining.getFirst().value() instanceof String;
  }

  /** Refuses arguments that nobody took. */
  void finish() {
    if (!remaining.isEmpty()) {
      var extra = remaining.getFirst();
      var keyword = extra.keyword();
      throw keyword == null
          ? parser.error(extra.token(), constructor.text() + " takes fewer arguments than this", null)
          : parser.error(
              extra.token(),
              constructor.text() + " takes no argument '" + keyword + "', or takes it once",
              Spelling.nearest(keyword, known));
    }
  }

  DataShapeException error(String reason) {
    return parser.error(constructor, reason, null);
  }

  private @Nullable Argument take(String name) {
    known.add(name);
    var argument = peek(name);
    if (argument != null) {
      remaining.remove(argument);
    }
    return argument;
  }

  private @Nullable Argument peek(String name) {
    if (remaining.isEmpty()) {
      return null;
    }
    if (remaining.getFirst().keyword() == null) {
      return remaining.getFirst();
    }
    for (var argument : remaining) {
      if (name.equals(argument.keyword())) {
        return argument;
      }
    }
    return null;
  }

  private <T> T require(String name, Class<T> type, String title, @Nullable Argument argument) {
    if (argument == null) {
      throw error(constructor.text() + " needs an argument '" + name + "', " + title);
    }
    if (!type.isInstance(argument.value())) {
      throw parser.error(
          argument.token(), "the argument '" + name + "' of " + constructor.text() + " is " + title, null);
    }
    return type.cast(argument.value());
  }
}
