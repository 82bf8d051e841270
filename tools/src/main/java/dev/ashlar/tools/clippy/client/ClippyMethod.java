package dev.ashlar.tools.clippy.client;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A method, as its program describes it.
 *
 * @param name of the method; the program's file may have another
 * @param description for people
 * @param arguments in the order of their places, then those without one
 * @param returns what comes back, for people
 * @param program that answers it
 */
public record ClippyMethod(
    String name, String description, List<ClippyArgument> arguments, String returns, Path program) {
  /** Copies the list. */
  public ClippyMethod {
    arguments = List.copyOf(arguments);
  }

  /** A few lines for people. */
  public String help() {
    var text = new StringBuilder(toString());
    if (!description.isEmpty()) {
      text.append("\n  ").append(description);
    }
    for (var argument : arguments) {
      text.append("\n  ").append(argument.name()).append(": ").append(argument.description());
    }
    return returns.isEmpty() ? text.toString() : text.append("\n  returns ").append(returns).toString();
  }

  /** Name and arguments, as in {@code insert(item, count=1)}. */
  @Override
  public String toString() {
    return name + arguments.stream().map(ClippyArgument::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
