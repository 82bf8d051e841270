package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;

import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The arithmetic of a vector of lanes, a row per compute type; the twin of {@link ScalarLanes}. Loaded only where {@link VectorWidth}
 * finds the Vector API.
 */
final class VectorLanes {
  private static final VectorShape SHAPE = VectorShape.forBitSize(VectorWidth.BITS);

  private VectorLanes() {}

  /** A vector of float64: the lanes of a tile. */
  static final class Float64 {
    private static final VectorSpecies<Double> SPECIES = VectorSpecies.of(double.class, SHAPE);

    private Float64() {}

    static DoubleVector zero() {
      return DoubleVector.zero(SPECIES);
    }

    static DoubleVector load(long address) {
      return DoubleVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
    }

    static DoubleVector broadcast(long address) {
      return DoubleVector.broadcast(SPECIES, ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address));
    }

    static DoubleVector step(DoubleVector sum, DoubleVector a, DoubleVector b) {
      return Fusing.FUSED ? a.fma(b, sum) : a.mul(b).add(sum);
    }

    static DoubleVector add(DoubleVector x, DoubleVector y) {
      return x.add(y);
    }

    static void store(long address, DoubleVector value) {
      value.intoMemorySegment(ALL, address, ORDER);
    }
  }

  /** A vector of float32. */
  static final class Float32 {
    private static final VectorSpecies<Float> SPECIES = VectorSpecies.of(float.class, SHAPE);

    private Float32() {}

    static FloatVector zero() {
      return FloatVector.zero(SPECIES);
    }

    static FloatVector load(long address) {
      return FloatVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
    }

    static FloatVector broadcast(long address) {
      return FloatVector.broadcast(SPECIES, ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address));
    }

    static FloatVector step(FloatVector sum, FloatVector a, FloatVector b) {
      return Fusing.FUSED ? a.fma(b, sum) : a.mul(b).add(sum);
    }

    static FloatVector add(FloatVector x, FloatVector y) {
      return x.add(y);
    }

    static void store(long address, FloatVector value) {
      value.intoMemorySegment(ALL, address, ORDER);
    }
  }

  /** A vector of 64-bit integers. */
  static final class Int64 {
    private static final VectorSpecies<Long> SPECIES = VectorSpecies.of(long.class, SHAPE);

    private Int64() {}

    static LongVector zero() {
      return LongVector.zero(SPECIES);
    }

    static LongVector load(long address) {
      return LongVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
    }

    static LongVector broadcast(long address) {
      return LongVector.broadcast(SPECIES, ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address));
    }

    static LongVector step(LongVector sum, LongVector a, LongVector b) {
      return a.mul(b).add(sum);
    }

    static LongVector add(LongVector x, LongVector y) {
      return x.add(y);
    }

    static void store(long address, LongVector value) {
      value.intoMemorySegment(ALL, address, ORDER);
    }
  }

  /** A vector of 32-bit integers. */
  static final class Int32 {
    private static final VectorSpecies<Integer> SPECIES = VectorSpecies.of(int.class, SHAPE);

    private Int32() {}

    static IntVector zero() {
      return IntVector.zero(SPECIES);
    }

    static IntVector load(long address) {
      return IntVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
    }

    static IntVector broadcast(long address) {
      return IntVector.broadcast(SPECIES, ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address));
    }

    static IntVector step(IntVector sum, IntVector a, IntVector b) {
      return a.mul(b).add(sum);
    }

    static IntVector add(IntVector x, IntVector y) {
      return x.add(y);
    }

    static void store(long address, IntVector value) {
      value.intoMemorySegment(ALL, address, ORDER);
    }
  }

  /** A vector of truth values widened to 32 bits. */
  static final class Bool {
    private static final VectorSpecies<Integer> SPECIES = VectorSpecies.of(int.class, SHAPE);

    private Bool() {}

    static IntVector zero() {
      return IntVector.zero(SPECIES);
    }

    static IntVector load(long address) {
      return IntVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
    }

    static IntVector broadcast(long address) {
      return IntVector.broadcast(SPECIES, ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address));
    }

    static IntVector step(IntVector sum, IntVector a, IntVector b) {
      return a.and(b).or(sum);
    }

    static IntVector add(IntVector x, IntVector y) {
      return x.or(y);
    }

    static void store(long address, IntVector value) {
      value.intoMemorySegment(ALL, address, ORDER);
    }
  }
}
