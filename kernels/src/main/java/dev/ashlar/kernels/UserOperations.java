package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * Operations and reductions of a user's own functions. Elementwise ones broadcast, promote, fuse and write into {@code out} as the rows of the table
 * do; {@link Operations#register} puts one into the table, with forms for several signatures.
 *
 * <p>Types of the lambda's parameters choose the dtype: {@code elementwise("clip01", (double x) -> Math.clamp(x, 0, 1))}. The function is
 * called once for each element, from any of the library's threads and in any order; what it throws ends the operation and reaches the
 * caller.
 */
@SuppressWarnings("overloads") // a lambda whose parameters are typed is not ambiguous, and one without types is refused by the compiler
public final class UserOperations {
  private UserOperations() {}

  /** A function of float64. */
  public static Operation elementwise(String name, DoubleUnaryOperator function) {
    return of(name, DoubleUnaryOperator.class, "applyAsDouble", function, double.class, 1, DType.FLOAT64, DType.FLOAT64);
  }

  /** A function of two float64. */
  public static Operation elementwise(String name, DoubleBinaryOperator function) {
    return of(name, DoubleBinaryOperator.class, "applyAsDouble", function, double.class, 2, DType.FLOAT64, DType.FLOAT64);
  }

  /** A question about a float64; the result is bool. */
  public static Operation elementwise(String name, DoublePredicate function) {
    return of(name, DoublePredicate.class, "test", function, boolean.class, 1, DType.FLOAT64, DType.BOOL);
  }

  /** A function of int64. */
  public static Operation elementwise(String name, LongUnaryOperator function) {
    return of(name, LongUnaryOperator.class, "applyAsLong", function, long.class, 1, DType.INT64, DType.INT64);
  }

  /** A function of two int64. */
  public static Operation elementwise(String name, LongBinaryOperator function) {
    return of(name, LongBinaryOperator.class, "applyAsLong", function, long.class, 2, DType.INT64, DType.INT64);
  }

  /** A question about an int64; the result is bool. */
  public static Operation elementwise(String name, LongPredicate function) {
    return of(name, LongPredicate.class, "test", function, boolean.class, 1, DType.INT64, DType.BOOL);
  }

  /**
   * A reduction of float64 by an associative function: values are joined block by block, in an order that is fixed by their number, and the
   * blocks possibly by several threads.
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

  /** A reduction of int64 by an associative function; see {@link #reduction(String, DoubleBinaryOperator, double)}. */
  public static UserReduction reduction(String name, LongBinaryOperator function, long identity) {
    return new UserReduction(elementwise(name, function), identity, DType.INT64);
  }

  private static Operation of(
      String name,
      Class<?> type,
      String method,
      Object function,
      Class<?> result,
      int arity,
      DType input,
      DType output) {
    var parameter = input == DType.FLOAT64 ? double.class : long.class;
    MethodHandle form;
    try {
      var erased = MethodType.methodType(result, java.util.Collections.nCopies(arity, parameter));
      form = MethodHandles.publicLookup().findVirtual(type, method, erased).bindTo(function);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
    return new Operation(
        -1, name, arity, Typing.OWN_FORMS, "a user's function", Map.of(Signature.uniform(arity, input, output), form));
  }
}
