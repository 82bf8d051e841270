package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static java.lang.invoke.MethodHandles.collectArguments;
import static java.lang.invoke.MethodHandles.filterArguments;
import static java.lang.invoke.MethodHandles.insertArguments;
import static java.lang.invoke.MethodHandles.permuteArguments;
import static java.lang.invoke.MethodType.methodType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The arithmetic of a vector of lanes; the twin of {@link ScalarLanes}. Loaded only where {@link VectorWidth} finds the
 * Vector API.
 *
 * <p>The operations are method handles straight to the methods of the API. A method of our own in between, however
 * small, is not inlined when its call site looks rare or the tile has become big, and then every vector that passes
 * through it is boxed.
 */
final class VectorLanes {
  private final Class<?> vector;
  private final Class<?> element;
  private final ValueLayout layout;
  private final VectorSpecies<?> species;
  private final MethodHandles.Lookup lookup = MethodHandles.publicLookup();

  VectorLanes(Class<?> vector, ValueLayout layout) {
    this.vector = vector;
    this.layout = layout;
    element = layout.carrier();
    species = VectorSpecies.of(element, VectorShape.forBitSize(VectorWidth.BITS));
  }

  /** {@code () -> vector}. */
  MethodHandle zero() throws ReflectiveOperationException {
    return insertArguments(lookup.findStatic(vector, "zero", methodType(vector, VectorSpecies.class)), 0, species);
  }

  /** {@code (long address) -> vector}. */
  MethodHandle load() throws ReflectiveOperationException {
    var type = methodType(vector, VectorSpecies.class, MemorySegment.class, long.class, ByteOrder.class);
    return insertArguments(
        insertArguments(lookup.findStatic(vector, "fromMemorySegment", type), 3, ORDER), 0, species, ALL);
  }

  /** {@code (long address) -> vector} of one element in all lanes. */
  MethodHandle broadcast() throws ReflectiveOperationException {
    var get = insertArguments(layout.varHandle().toMethodHandle(VarHandle.AccessMode.GET), 0, ALL);
    var toAllLanes = lookup.findStatic(vector, "broadcast", methodType(vector, VectorSpecies.class, element));
    return filterArguments(insertArguments(toAllLanes, 0, species), 0, get);
  }

  /** {@code (vector sum, vector a, vector b) -> vector} by fused multiply-add. */
  MethodHandle fusedStep() throws ReflectiveOperationException {
    var fma = lookup.findVirtual(vector, "fma", methodType(vector, Vector.class, Vector.class));
    var type = methodType(vector, vector, vector, vector);
    return permuteArguments(fma.asType(type), type, 1, 2, 0);
  }

  /** {@code (vector sum, vector a, vector b) -> vector} by an operation that multiplies and one that adds. */
  MethodHandle step(String times, String plus) throws ReflectiveOperationException {
    var type = methodType(vector, vector, vector, vector);
    return permuteArguments(collectArguments(binary(plus), 0, binary(times)), type, 1, 2, 0);
  }

  /** {@code (vector, vector) -> vector} by the method of that name. */
  MethodHandle binary(String name) throws ReflectiveOperationException {
    return lookup
        .findVirtual(vector, name, methodType(vector, Vector.class))
        .asType(methodType(vector, vector, vector));
  }

  /** {@code (long address, vector) -> void}. */
  MethodHandle store() throws ReflectiveOperationException {
    var type = methodType(void.class, MemorySegment.class, long.class, ByteOrder.class);
    var into = insertArguments(lookup.findVirtual(vector, "intoMemorySegment", type), 3, ORDER);
    return permuteArguments(
        insertArguments(into, 1, ALL), methodType(void.class, long.class, vector), 1, 0);
  }
}
