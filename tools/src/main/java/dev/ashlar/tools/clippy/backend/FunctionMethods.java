package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.ArrayFunction;
import dev.ashlar.ndarray.Functions;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Parameter;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.element.HeapArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry's functions as methods of {@code NDArray}: every function whose first parameter is an array. {@code
 * sum(x, /, *, axis=None, keepdims=False)} becomes {@code array.sum(axis=.., keepdims=..)}.
 */
final class FunctionMethods {
  /** The argument that chooses elements for a reduction. */
  static final String WHERE = "where";

  /** What the first parameter is called where it is one array. */
  private static final Set<String> ARRAYS = Set.of("x", "x1", "v", "m", "a", "f", "y");

  /** Parameters that are texts; a text anywhere else names an array. */
  private static final Set<String> TEXTS = Set.of("dtype", "side", "mode", "to", "indexing", "kind");

  private static final Set<String> INTEGERS = Set.of("axis1", "axis2", "k", "n", "kth", "offset", "ddof");
  private static final Set<String> FLAGS =
      Set.of("keepdims", "descending", "stable", "invert", "include_initial", "equal_nan", "copy");

  private FunctionMethods() {}

  /** All of them. */
  static List<Method> all() {
    return Functions.all().stream().filter(FunctionMethods::isMethod).map(FunctionMethods::method).toList();
  }

  private static boolean isMethod(ArrayFunction function) {
    return !function.parameters().isEmpty()
        && ARRAYS.contains(function.parameters().getFirst().name())
        && function.parameters().stream().noneMatch(parameter -> parameter.kind() == Parameter.Kind.VARIADIC);
  }

  private static boolean isReduction(ArrayFunction function) {
    var names = function.parameters().stream().map(Parameter::name).toList();
    return names.contains("keepdims")
        || Set.of("median", "percentile", "quantile", "histogram").contains(function.name());
  }

  /** Whether the function itself takes a mask. */
  private static boolean takesWhere(ArrayFunction function) {
    return function.parameters().stream().anyMatch(parameter -> parameter.name().equals(WHERE));
  }

  private static Method method(ArrayFunction function) {
    var arguments = new ArrayList<Argument>();
    for (var parameter : function.parameters().subList(1, function.parameters().size())) {
      arguments.add(argument(parameter));
    }
    if (isReduction(function) && !takesWhere(function)) {
      arguments.add(Argument.optional(
          WHERE, Argument.Kind.EXPRESSION, "only the elements that this is true for: array.value > 3"));
    }
    arguments.add(Results.ARGUMENT);
    return new Method(Method.ClassName.ARRAY, function.name(), function.summary(), arguments, false,
        "a number, or an array in the store",
        (call, answer) -> new Results(call, answer).deliver(apply(function, call)));
  }

  private static Argument argument(Parameter parameter) {
    var name = parameter.name();
    var kind =
        TEXTS.contains(name) ? Argument.Kind.TEXT
            : FLAGS.contains(name) ? Argument.Kind.FLAG
                : INTEGERS.contains(name) ? Argument.Kind.INTEGER
                    : name.equals("axis") || name.equals("shape") || name.equals("axes") ? Argument.Kind.ANY
                    : Argument.Kind.OPERAND;
    boolean required = parameter.defaultText() == null;
    return new Argument(name, kind, required ? name : name + ", by default " + parameter.defaultText(), required,
        otherwise(parameter.defaultText()));
  }

  /** A default as JSON; Python's notation and JSON's agree but for three words and the quotes. */
  private static @Nullable Object otherwise(@Nullable String text) {
    return switch (text) {
      case null -> null;
      case "None" -> null;
      case "True" -> true;
      case "False" -> false;
      case String quoted when quoted.startsWith("'") -> quoted.substring(1, quoted.length() - 1);
      default -> Json.value("a default", text);
    };
  }

  private static Object apply(ArrayFunction function, Call call) {
    // over all elements, those that count are gathered first: then max needs no value to start with, as it does with a
    // mask
    boolean gather = call.has(WHERE) && (!takesWhere(function) || (!call.has("axis") && !call.flag("keepdims")));
    return invoke(function, Operands.numbers(gather ? chosen(call) : call.array()), call, gather);
  }

  /** The elements that the condition chooses, one after the other. */
  private static NDArray chosen(Call call) {
    var array = call.array();
    if (array.ndim() > 1 && call.has("axis")) {
      throw new InputException(call.method() + ": axis and where do not go together for an array of " + array.ndim()
          + " dimensions; use where(...) of the array first");
    }
    return select(call, WHERE).array();
  }

  /** The elements that a condition is true for, as an array of one dimension. */
  static HeapArray select(Call call, String argument) {
    if (!(call.any(argument) instanceof Map<?, ?> expression)) {
      throw new InputException(call.method() + ": a condition such as array.value > 3 is needed");
    }
    var elements = call.values();
    var array = elements.array();
    var mask = new JsonLogic(elements).mask(Json.entries(expression));
    return elements.with(
        array.ndim() == 1 ? array.get(Index.of(mask)) : array.reshape(-1).get(Index.of(mask.reshape(-1))));
  }

  /** Calls a function with an array and the further arguments of a call, by their names. */
  private static Object invoke(ArrayFunction function, NDArray self, Call call, boolean gathered) {
    var operands = new Operands(call);
    var positional = new ArrayList<@Nullable Object>();
    var named = new LinkedHashMap<String, @Nullable Object>();
    positional.add(self);
    for (var parameter : function.parameters().subList(1, function.parameters().size())) {
      var name = parameter.name();
      if (!call.has(name) || (gathered && name.equals(WHERE))) {
        continue;
      }
      var given = call.any(name);
      Object value = given instanceof String && TEXTS.contains(name) ? given
          : operands.value(java.util.Objects.requireNonNull(given));
      if (parameter.kind() == Parameter.Kind.POSITIONAL_ONLY) {
        positional.add(value);
      } else {
        named.put(name, value);
      }
    }
    return function.invoke(positional, named);
  }
}
