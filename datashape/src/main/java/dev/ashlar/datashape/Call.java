package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments given to a function: its variables are bound by one argument after the other, ellipses of one name
 * broadcast.
 */
final class Call {
  private final FunctionType function;
  private final List<DataType> arguments;
  private final Matcher matcher;

  /** Whether arguments may be converted, at a cost; else they match exactly. */
  Call(FunctionType function, List<DataType> arguments, boolean coerces) {
    this.function = function;
    this.arguments = arguments;
    this.matcher = new Matcher(true, coerces);
  }

  /** Binds all arguments; returns null, or which one does not fit and why. */
  @Nullable String bind() {
    int parameters = function.parameters().size();
    if (arguments.size() < parameters || (arguments.size() > parameters && !function.variadic())) {
      var count = parameters
          + (function.variadic() ? " or more arguments" : parameters == 1 ? " argument" : " arguments");
      return "it takes " + count + ", not " + arguments.size();
    }
    for (int i = 0; i < parameters; i++) {
      var failure = matcher.match(function.parameters().get(i), arguments.get(i));
      if (failure != null) {
        return "argument " + (i + 1) + ", " + Printer.brief(arguments.get(i)) + ": " + failure;
      }
    }
    return null;
  }

  double cost() {
    return matcher.cost();
  }

  DataType result() {
    return matcher.bindings().substitute(function.result());
  }
}
