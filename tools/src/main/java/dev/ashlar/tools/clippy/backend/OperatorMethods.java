package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.ArrayFunction;
import dev.ashlar.ndarray.Functions;
import dev.ashlar.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Python's operators as methods of {@code NDArray}: {@code a + b}, {@code 2 - a}, {@code -a}, {@code a += 1}. */
final class OperatorMethods {
  private static final String OTHER = "other";

  /** An operator with two operands. */
  private record Binary(String name, String function, String sign, boolean swapped, boolean inPlace) {}

  private static final List<Binary> BINARY = List.of(
      arithmetic("add", "add", "+"),
      arithmetic("sub", "subtract", "-"),
      arithmetic("mul", "multiply", "*"),
      arithmetic("truediv", "divide", "/"),
      arithmetic("floordiv", "floor_divide", "//"),
      arithmetic("mod", "remainder", "%"),
      arithmetic("pow", "pow", "**"),
      arithmetic("matmul", "matmul", "@"),
      arithmetic("and", "bitwise_and", "&"),
      arithmetic("or", "bitwise_or", "|"),
      arithmetic("xor", "bitwise_xor", "^"),
      arithmetic("lshift", "bitwise_left_shift", "<<"),
      arithmetic("rshift", "bitwise_right_shift", ">>"),
      comparison("lt", "less", "<"),
      comparison("le", "less_equal", "<="),
      comparison("eq", "equal", "=="),
      comparison("ne", "not_equal", "!="),
      comparison("gt", "greater", ">"),
      comparison("ge", "greater_equal", ">="));

  /** The names of unary operators, the functions that they are, and how they are written. */
  private static final List<List<String>> UNARY = List.of(
      List.of("__neg__", "negative", "-array"),
      List.of("__pos__", "positive", "+array"),
      List.of("__abs__", "abs", "abs(array)"),
      List.of("__invert__", "bitwise_invert", "~array"));

  private OperatorMethods() {}

  private static Binary arithmetic(String name, String function, String sign) {
    return new Binary(name, function, sign, true, true);
  }

  private static Binary comparison(String name, String function, String sign) {
    return new Binary(name, function, sign, false, false);
  }

  /** All of them. */
  static List<Method> all() {
    var methods = new ArrayList<Method>();
    for (var operator : BINARY) {
      var function = function(operator.function());
      methods.add(binary("__" + operator.name() + "__", "array " + operator.sign() + " other", function, false));
      if (operator.swapped()) {
        methods.add(binary("__r" + operator.name() + "__", "other " + operator.sign() + " array", function, true));
      }
      if (operator.inPlace()) {
        methods.add(inPlace(operator, function));
      }
    }
    for (var operator : UNARY) {
      var function = function(operator.get(1));
      methods.add(new Method(
          Method.ClassName.ARRAY, operator.get(0), operator.get(2) + ": " + function.summary(), List.of(), false,
          "an array in the store", (call, answer) ->
              new Results(call, answer).deliver(function.invoke(List.of(Operands.numbers(call.array())), Map.of()))));
    }
    return methods;
  }

  private static ArrayFunction function(String name) {
    return Functions.find(name).orElseThrow(() -> new IllegalStateException("the registry has no " + name));
  }

  private static Argument other() {
    return Argument.required(OTHER, Argument.Kind.OPERAND, "a number, a list, an array or an expression");
  }

  private static Method binary(String name, String written, ArrayFunction function, boolean swapped) {
    return new Method(
        Method.ClassName.ARRAY, name, written + ": " + function.summary(), List.of(other(), Results.ARGUMENT), false,
        "an array in the store", (call, answer) -> new Results(call, answer).deliver(apply(function, call, swapped)));
  }

  private static Object apply(ArrayFunction function, Call call, boolean swapped) {
    var self = Operands.numbers(call.array());
    var other = new Operands(call).value(Objects.requireNonNull(call.any(OTHER)));
    var operand = other instanceof NDArray array ? Operands.numbers(array) : other;
    return function.invoke(swapped ? List.of(operand, self) : List.of(self, operand), Map.of());
  }

  private static Method inPlace(Binary operator, ArrayFunction function) {
    return new Method(Method.ClassName.ARRAY, "__i" + operator.name() + "__",
        "array " + operator.sign() + "= other: changes the array itself",
        List.of(other()), false, "the array itself", (call, answer) -> {
          Assignment.update(call, (NDArray) apply(function, call, false));
          answer.returnsSelf();
        });
  }
}
