package dev.ashlar.ndarray;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

/**
 * The special cases of the standard, one line each in special_cases.txt: every line with all sample values that meet
 * its conditions, in each float dtype, alone and at all places of a long array.
 */
class SpecialCasesTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static final double[] SAMPLES = {
    Double.NaN, INF, -INF, 0.0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 7, -7, 8, 0.1, -0.1, 100,
    -101, 12345.75, -4096, 0x1p-14, -0x1p-14, 0x1p-24, -0x1p-24, 60000, -60000, 0.3, 1e30, -1e30, 1e-30, -1e-30, 1e300,
    -1e300, 1e-300, -1e-300, 711, -711, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE
  };

  private final List<String> failures = new ArrayList<>();

  @Test
  void realFunctions() throws IOException {
    for (var line : lines()) {
      if (line[1].contains(" ")) {
        continue;
      }
      for (var dtype : List.of(DType.FLOAT64, DType.FLOAT32, DType.FLOAT16)) {
        checkReal(line, dtype);
      }
    }
    assertEquals("", String.join("\n", failures));
  }

  @Test
  void complexFunctions() throws IOException {
    for (var line : lines()) {
      if (line[1].contains(" ")) {
        checkComplex(line, DType.COMPLEX128);
        checkComplex(line, DType.COMPLEX64);
      }
    }
    assertEquals("", String.join("\n", failures));
  }

  /** What the standard asks of these functions beside their special cases: conj(f(z)) = f(conj(z)). */
  @Test
  void complexFunctionsKeepConjugates() {
    for (var name : List.of("acos", "acosh", "asin", "asinh", "atan", "atanh", "cosh", "exp", "expm1", "log", "log1p",
        "log2", "log10", "sinh", "sqrt", "tanh")) {
      for (double re : SAMPLES) {
        for (double im : Arrays.stream(SAMPLES).filter(x -> !Double.isNaN(x)).toArray()) {
          var up = parts(call(name, NDArray.ofComplex(re, im)));
          var down = parts(call(name, NDArray.ofComplex(re, -im)));
          if (!same(up[0], down[0]) || !same(up[1], -down[1])) {
            failures.add(name + " of " + re + " ± " + im + "i: " + Arrays.toString(up) + ", "
                + Arrays.toString(down));
          }
        }
      }
    }
    assertEquals("", String.join("\n", failures));
  }

  private void checkReal(String[] line, DType dtype) {
    boolean binary = line.length == 4;
    var left = new ArrayList<Double>();
    var right = new ArrayList<Double>();
    for (double x : samples(dtype)) {
      for (double y : binary ? samples(dtype) : new double[] {0}) {
        if (condition(line[1]).test(x) && (!binary || condition(line[2]).test(y))) {
          left.add(x);
          right.add(y);
        }
      }
    }
    var x = values(left, dtype);
    var y = values(right, dtype);
    var many = binary ? call(line[0], x, y) : call(line[0], x);
    for (int i = 0; i < left.size(); i++) {
      var one = binary ? call(line[0], x.get((long) i), y.get((long) i)) : call(line[0], x.get((long) i));
      for (double found : new double[] {many.getDouble(i), one.toDouble()}) {
        if (!fits(line[line.length - 1], left.get(i), right.get(i), found)) {
          failures.add(dtype + " " + String.join(" | ", line) + ": " + left.get(i) + (binary ? ", " + right.get(i) : "")
              + " gave " + found);
        }
      }
    }
  }

  private void checkComplex(String[] line, DType dtype) {
    var conditions = line[1].split(" ", -1);
    var half = dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
    for (double re : samples(half)) {
      for (double im : samples(half)) {
        if (!condition(conditions[0]).test(re) || !condition(conditions[1]).test(im)) {
          continue;
        }
        var found = call(line[0], NDArray.ofComplex(re, im).astype(dtype));
        var wanted = line[2].split(" ", -1);
        var parts = parts(found);
        if (!fits(wanted[0], re, im, parts[0]) || (wanted.length > 1 && !fits(wanted[1], re, im, parts[1]))) {
          failures.add(
              dtype + " " + String.join(" | ", line) + ": " + re + ", " + im + " gave " + Arrays.toString(parts));
        }
      }
    }
  }

  private static boolean fits(String wanted, double x, double y, double found) {
    return switch (wanted) {
      case "pos" -> Math.copySign(1, found) == 1;
      case "neg" -> Math.copySign(1, found) == -1;
      case "x1" -> same(x, found);
      case "x2" -> same(y, found);
      case "|x1|" -> same(Math.abs(x), found);
      case "|x2|" -> same(Math.abs(y), found);
      case "-|x1|" -> same(-Math.abs(x), found);
      default -> {
        if (wanted.startsWith("?")) {
          var value = wanted.substring(1);
          yield fits(value.startsWith("p") ? value : "+" + value, x, y, Math.abs(found));
        }
        double value = value(wanted);
        yield wanted.contains("pi") ? Math.abs(found - value) < 0.01 : same(value, found);
      }
    };
  }

  private static double value(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "+inf" -> INF;
      case "-inf" -> -INF;
      case "pi" -> Math.PI;
      case "-pi" -> -Math.PI;
      case "pi/2" -> Math.PI / 2;
      case "-pi/2" -> -Math.PI / 2;
      case "pi/4" -> Math.PI / 4;
      case "-pi/4" -> -Math.PI / 4;
      case "3pi/4" -> 3 * Math.PI / 4;
      case "-3pi/4" -> -3 * Math.PI / 4;
      default -> Double.parseDouble(text);
    };
  }

  private static DoublePredicate condition(String text) {
    DoublePredicate all = _ -> true;
    for (var part : text.split("&", -1)) {
      all = all.and(part.startsWith("!") ? simple(part.substring(1)).negate() : simple(part));
    }
    return all;
  }

  private static DoublePredicate simple(String text) {
    return switch (text) {
      case "any" -> _ -> true;
      case "inf" -> Double::isInfinite;
      case "0" -> x -> x == 0;
      case "finite" -> Double::isFinite;
      case "nonzero" -> x -> Double.isFinite(x) && x != 0;
      case "int" -> x -> x == Math.rint(x) && Double.isFinite(x);
      case "odd" -> x -> Math.abs(x % 2) == 1;
      case ">0" -> x -> x > 0;
      case "<0" -> x -> x < 0;
      case ">1" -> x -> x > 1;
      case "<1" -> x -> x < 1;
      case "<-1" -> x -> x < -1;
      case "mag>1" -> x -> Math.abs(x) > 1;
      case "mag<1" -> x -> Math.abs(x) < 1;
      default -> x -> same(value(text), x);
    };
  }

  private static boolean same(double x, double y) {
    return Double.compare(Math.abs(x), Math.abs(y)) == 0
        && (Double.isNaN(x) || Math.copySign(1, x) == Math.copySign(1, y));
  }

  /** The samples as the dtype holds them. */
  private static double[] samples(DType dtype) {
    return NDArray.of(SAMPLES).astype(dtype).toDoubleArray();
  }

  private static NDArray values(List<Double> values, DType dtype) {
    return NDArray.of(values.stream().mapToDouble(Double::doubleValue).toArray()).astype(dtype);
  }

  private static NDArray call(String name, NDArray... operands) {
    return (NDArray) Functions.find(name).orElseThrow().invoke(List.of(operands), Map.of());
  }

  private static double[] parts(NDArray one) {
    var only = one.reshape();
    return ((DType) only.dtype()).kind() == DType.Kind.COMPLEX
        ? new double[] {only.real().toDouble(), only.imag().toDouble()}
        : new double[] {only.toDouble()};
  }

  private static List<String[]> lines() throws IOException {
    try (var in = SpecialCasesTest.class.getResourceAsStream("special_cases.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", -1))
          .toList();
    }
  }
}
