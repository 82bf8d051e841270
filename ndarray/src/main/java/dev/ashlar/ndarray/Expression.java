package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.kernels.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An expression over named arrays, read from text and evaluated in as few passes as possible: neighbouring
 * elementwise operations become one kernel, as with {@link Lazy}.
 *
 * {@snippet :
 * NDArray r = Expression.parse("a*b + sin(c)/2").eval(Map.of("a", a, "b", b, "c", c));
 * NDArray rows = Expression.parse("sum(a[:, 1:] ** 2, axis=1)").eval(Map.of("a", a));
 * }
 *
 * <p>Operators bind as in Python: {@code ** - + ~ * / // % @ << >> & ^ | < <= > >= == != not and or}, the last three
 * elementwise. {@code a.temp} and {@code a['temp']} are fields of records. Dates and times take part as their counts,
 * categories as their codes, optional values as floats in which what is missing is NaN. All functions of the registry
 * {@link Functions} can be called by their names, with arguments by place and by name; {@code True}, {@code False},
 * {@code None}, texts in quotes and lists are arguments for them. {@code pi}, {@code e}, {@code inf} and {@code nan}
 * are numbers, unless arrays have these names; {@code 2j} is imaginary. Functions that take functions take {@code
 * lambda x, y: x + y}, or a function's name as a text.
 */
public final class Expression {
  private static final Map<String, Double> CONSTANTS =
      Map.of("pi", Math.PI, "e", Math.E, "inf", Double.POSITIVE_INFINITY, "nan", Double.NaN);

  /** A part of the expression; {@code at} is where it stands in the text. */
  sealed interface Term {}

  record Constant(@Nullable Object value) implements Term {}

  record Name(String name, int at) implements Term {}

  record Call(String function, List<Term> args, Map<String, Term> named, int at) implements Term {}

  record Items(List<Term> items) implements Term {}

  /** A function of arrays, as an argument of {@code fromfunction} or {@code vectorize}. */
  record Lambda(List<String> parameters, Term body) implements Term {}

  record Part(Term array, String index, int at) implements Term {}

  record Chosen(Term array, Term index, int at) implements Term {}

  record Field(Term array, String name, int at) implements Term {}

  private final String text;
  private final Term root;

  private Expression(String text, Term root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if the text is none, or calls a function that does not exist; the message points
   *     at the part
   */
  public static Expression parse(String text) {
    return new Expression(text, new ExpressionParser(text).parse());
  }

  /** The names of the arrays that the expression needs, in the order of the text. */
  public Set<String> names() {
    var names = new LinkedHashSet<String>();
    collect(root, names);
    return names;
  }

  private static void collect(Term term, Set<String> names) {
    switch (term) {
      case Constant _ -> {}
      case Name name -> {
        if (!CONSTANTS.containsKey(name.name())) {
          names.add(name.name());
        }
      }
      case Call call -> {
        call.args().forEach(arg -> collect(arg, names));
        call.named().values().forEach(arg -> collect(arg, names));
      }
      case Items items -> items.items().forEach(item -> collect(item, names));
      case Lambda lambda -> {
        var inner = new LinkedHashSet<String>();
        collect(lambda.body(), inner);
        lambda.parameters().forEach(inner::remove);
        names.addAll(inner);
      }
      case Part part -> collect(part.array(), names);
      case Chosen chosen -> {
        collect(chosen.array(), names);
        collect(chosen.index(), names);
      }
      case Field field -> collect(field.array(), names);
    }
  }

  /**
   * Evaluates the expression into a new array.
   *
   * @param values an {@link NDArray} or a number for each name
   * @throws IllegalArgumentException if a name has no value, or a function refuses its arguments
   */
  public NDArray eval(Map<String, ?> values) {
    return result(value(root, values));
  }

  private NDArray result(@Nullable Object value) {
    return switch (value) {
      case Lazy lazy -> lazy.eval();
      case Number number -> Evaluation.scalar("eval", (DType) null, number);
      case Boolean flag -> NDArray.of(flag).reshape();
      case null, default -> throw new IllegalArgumentException("the value of " + text + " is no array, but " + value);
    };
  }

  /**
   * Evaluates an expression whose value may be something else than one array, as that of {@code unique_all(a)}.
   *
   * @return an {@link NDArray}, a list of them, or what the function called last gives
   */
  public Object evalAny(Map<String, ?> values) {
    var value = value(root, values);
    return value instanceof Lazy || value instanceof Number || value instanceof Boolean || value == null
        ? result(value) : value;
  }

  private @Nullable Object value(Term term, Map<String, ?> values) {
    return switch (term) {
      case Constant constant -> constant.value();
      case Items items -> {
        List<Object> list = new ArrayList<>();
        for (var item : items.items()) {
          var value = argument(value(item, values));
          if (value == null) {
            throw new IllegalArgumentException("a list holds no None");
          }
          list.add(value);
        }
        yield list;
      }
      case Name name -> named(name, values);
      case Lambda lambda -> function(lambda, values);
      case Part part -> {
        if (!(argument(value(part.array(), values)) instanceof NDArray array)) {
          throw ExpressionParser.error("only arrays have parts", text, part.at());
        }
        yield Lazy.lazy(array.get(part.index()));
      }
      case Chosen chosen -> {
        if (!(argument(value(chosen.array(), values)) instanceof NDArray array)
            || !(argument(value(chosen.index(), values)) instanceof NDArray index)) {
          throw ExpressionParser.error(
              "only arrays have parts, and masks or arrays of positions choose them", text, chosen.at());
        }
        yield Lazy.lazy(array.get(Index.of(index)));
      }
      case Field field -> {
        if (!(argument(value(field.array(), values)) instanceof NDArray array && array.dtype instanceof RecordType)) {
          throw ExpressionParser.error("only arrays of records have fields", text, field.at());
        }
        try {
          yield Lazy.lazy(Numbers.of(array.field(field.name())));
        } catch (IllegalArgumentException e) {
          throw ExpressionParser.error(String.valueOf(e.getMessage()), text, field.at());
        }
      }
      case Call call -> call(call, values);
    };
  }

  private Function<List<NDArray>, Object> function(Lambda lambda, Map<String, ?> values) {
    return arguments -> {
      if (arguments.size() != lambda.parameters().size()) {
        throw new IllegalArgumentException("lambda: takes " + lambda.parameters() + ", not " + arguments.size()
            + " arguments, in " + text);
      }
      Map<String, Object> inner = new LinkedHashMap<>(values);
      for (int i = 0; i < arguments.size(); i++) {
        inner.put(lambda.parameters().get(i), arguments.get(i));
      }
      var value = argument(value(lambda.body(), inner));
      if (value == null) {
        throw new IllegalArgumentException("lambda: gives None in " + text);
      }
      return value;
    };
  }

  private Object named(Name name, Map<String, ?> values) {
    Object value = values.get(name.name());
    if (value == null) {
      value = CONSTANTS.get(name.name());
    }
    return switch (value) {
      case NDArray array -> Lazy.lazy(Numbers.of(array));
      case Number number -> number;
      case Boolean flag -> flag;
      case null -> throw ExpressionParser.error("'" + name.name() + "' has no value", text, name.at());
      default -> throw ExpressionParser.error("'" + name.name()
          + "' is neither an array nor a number", text, name.at());
    };
  }

  private Object call(Call call, Map<String, ?> values) {
    var args = new ArrayList<@Nullable Object>();
    for (var arg : call.args()) {
      args.add(value(arg, values));
    }
    var operation = Operations.find(call.function());
    if (operation != null && operation.arity() == args.size() && call.named().isEmpty()) {
      var operands = new Lazy[args.size()];
      boolean all = true;
      for (int i = 0; i < operands.length; i++) {
        var operand = lazy(args.get(i));
        all &= operand != null;
        operands[i] = operand == null ? Lazy.constant(0) : operand;
      }
      if (all) {
        return Lazy.apply(operation, operands);
      }
    }
    var reduction = Reduction.named(call.function());
    if (reduction != null && args.size() == 1 && args.getFirst() instanceof Lazy lazy) {
      var along = along(call.named(), values);
      if (along != null) {
        return Lazy.lazy(lazy.reduce(reduction, along));
      }
    }
    return invoke(call, args, values);
  }

  /** The axis of a reduction that is fused; null where its arguments are others, which the function itself takes. */
  private @Nullable Along along(Map<String, Term> named, Map<String, ?> values) {
    var axis = named.get("axis");
    if (named.size() != (axis == null ? 0 : 1)) {
      return null;
    }
    if (axis == null) {
      return Along.all();
    }
    return value(axis, values) instanceof Number number && !(number instanceof Complex)
        && number.doubleValue() == number.intValue()
        ? Along.axis(number.intValue())
        : null;
  }

  private Object invoke(Call call, List<@Nullable Object> args, Map<String, ?> values) {
    var function =
        Functions.find(call.function())
            .orElseThrow(() -> ExpressionParser.error("there is no function '" + call.function()
                + "'", text, call.at()));
    var positional = new ArrayList<@Nullable Object>();
    args.forEach(arg -> positional.add(argument(arg)));
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    call.named().forEach((name, term) -> named.put(name, argument(value(term, values))));
    var result = function.invoke(positional, named);
    return result instanceof NDArray array ? Lazy.lazy(array) : result;
  }

  private static @Nullable Lazy lazy(@Nullable Object value) {
    return switch (value) {
      case Lazy lazy -> lazy;
      case Number number -> Lazy.constant(number);
      case Boolean flag -> Lazy.lazy(NDArray.of(flag).reshape());
      case null, default -> null;
    };
  }

  /** What a function of the registry takes. */
  private static @Nullable Object argument(@Nullable Object value) {
    return value instanceof Lazy lazy ? lazy.value() : value;
  }

  @Override
  public String toString() {
    return text;
  }
}
