package dev.ashlar.ndarray;

import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of the numbers in an expression's text, as Python does it before an array is met: {@code a * (1 / 3)} so
 * has the dtype of {@code a * 0.333...}.
 */
final class ConstantFolding {
  private ConstantFolding() {}

  /**
   * What the function of the registry gives for two numbers; null if it is not for numbers alone, or leaves what they
   * can hold.
   */
  static @Nullable Number fold(String function, Object left, Object right) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    if (a instanceof Complex || b instanceof Complex) {
      return complex(function, complex(a), complex(b));
    }
    try {
      return a instanceof Long x && b instanceof Long y
          ? integers(function, x, y)
          : reals(function, a.doubleValue(), b.doubleValue());
    } catch (ArithmeticException _) {
      return null;
    }
  }

  private static @Nullable Number integers(String function, long x, long y) {
    return switch (function) {
      case "add" -> Math.addExact(x, y);
      case "subtract" -> Math.subtractExact(x, y);
      case "multiply" -> Math.multiplyExact(x, y);
      case "divide" -> y == 0 ? null : (Number) ((double) x / y);
      default -> null;
    };
  }

  private static @Nullable Number reals(String function, double x, double y) {
    return switch (function) {
      case "add" -> x + y;
      case "subtract" -> x - y;
      case "multiply" -> x * y;
      case "divide" -> y == 0 ? null : x / y;
      default -> null;
    };
  }

  private static Complex complex(Number number) {
    return number instanceof Complex complex ? complex : Complex.of(number.doubleValue(), 0);
  }

  private static @Nullable Number complex(String function, Complex x, Complex y) {
    return switch (function) {
      case "add" -> Complex.of(x.real() + y.real(), x.imaginary() + y.imaginary());
      case "subtract" -> Complex.of(x.real() - y.real(), x.imaginary() - y.imaginary());
      case "multiply" ->
          Complex.of(
              x.real() * y.real() - x.imaginary() * y.imaginary(), x.real() * y.imaginary() + x.imaginary() * y.real());
      default -> null;
    };
  }
}
