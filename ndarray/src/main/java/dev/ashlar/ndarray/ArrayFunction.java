package dev.ashlar.ndarray;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function of the registry {@link Functions}: called by name, with arguments as a caller from another language
 * gives them. Arrays are {@link NDArray}s, numbers or nested lists of them; dtypes are given by their names; tuples
 * are lists; complex numbers are {@link Complex}, integers beyond a long {@link java.math.BigInteger}.
 */
public final class ArrayFunction {
  private final String name;
  private final String summary;
  private final String signature;
  private final List<Parameter> parameters;
  private final Function<Arguments, Object> body;

  ArrayFunction(String signature, String summary, Function<Arguments, Object> body) {
    int open = signature.indexOf('(');
    this.name = signature.substring(0, open);
    this.signature = signature;
    this.summary = summary;
    this.parameters = parameters(signature.substring(open + 1, signature.length() - 1));
    this.body = body;
  }

  /** Python's notation: what comes before a slash is given by place, what comes behind a star by name. */
  private static List<Parameter> parameters(String text) {
    var parameters = new ArrayList<Parameter>();
    var kind = Parameter.Kind.POSITIONAL_OR_KEYWORD;
    for (var part : text.split(", ", -1)) {
      if (part.equals("/")) {
        parameters.replaceAll(p -> new Parameter(p.name(), Parameter.Kind.POSITIONAL_ONLY, p.defaultText()));
      } else if (part.equals("*")) {
        kind = Parameter.Kind.KEYWORD_ONLY;
      } else if (part.startsWith("*")) {
        parameters.add(new Parameter(part.substring(1), Parameter.Kind.VARIADIC, null));
        kind = Parameter.Kind.KEYWORD_ONLY;
      } else if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        parameters.add(
            equals < 0
                ? new Parameter(part, kind, null)
                : new Parameter(part.substring(0, equals), kind, part.substring(equals + 1)));
      }
    }
    return List.copyOf(parameters);
  }

  /** The standard's name, or NumPy's where the standard has none. */
  public String name() {
    return name;
  }

  /** One line of documentation. */
  public String summary() {
    return summary;
  }

  /** Name and parameters as Python writes them: {@code sum(x, /, *, axis=None, dtype=None, keepdims=False)}. */
  public String signature() {
    return signature;
  }

  /** The parameters in order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Calls the function.
   *
   * @param positional arguments given by place
   * @param named arguments given by name
   * @return an {@link NDArray}; a list of them where there are several results; for questions about dtypes a dtype,
   *     truth value or record
   * @throws IllegalArgumentException if the arguments do not fit the parameters, or the function refuses them
   */
  public Object invoke(List<?> positional, Map<String, ?> named) {
    var values = new HashMap<String, @Nullable Object>();
    int given = 0;
    for (var parameter : parameters) {
      switch (parameter.kind()) {
        case VARIADIC -> {
          if (positional.stream().skip(given).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(signature + ": an argument among '" + parameter.name() + "' is None");
          }
          values.put(parameter.name(), List.copyOf(positional.subList(given, positional.size())));
          given = positional.size();
        }
        case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD -> {
          if (given < positional.size()) {
            values.put(parameter.name(), positional.get(given++));
          }
        }
        case KEYWORD_ONLY -> {}
      }
    }
    if (given < positional.size()) {
      throw new IllegalArgumentException(signature + ": " + positional.size() + " arguments are given by place");
    }
    for (var argument : named.entrySet()) {
      var parameter = parameters.stream().filter(p -> p.name().equals(argument.getKey())).findFirst();
      boolean fits =
          parameter.isPresent()
              && parameter.get().kind() != Parameter.Kind.POSITIONAL_ONLY
              && parameter.get().kind() != Parameter.Kind.VARIADIC
              && !values.containsKey(argument.getKey());
      if (!fits) {
        throw new IllegalArgumentException(signature + ": the argument '" + argument.getKey() + "' does not fit");
      }
      values.put(argument.getKey(), argument.getValue());
    }
    for (var parameter : parameters) {
      if (!values.containsKey(parameter.name())) {
        if (parameter.defaultText() == null) {
          throw new IllegalArgumentException(signature + ": the argument '" + parameter.name() + "' is missing");
        }
        values.put(parameter.name(), parameter.defaultValue());
      }
    }
    var arguments = new Arguments(name, values);
    arguments.requireDevice();
    return body.apply(arguments);
  }

  @Override
  public String toString() {
    return signature;
  }
}
