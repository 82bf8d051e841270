package dev.ashlar.kernels.internal.vector;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The leaves and nodes of vector bodies. Each is one or a few Vector API calls; species and operators come first, so that they are
 * bound as constants and the JIT sees exact types.
 */
@SuppressWarnings({"rawtypes", "unchecked"})
final class VectorBodies {
  private static final long TRUE_BYTES_8 = 0x0101_0101_0101_0101L;
  private static final int TRUE_BYTES_4 = 0x0101_0101;

  private VectorBodies() {}

  static Vector load(VectorSpecies species, long address) {
    return species.fromMemorySegment(ALL, address, ORDER);
  }

  static long offset(long address, long bytes) {
    return address + bytes;
  }

  static Vector loadPart(VectorSpecies species, VectorShuffle part, long address) {
    var first = species.fromMemorySegment(ALL, address, ORDER);
    var second = species.fromMemorySegment(ALL, address + species.vectorByteSize(), ORDER);
    return first.rearrange(part, second);
  }

  static void storePair(
      VectorSpecies species, VectorShuffle lower, VectorShuffle upper, long address, Vector real, Vector imaginary) {
    real.rearrange(lower, imaginary).intoMemorySegment(ALL, address, ORDER);
    real.rearrange(upper, imaginary).intoMemorySegment(ALL, address + species.vectorByteSize(), ORDER);
  }

  static void store(long address, Vector value) {
    value.intoMemorySegment(ALL, address, ORDER);
  }

  static Vector splatByte(VectorSpecies species, long address) {
    return ByteVector.broadcast(species, ALL.get(JAVA_BYTE, address));
  }

  static Vector splatShort(VectorSpecies species, long address) {
    return ShortVector.broadcast(species, ALL.get(JAVA_SHORT_UNALIGNED, address));
  }

  static Vector splatInt(VectorSpecies species, long address) {
    return IntVector.broadcast(species, ALL.get(JAVA_INT_UNALIGNED, address));
  }

  static Vector splatLong(VectorSpecies species, long address) {
    return LongVector.broadcast(species, ALL.get(JAVA_LONG_UNALIGNED, address));
  }

  static Vector splatFloat(VectorSpecies species, long address) {
    return FloatVector.broadcast(species, ALL.get(JAVA_FLOAT_UNALIGNED, address));
  }

  static Vector splatDouble(VectorSpecies species, long address) {
    return DoubleVector.broadcast(species, ALL.get(JAVA_DOUBLE_UNALIGNED, address));
  }

  static VectorMask loadMask(VectorSpecies bytes, VectorSpecies canonical, long address) {
    return bytes.fromMemorySegment(ALL, address, ORDER).compare(VectorOperators.NE, 0).cast(canonical);
  }

  static VectorMask loadMask4(VectorSpecies canonical, long address) {
    return VectorMask.fromLong(canonical, Integer.compress(ALL.get(JAVA_INT_UNALIGNED, address), TRUE_BYTES_4));
  }

  static VectorMask splatMask(VectorSpecies canonical, long address) {
    return canonical.maskAll(ALL.get(JAVA_BYTE, address) != 0);
  }

  static void storeMask(VectorSpecies bytes, long address, VectorMask mask) {
    bytes.zero().blend(1, mask.cast(bytes)).intoMemorySegment(ALL, address, ORDER);
  }

  static void storeMask8(long address, VectorMask mask) {
    ALL.set(JAVA_LONG_UNALIGNED, address, Long.expand(mask.toLong(), TRUE_BYTES_8));
  }

  static void storeMask4(long address, VectorMask mask) {
    ALL.set(JAVA_INT_UNALIGNED, address, Integer.expand((int) mask.toLong(), TRUE_BYTES_4));
  }

  static Vector lanewise(VectorOperators.Unary op, Vector x) {
    return x.lanewise(op);
  }

  static Vector lanewise(VectorOperators.Binary op, Vector x, Vector y) {
    return x.lanewise(op, y);
  }

  static Vector lanewise(VectorOperators.Ternary op, Vector x, Vector y, Vector z) {
    return x.lanewise(op, y, z);
  }

  static VectorMask compare(VectorOperators.Comparison op, VectorSpecies canonical, Vector x, Vector y) {
    return x.compare(op, y).cast(canonical);
  }

  static VectorMask test(VectorOperators.Test op, VectorSpecies canonical, Vector x) {
    return x.test(op).cast(canonical);
  }

  static VectorMask isNonZero(VectorSpecies canonical, Vector x) {
    return x.compare(VectorOperators.NE, 0).cast(canonical);
  }

  static Vector select(VectorSpecies species, VectorMask condition, Vector x, Vector y) {
    return y.blend(x, condition.cast(species));
  }

  static Vector square(Vector x) {
    return x.lanewise(VectorOperators.MUL, x);
  }

  static Vector reciprocal(VectorSpecies species, Vector x) {
    return species.broadcast(1).lanewise(VectorOperators.DIV, x);
  }

  static Vector convert(VectorOperators.Conversion conversion, VectorSpecies target, Vector x) {
    return x.convertShape(conversion, target, 0);
  }

  static VectorMask and(VectorMask x, VectorMask y) {
    return x.and(y);
  }

  static VectorMask or(VectorMask x, VectorMask y) {
    return x.or(y);
  }

  static VectorMask xor(VectorMask x, VectorMask y) {
    return x.xor(y);
  }

  static VectorMask same(VectorMask x, VectorMask y) {
    return x.eq(y);
  }

  static VectorMask not(VectorMask x) {
    return x.not();
  }
}
