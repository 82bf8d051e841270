package dev.ashlar.kernels;

import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operation table. A row names an elementwise function and how its dtypes are found; its scalar and vector forms
 * are found by its name. Adding an operation is adding a row and its forms.
 */
public final class Operations {
  private static final Map<String, Operation> ROWS = Collections.synchronizedMap(new LinkedHashMap<>());

  private static final java.util.concurrent.ConcurrentHashMap<String, Operation> INTERNAL =
      new java.util.concurrent.ConcurrentHashMap<>();

  // arithmetic
  public static final Operation ADD = row("add", 2, Typing.NUMERIC_OR_BOOL, "x + y; \"or\" for bool");
  public static final Operation SUBTRACT = row("subtract", 2, Typing.NUMERIC, "x - y");
  public static final Operation MULTIPLY = row("multiply", 2, Typing.NUMERIC_OR_BOOL, "x * y; \"and\" for bool");
  public static final Operation DIVIDE = row("divide", 2, Typing.DIVISION, "x / y; integers divide as float64");
  public static final Operation FLOOR_DIVIDE =
      row("floor_divide", 2, Typing.REAL, "the largest integer not above x / y; 0 for an integer divided by 0");
  public static final Operation REMAINDER =
      row("remainder", 2, Typing.REAL, "x - y * floor_divide(x, y), with y's sign; 0 for an integer divided by 0");
  public static final Operation FMOD = row("fmod", 2, Typing.REAL, "the remainder with x's sign");
  public static final Operation POW = row("pow", 2, Typing.NUMERIC, "x to the power of y; integers wrap");
  public static final Operation FLOAT_POWER =
      row("float_power", 2, Typing.DOUBLE, "x to the power of y, in float64 or complex128");
  public static final Operation FMA = row("fma", 3, Typing.REAL_FLOATING, "x * y + z, rounded once");
  public static final Operation NEGATIVE = row("negative", 1, Typing.NUMERIC, "-x; the smallest integer stays");
  public static final Operation POSITIVE = row("positive", 1, Typing.NUMERIC, "x");
  public static final Operation ABS = row("abs", 1, Typing.MAGNITUDE, "the absolute value; the smallest integer stays");
  public static final Operation SIGN =
      row("sign", 1, Typing.NUMERIC, "-1, 0 or 1 as x is below, at or above 0; NaN for NaN; x / |x| for complex");
  public static final Operation SQUARE = row("square", 1, Typing.NUMERIC_OR_BOOL, "x * x");
  public static final Operation RECIPROCAL = row("reciprocal", 1, Typing.NUMERIC, "1 / x, truncated for integers");
  public static final Operation MAXIMUM =
      row("maximum", 2, Typing.ORDERED, "the larger; NaN if either is, -0 below +0");
  public static final Operation MINIMUM =
      row("minimum", 2, Typing.ORDERED, "the smaller; NaN if either is, -0 below +0");
  public static final Operation FMAX = row("fmax", 2, Typing.ORDERED, "the larger; a number rather than NaN");
  public static final Operation FMIN = row("fmin", 2, Typing.ORDERED, "the smaller; a number rather than NaN");
  public static final Operation CLIP =
      row("clip", 3, Typing.ORDERED, "x, but no less than y and no greater than z; NaN if any is");
  public static final Operation GCD =
      row("gcd", 2, Typing.INTEGER, "the greatest common divisor of the absolute values");
  public static final Operation LCM = row("lcm", 2, Typing.INTEGER, "the least common multiple of the absolute values");

  // roots, exponentials, logarithms
  public static final Operation SQRT = row("sqrt", 1, Typing.FLOATING, "the square root");
  public static final Operation CBRT = row("cbrt", 1, Typing.REAL_FLOATING, "the cube root");
  public static final Operation HYPOT = row("hypot", 2, Typing.REAL_FLOATING, "sqrt(x*x + y*y) without overflow");
  public static final Operation EXP = row("exp", 1, Typing.FLOATING, "e to the power of x");
  public static final Operation EXP2 = row("exp2", 1, Typing.REAL_FLOATING, "2 to the power of x");
  public static final Operation EXPM1 = row("expm1", 1, Typing.FLOATING, "exp(x) - 1, exact near 0");
  public static final Operation LOG = row("log", 1, Typing.FLOATING, "the natural logarithm");
  public static final Operation LOG1P = row("log1p", 1, Typing.FLOATING, "log(1 + x), exact near 0");
  public static final Operation LOG2 = row("log2", 1, Typing.FLOATING, "the logarithm to base 2");
  public static final Operation LOG10 = row("log10", 1, Typing.FLOATING, "the logarithm to base 10");
  public static final Operation LOGADDEXP =
      row("logaddexp", 2, Typing.REAL_FLOATING, "log(exp(x) + exp(y)) without overflow");
  public static final Operation LOGADDEXP2 =
      row("logaddexp2", 2, Typing.REAL_FLOATING, "log2(2**x + 2**y) without overflow");

  // angles
  public static final Operation SIN = row("sin", 1, Typing.FLOATING, "the sine of x radians");
  public static final Operation COS = row("cos", 1, Typing.FLOATING, "the cosine of x radians");
  public static final Operation TAN = row("tan", 1, Typing.FLOATING, "the tangent of x radians");
  public static final Operation ASIN = row("asin", 1, Typing.FLOATING, "the inverse sine, in radians");
  public static final Operation ACOS = row("acos", 1, Typing.FLOATING, "the inverse cosine, in radians");
  public static final Operation ATAN = row("atan", 1, Typing.FLOATING, "the inverse tangent, in radians");
  public static final Operation ATAN2 =
      row("atan2", 2, Typing.REAL_FLOATING, "the angle of the point (y, x): atan2(x, y)");
  public static final Operation SINH = row("sinh", 1, Typing.FLOATING, "the hyperbolic sine");
  public static final Operation COSH = row("cosh", 1, Typing.FLOATING, "the hyperbolic cosine");
  public static final Operation TANH = row("tanh", 1, Typing.FLOATING, "the hyperbolic tangent");
  public static final Operation ASINH = row("asinh", 1, Typing.FLOATING, "the inverse hyperbolic sine");
  public static final Operation ACOSH = row("acosh", 1, Typing.FLOATING, "the inverse hyperbolic cosine");
  public static final Operation ATANH = row("atanh", 1, Typing.FLOATING, "the inverse hyperbolic tangent");
  public static final Operation SINC = row("sinc", 1, Typing.REAL_FLOATING, "sin(pi x) / (pi x), 1 at 0");
  public static final Operation DEG2RAD = row("deg2rad", 1, Typing.REAL_FLOATING, "degrees to radians");
  public static final Operation RAD2DEG = row("rad2deg", 1, Typing.REAL_FLOATING, "radians to degrees");

  // rounding and parts of numbers
  public static final Operation FLOOR = row("floor", 1, Typing.ORDERED, "the largest integer not above x");
  public static final Operation CEIL = row("ceil", 1, Typing.ORDERED, "the smallest integer not below x");
  public static final Operation TRUNC = row("trunc", 1, Typing.ORDERED, "x without its fraction");
  public static final Operation ROUND = row("round", 1, Typing.NUMERIC, "the nearest integer, halves to even");
  public static final Operation RINT = row("rint", 1, Typing.FLOATING, "the nearest integer, halves to even");
  public static final Operation REAL = row("real", 1, Typing.PART, "the real part");
  public static final Operation IMAG = row("imag", 1, Typing.PART, "the imaginary part; 0 for real numbers");
  public static final Operation ANGLE =
      row("angle", 1, Typing.ANGLE, "the angle of a complex number, in radians; 0 or pi for real ones");
  public static final Operation CONJ = row("conj", 1, Typing.NUMERIC, "the complex conjugate");
  public static final Operation COPYSIGN = row("copysign", 2, Typing.REAL_FLOATING, "|x| with y's sign");
  public static final Operation NEXTAFTER =
      row("nextafter", 2, Typing.REAL_FLOATING, "the next number from x towards y");
  public static final Operation SPACING = row("spacing", 1, Typing.REAL_FLOATING, "the distance to the next number");
  public static final Operation LDEXP = row("ldexp", 2, Typing.SCALED, "x times 2 to the power of the integer y");
  public static final Operation FREXP_MANTISSA =
      row("frexp_mantissa", 1, Typing.REAL_FLOATING, "x scaled by a power of 2 to at least 0.5 and below 1");
  public static final Operation FREXP_EXPONENT =
      row("frexp_exponent", 1, Typing.EXPONENT, "the power of 2 that takes frexp_mantissa(x) to x");
  public static final Operation MODF_FRACTION =
      row("modf_fraction", 1, Typing.REAL_FLOATING, "what trunc takes away, with x's sign");
  public static final Operation MODF_INTEGRAL =
      row("modf_integral", 1, Typing.REAL_FLOATING, "x without its fraction, as a float");
  public static final Operation HEAVISIDE = row("heaviside", 2, Typing.REAL_FLOATING, "0 below 0, 1 above, y at 0");
  public static final Operation NAN_TO_NUM =
      row("nan_to_num", 1, Typing.NUMERIC_OR_BOOL, "NaN to 0, infinities to the largest numbers");

  // comparison
  public static final Operation EQUAL = row("equal", 2, Typing.EQUALITY, "x == y");
  public static final Operation NOT_EQUAL = row("not_equal", 2, Typing.EQUALITY, "x != y");
  public static final Operation LESS = row("less", 2, Typing.COMPARISON, "x < y");
  public static final Operation LESS_EQUAL = row("less_equal", 2, Typing.COMPARISON, "x <= y");
  public static final Operation GREATER = row("greater", 2, Typing.COMPARISON, "x > y");
  public static final Operation GREATER_EQUAL = row("greater_equal", 2, Typing.COMPARISON, "x >= y");
  public static final Operation ISNAN = row("isnan", 1, Typing.PREDICATE, "whether x is NaN");
  public static final Operation ISINF = row("isinf", 1, Typing.PREDICATE, "whether x is infinite");
  public static final Operation ISFINITE =
      row("isfinite", 1, Typing.PREDICATE, "whether x is neither infinite nor NaN");
  public static final Operation SIGNBIT = row("signbit", 1, Typing.REAL_PREDICATE, "whether x's sign bit is set");

  // logic and bits
  public static final Operation LOGICAL_AND = row("logical_and", 2, Typing.LOGICAL, "whether both are true");
  public static final Operation LOGICAL_OR = row("logical_or", 2, Typing.LOGICAL, "whether either is true");
  public static final Operation LOGICAL_XOR = row("logical_xor", 2, Typing.LOGICAL, "whether exactly one is true");
  public static final Operation LOGICAL_NOT = row("logical_not", 1, Typing.LOGICAL, "whether x is false");
  public static final Operation BITWISE_AND = row("bitwise_and", 2, Typing.BITWISE, "x & y, bit by bit");
  public static final Operation BITWISE_OR = row("bitwise_or", 2, Typing.BITWISE, "x | y, bit by bit");
  public static final Operation BITWISE_XOR = row("bitwise_xor", 2, Typing.BITWISE, "x ^ y, bit by bit");
  public static final Operation BITWISE_INVERT = row("bitwise_invert", 1, Typing.BITWISE, "~x, bit by bit");
  public static final Operation BITWISE_LEFT_SHIFT =
      row("bitwise_left_shift", 2, Typing.INTEGER, "x << y; 0 for a shift by the width or more");
  public static final Operation BITWISE_RIGHT_SHIFT =
      row("bitwise_right_shift", 2, Typing.INTEGER, "x >> y with x's sign; 0 or -1 for a shift by the width or more");
  public static final Operation BITWISE_COUNT = row("bitwise_count", 1, Typing.COUNT, "the number of ones in |x|");

  // choice
  public static final Operation WHERE = row("where", 3, Typing.SELECTION, "y where x is true, else z");

  private Operations() {}

  private static Operation row(String name, int arity, Typing typing, String summary) {
    return add(new Operation(ROWS.size(), name, arity, typing, summary, Map.of()));
  }

  private static Operation add(Operation operation) {
    if (ROWS.putIfAbsent(operation.name(), operation) != null) {
      throw new IllegalArgumentException("operation " + operation.name() + " is in the table already");
    }
    return operation;
  }

  /**
   * Adds a row at run time: an elementwise operation that brings its own scalar forms.
   *
   * @param forms for each signature, a method handle over Java's carriers: boolean for bool, int for integers of up to
   *     32 bits except uint32, long for uint32 and the 64-bit integers, float for float16 and float32, double for
   *     float64
   * @throws IllegalArgumentException if the name is taken, the forms differ in their number of operands, or one is not
   *     of its carriers
   */
  public static Operation register(String name, String summary, Map<Signature, MethodHandle> forms) {
    return add(OwnForms.operation(name, summary, forms));
  }

  /**
   * Adds a row at run time whose forms are those of user's operations, each for other dtypes; see
   * {@link UserOperations#overloaded}.
   *
   * @throws IllegalArgumentException if the name is taken or the operations differ in their number of operands
   */
  public static Operation register(String name, String summary, Operation... operations) {
    return register(name, summary, UserOperations.overloaded(name, operations).ownForms());
  }

  /**
   * A row that is not in the table: part of the implementation of one that is. Its forms on float64 are all it has.
   */
  public static Operation internal(String name, int arity) {
    return INTERNAL.computeIfAbsent(name, n -> new Operation(-1, n, arity, Typing.REAL_FLOATING, "internal", Map.of()));
  }

  /** The row of that name, or null. */
  public static @Nullable Operation find(String name) {
    return ROWS.get(name);
  }

  /** All rows, in the table's order. */
  public static Collection<Operation> all() {
    synchronized (ROWS) {
      return java.util.List.copyOf(ROWS.values());
    }
  }
}
