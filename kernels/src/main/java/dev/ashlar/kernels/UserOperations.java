package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;

/**
 * Operations and reductions of a user's own functions. Elementwise ones broadcast, promote, fuse and write into
 * {@code out} as the rows of the table do; {@link Operations#register} puts one into the table, with forms for several
 * signatures.
 *
 * <p>Types of the lambda's parameters choose the dtypes:
 * {@code elementwise("clip01", (float x) -> Math.clamp(x, 0, 1))} is of float32, and an operand takes part if it
 * promotes to that. The function is called once for each element, from any of the library's threads and in any order;
 * what it throws ends the operation and reaches the caller.
 */
@SuppressWarnings("overloads") // a lambda whose parameters are typed is not ambiguous, and one without types is refused by the compiler
public final class UserOperations {
  /** A function of float32. */
  @FunctionalInterface
  public interface FloatUnaryOperator {
    /** Its value. */
    float applyAsFloat(float x);
  }

  /** A function of two float32. */
  @FunctionalInterface
  public interface FloatBinaryOperator {
    /** Its value. */
    float applyAsFloat(float x, float y);
  }

  /** A question about a float32. */
  @FunctionalInterface
  public interface FloatPredicate {
    /** Its answer. */
    boolean test(float x);
  }

  /** A function of three float64. */
  @FunctionalInterface
  public interface DoubleTernaryOperator {
    /** Its value. */
    double applyAsDouble(double x, double y, double z);
  }

  /** A question about two float64. */
  @FunctionalInterface
  public interface DoubleBiPredicate {
    /** Its answer. */
    boolean test(double x, double y);
  }

  /** A question about two int64. */
  @FunctionalInterface
  public interface LongBiPredicate {
    /** Its answer. */
    boolean test(long x, long y);
  }

  private static final Map<Class<?>, DType> DTYPES =
      Map.of(
          boolean.class, DType.BOOL,
          byte.class, DType.INT8,
          short.class, DType.INT16,
          int.class, DType.INT32,
          long.class, DType.INT64,
          float.class, DType.FLOAT32,
          double.class, DType.FLOAT64);

  /** What an operation takes at the most. */
  private static final int MOST_OPERANDS = 4;

  private UserOperations() {}

  /** A function of float64. */
  public static Operation elementwise(String name, DoubleUnaryOperator function) {
    return of(name, DoubleUnaryOperator.class, function);
  }

  /** A function of two float64. */
  public static Operation elementwise(String name, DoubleBinaryOperator function) {
    return of(name, DoubleBinaryOperator.class, function);
  }

  /** A function of three float64. */
  public static Operation elementwise(String name, DoubleTernaryOperator function) {
    return of(name, DoubleTernaryOperator.class, function);
  }

  /** A question about a float64; the result is bool. */
  public static Operation elementwise(String name, DoublePredicate function) {
    return of(name, DoublePredicate.class, function);
  }

  /** A question about two float64; the result is bool. */
  public static Operation elementwise(String name, DoubleBiPredicate function) {
    return of(name, DoubleBiPredicate.class, function);
  }

  /** A function of float64 that gives int64. */
  public static Operation elementwise(String name, DoubleToLongFunction function) {
    return of(name, DoubleToLongFunction.class, function);
  }

  /** A function of float32. */
  public static Operation elementwise(String name, FloatUnaryOperator function) {
    return of(name, FloatUnaryOperator.class, function);
  }

  /** A function of two float32. */
  public static Operation elementwise(String name, FloatBinaryOperator function) {
    return of(name, FloatBinaryOperator.class, function);
  }

  /** A question about a float32; the result is bool. */
  public static Operation elementwise(String name, FloatPredicate function) {
    return of(name, FloatPredicate.class, function);
  }

  /** A function of int64. */
  public static Operation elementwise(String name, LongUnaryOperator function) {
    return of(name, LongUnaryOperator.class, function);
  }

  /** A function of two int64. */
  public static Operation elementwise(String name, LongBinaryOperator function) {
    return of(name, LongBinaryOperator.class, function);
  }

  /** A question about an int64; the result is bool. */
  public static Operation elementwise(String name, LongPredicate function) {
    return of(name, LongPredicate.class, function);
  }

  /** A question about two int64; the result is bool. */
  public static Operation elementwise(String name, LongBiPredicate function) {
    return of(name, LongBiPredicate.class, function);
  }

  /** A function of int64 that gives float64. */
  public static Operation elementwise(String name, LongToDoubleFunction function) {
    return of(name, LongToDoubleFunction.class, function);
  }

  /** A function of int32. */
  public static Operation elementwise(String name, IntUnaryOperator function) {
    return of(name, IntUnaryOperator.class, function);
  }

  /** A function of two int32. */
  public static Operation elementwise(String name, IntBinaryOperator function) {
    return of(name, IntBinaryOperator.class, function);
  }

  /** A question about an int32; the result is bool. */
  public static Operation elementwise(String name, IntPredicate function) {
    return of(name, IntPredicate.class, function);
  }

  /**
   * A function of any Java primitives but {@code char}: boolean is bool, byte int8, short int16, int int32, long int64,
   * float float32 and double float64.
   *
   * {@snippet :
   * var scaled = MethodHandles.lookup().findStatic(Sensor.class, "scaled", methodType(float.class, short.class, double.class));
   * Operation volts = UserOperations.elementwise("volts", scaled); // (int16, float64) -> float32
   * }
   *
   * @throws IllegalArgumentException if it takes nothing, more than four numbers, or anything else, or gives anything
   *     else
   */
  public static Operation elementwise(String name, MethodHandle function) {
    var type = function.type();
    var inputs = new ArrayList<DType>();
    for (var parameter : type.parameterList()) {
      inputs.add(dtype(name, parameter, function));
    }
    if (inputs.isEmpty() || inputs.size() > MOST_OPERANDS) {
      throw new IllegalArgumentException(
          name + ": takes " + inputs.size() + " operands; 1 to " + MOST_OPERANDS + " can be");
    }
    var signature = new Signature(inputs, dtype(name, type.returnType(), function));
    return new Operation(
        -1, name, inputs.size(), Typing.OWN_FORMS, "a user's function",
        Map.of(signature, OwnForms.adapt(signature, function)));
  }

  /**
   * One operation of several, each of which has forms for other dtypes. The first whose dtypes are the operands' is
   * taken, else the first to whose dtypes they promote.
   *
   * {@snippet :
   * var soft = UserOperations.overloaded("soft",
   *     UserOperations.elementwise("soft", (float x) -> x / (1 + Math.abs(x))),
   *     UserOperations.elementwise("soft", (double x) -> x / (1 + Math.abs(x))));
   * }
   *
   * @throws IllegalArgumentException if they are rows of the table, or differ in their number of operands
   */
  public static Operation overloaded(String name, Operation... operations) {
    var forms = new LinkedHashMap<Signature, MethodHandle>();
    for (var operation : operations) {
      if (operation.ownForms().isEmpty()) {
        throw new IllegalArgumentException(name + ": " + operation + " is not a user's function");
      }
      operation.ownForms().forEach(forms::putIfAbsent);
    }
    return OwnForms.operation(name, "a user's function", forms);
  }

  /**
   * A reduction of float64 by an associative function: values are joined block by block, in an order that is fixed by
   * their number, and the blocks possibly by several threads.
   *
   * {@snippet :
   * var logSum = UserOperations.reduction("log_sum", (double x, double y) -> Math.log(Math.exp(x) + Math.exp(y)), Double.NEGATIVE_INFINITY);
   * }
   *
   * @param identity joined to any value it gives that value
   */
  public static UserReduction reduction(String name, DoubleBinaryOperator function, double identity) {
    return new UserReduction(elementwise(name, function), identity, DType.FLOAT64);
  }

  /**
   * A reduction of float32 by an associative function; see {@link #reduction(String, DoubleBinaryOperator, double)}.
   */
  public static UserReduction reduction(String name, FloatBinaryOperator function, float identity) {
    return new UserReduction(elementwise(name, function), identity, DType.FLOAT32);
  }

  /** A reduction of int64 by an associative function; see {@link #reduction(String, DoubleBinaryOperator, double)}. */
  public static UserReduction reduction(String name, LongBinaryOperator function, long identity) {
    return new UserReduction(elementwise(name, function), identity, DType.INT64);
  }

  /** A reduction of int32 by an associative function; see {@link #reduction(String, DoubleBinaryOperator, double)}. */
  public static UserReduction reduction(String name, IntBinaryOperator function, int identity) {
    return new UserReduction(elementwise(name, function), identity, DType.INT32);
  }

  /** The function as its interface declares it. */
  private static <F> Operation of(String name, Class<F> type, F function) {
    var method =
        Arrays.stream(type.getMethods()).filter(each -> Modifier.isAbstract(each.getModifiers())).findFirst()
        .orElseThrow();
    try {
      return elementwise(name, MethodHandles.publicLookup().unreflect(method).bindTo(function));
    } catch (IllegalAccessException e) {
      throw new LinkageError(method.toString(), e);
    }
  }

  private static DType dtype(String name, Class<?> primitive, MethodHandle function) {
    var dtype = DTYPES.get(primitive);
    if (dtype != null) {
      return dtype;
    }
    throw new IllegalArgumentException(
        name + ": " + function.type() + " has " + primitive.getSimpleName()
            + "; functions are of boolean, byte, short, int, long, float and double");
  }
}
