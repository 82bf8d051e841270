package dev.ashlar.kernels.internal.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Complex functions against NumPy's values, which complex_cases.py wrote. */
class ComplexMathTest {
  /**
   * Relative to the magnitude of the result, part by part looser: cancellation in a part is not the function's fault.
   */
  private static final double TOLERANCE = 1e-14;

  @Test
  void agreeWithNumPy() throws IOException {
    var failures = new ArrayList<String>();
    int cases = 0;
    try (var in = ComplexMathTest.class.getResourceAsStream("complex_cases.tsv")) {
      assertNotNull(in);
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var columns = line.split("\t", -1);
        var operands = numbers(columns[1]);
        var expected = numbers(columns[2]);
        var actual = apply(columns[0], operands);
        cases++;
        boolean signsMatter = Double.isFinite(operands[0]) && Double.isFinite(operands[1]) && !hasNaN(expected);
        if (!agree(new Complex(expected[0], expected[1]), actual, signsMatter)) {
          failures.add(columns[0] + Arrays.toString(operands) + " = " + actual + ", not " + Arrays.toString(expected));
        }
      }
    }
    assertEquals(0, failures.size(), () -> failures.size() + ":\n" + String.join("\n", failures));
    assertTrue(cases > 5000, "cases: " + cases);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(ComplexMathTest::number).toArray();
  }

  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static boolean hasNaN(double[] parts) {
    return Double.isNaN(parts[0]) || Double.isNaN(parts[1]);
  }

  /**
   * Annex G leaves some signs of zeros and infinities open, all of them at operands or beside results that are not
   * finite.
   */
  private static boolean agree(Complex expected, Complex actual, boolean signsMatter) {
    double size = Math.max(magnitude(expected.re()), magnitude(expected.im()));
    return close(expected.re(), actual.re(), size, signsMatter) && close(expected.im(), actual.im(), size, signsMatter);
  }

  private static double magnitude(double part) {
    return Double.isFinite(part) ? Math.abs(part) : 0;
  }

  private static boolean close(double expected, double actual, double size, boolean signsMatter) {
    if (expected != 0 && Double.isFinite(expected)) {
      return Math.abs(expected - actual) <= TOLERANCE * size;
    }
    if (expected == 0 && actual != 0) {
      return Math.abs(actual) <= TOLERANCE * size;
    }
    return signsMatter
        ? Double.compare(expected, actual) == 0
        : Double.compare(Math.abs(expected), Math.abs(actual)) == 0;
  }

  private static Complex apply(String name, double[] z) {
    var x = new Complex(z[0], z[1]);
    return switch (name) {
      case "sqrt" -> ComplexMath.sqrt(x);
      case "exp" -> ComplexMath.exp(x);
      case "log" -> ComplexMath.log(x);
      case "log2" -> ComplexMath.log2(x);
      case "log10" -> ComplexMath.log10(x);
      case "sin" -> ComplexMath.sin(x);
      case "cos" -> ComplexMath.cos(x);
      case "tan" -> ComplexMath.tan(x);
      case "asin" -> ComplexMath.asin(x);
      case "acos" -> ComplexMath.acos(x);
      case "atan" -> ComplexMath.atan(x);
      case "sinh" -> ComplexMath.sinh(x);
      case "cosh" -> ComplexMath.cosh(x);
      case "tanh" -> ComplexMath.tanh(x);
      case "asinh" -> ComplexMath.asinh(x);
      case "acosh" -> ComplexMath.acosh(x);
      case "atanh" -> ComplexMath.atanh(x);
      case "divide" -> ComplexMath.divide(x, new Complex(z[2], z[3]));
      default -> throw new AssertionError(name);
    };
  }

  @Test
  void nearZeroNoDigitIsLost() {
    // series: log(1 + z) = z - z^2 / 2 + ..., exp(z) - 1 = z + z^2 / 2 + ...
    for (var z : new Complex[] {new Complex(1e-9, 2e-9), new Complex(-3e-10, 1e-12), new Complex(1e-17, 1e-9)}) {
      double squareRe = z.re() * z.re() - z.im() * z.im();
      assertEquals(z.re() - squareRe / 2, ComplexMath.log1p(z).re(), Math.abs(z.re()) * 1e-15);
      assertEquals(z.re() + squareRe / 2, ComplexMath.expm1(z).re(), Math.abs(z.re()) * 1e-15);
    }
    assertEquals(new Complex(Double.POSITIVE_INFINITY, 0), ComplexMath.expm1(new Complex(800, 0)));
  }
}
