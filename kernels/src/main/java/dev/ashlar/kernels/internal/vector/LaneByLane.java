package dev.ashlar.kernels.internal.vector;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A scalar form applied to one lane after the other, for the vectors that a formula does not handle: lanes leave and
 * enter by constant numbers, without a heap.
 */
final class LaneByLane {
  private LaneByLane() {}

  private static Class<?> vector(Class<?> element) {
    return element == double.class ? DoubleVector.class : element == float.class ? FloatVector.class : LongVector.class;
  }

  /** {@code (vector...) -> vector} for a form of as many floats or 64-bit integers. */
  static MethodHandle of(VectorSpecies<?> species, MethodHandle scalar) {
    int arity = scalar.type().parameterCount();
    var element = species.elementType();
    var vector = vector(element);
    MethodHandle lane;
    MethodHandle withLane;
    try {
      lane = MethodHandles.publicLookup().findVirtual(vector, "lane", methodType(element, int.class));
      withLane = MethodHandles.publicLookup().findVirtual(vector, "withLane", methodType(vector, int.class, element));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("lanes of " + species, e);
    }
    var operands = new Class<?>[arity];
    Arrays.fill(operands, Vector.class);
    var type = methodType(Vector.class, operands);
    var done = MethodHandles.dropArgumentsToMatch(MethodHandles.identity(Vector.class), 0, type.parameterList(), 0);
    for (int i = 0; i < species.length(); i++) {
      var value = scalar;
      for (int k = 0; k < arity; k++) {
        var one = MethodHandles.insertArguments(lane, 1, i).asType(methodType(element, Vector.class));
        value = MethodHandles.filterArguments(value, k, one);
      }
      var put = MethodHandles.insertArguments(withLane, 1, i).asType(methodType(Vector.class, Vector.class, element));
      var next = MethodHandles.collectArguments(put, 1, value);
      var both = MethodHandles.collectArguments(next, 0, done);
      var order = new int[2 * arity];
      Arrays.setAll(order, k -> k % arity);
      done = MethodHandles.permuteArguments(both, type, order);
    }
    return done;
  }
}
