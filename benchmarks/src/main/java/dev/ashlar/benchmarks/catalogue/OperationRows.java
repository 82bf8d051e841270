package dev.ashlar.benchmarks.catalogue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.ndarray.Elementwise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every row of the operation table, in the dtypes that it is computed in; what is measured is its method of
 * {@code Elementwise}.
 */
final class OperationRows implements RowSource {
  private static final List<DType> DTYPES = List.of(DType.FLOAT64, DType.FLOAT32, DType.INT32, DType.INT64, DType.BOOL);

  /** NumPy's names where they are not the standard's in all its versions. */
  private static final Map<String, String> NUMPY =
      Map.ofEntries(
          Map.entry("acos", "arccos"),
          Map.entry("acosh", "arccosh"),
          Map.entry("asin", "arcsin"),
          Map.entry("asinh", "arcsinh"),
          Map.entry("atan", "arctan"),
          Map.entry("atan2", "arctan2"),
          Map.entry("atanh", "arctanh"),
          Map.entry("pow", "power"),
          Map.entry("round", "rint"),
          Map.entry("bitwise_invert", "invert"),
          Map.entry("bitwise_left_shift", "left_shift"),
          Map.entry("bitwise_right_shift", "right_shift"),
          Map.entry("frexp_exponent", "frexp"),
          Map.entry("frexp_mantissa", "frexp"),
          Map.entry("modf_fraction", "modf"),
          Map.entry("modf_integral", "modf"));

  /** Which of the results it is, where NumPy's function has two. */
  private static final Map<String, Integer> PART =
      Map.of("frexp_mantissa", 0, "frexp_exponent", 1, "modf_fraction", 0, "modf_integral", 1);

  /** What numexpr has operators for. */
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("multiply", "*"),
          Map.entry("subtract", "-"),
          Map.entry("divide", "/"),
          Map.entry("pow", "**"),
          Map.entry("equal", "=="),
          Map.entry("not_equal", "!="),
          Map.entry("greater", ">"),
          Map.entry("greater_equal", ">="),
          Map.entry("less_equal", "<="));

  /** What numexpr has functions for, by NumPy's names. */
  private static final Set<String> NUMEXPR =
      Set.of("abs", "sqrt", "floor", "ceil", "exp", "expm1", "log", "log10", "log1p", "sin", "cos", "tan", "sinh",
          "cosh", "tanh", "arcsin",
          "arccos", "arctan", "arctan2", "arcsinh", "arccosh", "arctanh");

  /** Where the function is defined, where that is not all of (-1, 1) or all small positive integers. */
  private static final Map<String, double[]> DOMAIN =
      Map.of(
          "log", new double[] {0.1, 10},
          "log2", new double[] {0.1, 10},
          "log10", new double[] {0.1, 10},
          "log1p", new double[] {-0.5, 10},
          "sqrt", new double[] {0, 10},
          "pow", new double[] {0.5, 2},
          "acosh", new double[] {1, 10},
          "exp", new double[] {-10, 10},
          "sin", new double[] {-10, 10},
          "tanh", new double[] {-3, 3});

  private static final Map<String, Double> BARS = Map.of("exp", .85, "log", .9, "sin", .2, "tanh", .95, "pow", 1.0);

  /** Loops in Java and C, where their operator or function is the same work. */
  private static final Map<String, String> LOOPS =
      Map.ofEntries(
          Map.entry("multiply", "a[i] * b[i]"),
          Map.entry("subtract", "a[i] - b[i]"),
          Map.entry("divide", "a[i] / b[i]"),
          Map.entry("sqrt", "sqrt(a[i])"),
          Map.entry("abs", "abs(a[i])"),
          Map.entry("negative", "-a[i]"),
          Map.entry("square", "a[i] * a[i]"),
          Map.entry("floor", "floor(a[i])"),
          Map.entry("exp", "exp(a[i])"),
          Map.entry("log", "log(a[i])"),
          Map.entry("sin", "sin(a[i])"),
          Map.entry("tanh", "tanh(a[i])"),
          Map.entry("pow", "pow(a[i], b[i])"),
          Map.entry("fma", "fma(a[i], b[i], c[i])"));

  /** The methods of DJL's arrays. */
  private static final Map<String, String> TORCH =
      Map.ofEntries(
          Map.entry("multiply", "a.mul(b)"),
          Map.entry("subtract", "a.sub(b)"),
          Map.entry("divide", "a.div(b)"),
          Map.entry("sqrt", "a.sqrt()"),
          Map.entry("abs", "a.abs()"),
          Map.entry("floor", "a.floor()"),
          Map.entry("exp", "a.exp()"),
          Map.entry("log", "a.log()"),
          Map.entry("sin", "a.sin()"),
          Map.entry("tanh", "a.tanh()"),
          Map.entry("pow", "a.pow(b)"),
          Map.entry("maximum", "a.maximum(b)"));

  /** What NumPy has no function for. */
  private static final Set<String> NOT_IN_NUMPY = Set.of("fma");

  private static final Set<String> QUICK = Set.of("multiply", "divide", "sqrt", "exp", "log", "sin", "tanh", "pow");

  /** Measured by other families. */
  private static final Set<String> ELSEWHERE = Set.of("add", "where", "less");

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (var operation : Operations.all()) {
      if (operation.ownForms().isEmpty() && !ELSEWHERE.contains(operation.name())) {
        for (var dtype : DTYPES) {
          for (long n : sizes.or(100_000)) {
            var row = row(operation, dtype, n);
            if (row != null) {
              rows.add(row);
            }
          }
        }
      }
    }
    return rows;
  }

  private static @Nullable Row row(Operation operation, DType dtype, long n) {
    var operands = new DType[operation.arity()];
    Arrays.fill(operands, dtype);
    if (operation.name().equals("ldexp")) {
      operands[1] = DType.INT32;
    }
    DType result;
    try {
      var signature = operation.resolve(operands);
      if (!signature.inputs().getFirst().equals(dtype)) {
        return null;
      }
      result = signature.output();
    } catch (IllegalArgumentException e) {
      return null;
    }
    var name = operation.name();
    var row = Row.of("elementwise", name, dtype, n).out(result, n);
    var domain = DOMAIN.getOrDefault(name, usualDomain(name, dtype));
    var names = List.of("a", "b", "c").subList(0, operation.arity());
    for (int i = 0; i < names.size(); i++) {
      var range = operands[i] == dtype ? domain : usualDomain(name, operands[i]);
      row.input(names.get(i), operands[i], Fill.UNIFORM, range[0], range[1], n);
    }
    row.ashlar(ashlar(name, names));
    if (TORCH.containsKey(name) && dtype.kind() == DType.Kind.FLOAT) {
      row.spelled(Dialect.TORCH, TORCH.getOrDefault(name, ""));
    }
    if (!NOT_IN_NUMPY.contains(name)) {
      var function = NUMPY.getOrDefault(name, name);
      var call = function + "(" + String.join(", ", names) + ")";
      row.numpy("np." + call + (PART.containsKey(name) ? "[" + PART.get(name) + "]" : ""));
      if (dtype.kind() == DType.Kind.FLOAT && NUMEXPR.contains(function)) {
        row.spelled(Dialect.NUMEXPR, call);
      } else if (dtype.kind() == DType.Kind.FLOAT && OPERATORS.containsKey(name)) {
        row.spelled(Dialect.NUMEXPR, "a " + OPERATORS.get(name) + " b");
      }
    }
    if (dtype == DType.FLOAT64) {
      if (LOOPS.containsKey(name)) {
        row.loop("for (int i = 0; i < n; i++) out[i] = " + LOOPS.get(name) + ";");
      }
      if (name.equals("exp") || name.equals("sin")) {
        row.spelled(Dialect.ND4J, "Transforms." + name + "(a, true)");
      }
      row.bar(BARS.getOrDefault(name, Double.NaN));
      return QUICK.contains(name) ? row.quick().build() : row.build();
    }
    return row.build();
  }

  private static double[] usualDomain(String name, DType dtype) {
    return switch (dtype.kind()) {
      case FLOAT, COMPLEX -> new double[] {-1, 1};
      case INT, UINT -> new double[] {1, name.contains("shift") ? 8 : 100};
      case BOOL -> new double[] {0, 2};
    };
  }

  /** The method of {@code Elementwise}; for a row of the table that has none, an expression of one node. */
  private static String ashlar(String name, List<String> operands) {
    var method = camelCase(name);
    boolean exists =
        Arrays.stream(Elementwise.class.getMethods())
            .anyMatch(one -> one.getName().equals(method) && one.getParameterCount() == operands.size());
    return exists
        ? "Elementwise." + method + "(" + String.join(", ", operands) + ")"
        : "Lazy.apply(Operations.find(\"" + name + "\"), lazy(" + String.join("), lazy(", operands) + ")).eval()";
  }

  static String camelCase(String name) {
    var text = new StringBuilder();
    for (var word : name.split("_", -1)) {
      text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return text.toString();
  }
}
