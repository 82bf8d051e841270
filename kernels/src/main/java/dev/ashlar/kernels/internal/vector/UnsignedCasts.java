package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.D2L;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2D;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.L2F;
import static jdk.incubator.vector.VectorOperators.L2I;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MUL;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.XOR;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Conversions between floats and unsigned integers of 32 and 64 bits, for which the Vector API has no operator:
 * {@code (vector) -> vector}, each rounded once. Floats become unsigned integers as Java's casts to {@code long} have
 * them; float64 to uint64 saturates, and NaN with it.
 */
final class UnsignedCasts {
  /** Added as bits to 32 bits it gives their value as float64 and this beside. */
  private static final long LOW_BITS = Double.doubleToRawLongBits(0x1p52);

  /** The same for the higher 32 bits of 64. */
  private static final long HIGH_BITS = Double.doubleToRawLongBits(0x1p84);

  /** Bits of a float32's fraction, and the exponent of a number whose last bit is worth 1. */
  private static final int FRACTION = 23;

  private static final int ONES = 127 + FRACTION;

  private UnsignedCasts() {}

  static MethodHandle uint32ToFloat32(VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var f = new Formula(1);
    var high = f.call(Calls.convert(I2F, floats), f.shift(LSHR, f.input(0), 16));
    var low = f.call(Calls.convert(I2F, floats), f.binary(AND, f.input(0), f.constant(ints.broadcast(0xffff))));
    // halves are exact: the sum alone is rounded
    return f.compile(f.binary(ADD, f.binary(MUL, high, f.constant(FloatArithmetic.number(floats, 0x1p16))), low));
  }

  static MethodHandle uint32ToFloat64(VectorSpecies<?> ints, VectorSpecies<?> doubles) {
    var f = new Formula(1);
    var shifted = f.binary(XOR, f.input(0), f.constant(ints.broadcast(Integer.MIN_VALUE)));
    return f.compile(
        f.binary(ADD, f.call(Calls.convert(I2D, doubles), shifted),
            f.constant(FloatArithmetic.number(doubles, 0x1p31))));
  }

  static MethodHandle uint64ToFloat64(VectorSpecies<?> longs, VectorSpecies<?> doubles) {
    var f = new Formula(1);
    var x = f.input(0);
    var lowBits = f.binary(AND, x, f.constant(longs.broadcast(0xffff_ffffL)));
    var low = f.floats(f.binary(OR, lowBits, f.constant(longs.broadcast(LOW_BITS))));
    var high = f.floats(f.binary(OR, f.shift(LSHR, x, 32), f.constant(longs.broadcast(HIGH_BITS))));
    var beside = f.constant(FloatArithmetic.number(doubles, 0x1p84 + 0x1p52));
    return f.compile(f.binary(ADD, f.binary(SUB, high, beside), low));
  }

  static MethodHandle uint64ToFloat32(VectorSpecies<?> longs, VectorSpecies<?> floats) {
    var f = new Formula(1);
    var x = f.input(0);
    var isLarge = f.compare(LT, x, f.constant(longs.zero()));
    // halved with the lost bit kept, so that the one rounding is right
    var halved = f.binary(OR, f.shift(LSHR, x, 1), f.binary(AND, x, f.constant(longs.broadcast(1))));
    var rounded = f.call(Calls.convert(L2F, floats), f.blend(x, halved, isLarge));
    return f.compile(f.binary(ADD, rounded, rounded, f.call(Calls.castMask(floats), isLarge)));
  }

  static MethodHandle float64ToUint32(VectorSpecies<?> longs, VectorSpecies<?> ints) {
    var f = new Formula(1);
    return f.compile(f.call(Calls.convert(L2I, ints), f.call(Calls.convert(D2L, longs), f.input(0))));
  }

  /**
   * The lowest bits of what a cast to long gives: a number from 2^31 on is an integer, whose bits are the fraction's
   * moved.
   */
  static MethodHandle float32ToUint32(VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var f = new Formula(1);
    var x = f.input(0);
    var bits = f.bits(x);
    var stored = f.binary(AND, bits, f.constant(ints.broadcast((1 << FRACTION) - 1)));
    var fraction = f.binary(OR, stored, f.constant(ints.broadcast(1 << FRACTION)));
    var exponent = f.binary(AND, f.shift(LSHR, bits, FRACTION), f.constant(ints.broadcast(0xff)));
    var places = f.binary(SUB, exponent, f.constant(ints.broadcast(ONES)));
    var moved = f.binary(LSHL, fraction, places);
    var magnitude = f.blend(
        moved, f.constant(ints.zero()), f.compare(GE, places, f.constant(ints.broadcast(Integer.SIZE))));
    var isNegative = f.compare(LT, bits, f.constant(ints.zero()));
    var large = f.blend(magnitude, f.unary(NEG, magnitude), isNegative);
    var isLarge = f.compare(GE, f.unary(ABS, x), f.constant(FloatArithmetic.number(floats, 0x1p31)));
    var low = f.blend(f.call(Calls.convert(F2I, ints), x), large, f.call(Calls.castMask(ints), isLarge));
    var isHuge = f.compare(GE, x, f.constant(FloatArithmetic.number(floats, 0x1p63)), isLarge);
    return f.compile(f.blend(low, f.constant(ints.broadcast(-1)), f.call(Calls.castMask(ints), isHuge)));
  }

  static MethodHandle float64ToUint64(VectorSpecies<?> longs, VectorSpecies<?> doubles) {
    var f = new Formula(1);
    return f.compile(toUint64(f, f.input(0), longs, doubles));
  }

  static MethodHandle float32ToUint64(VectorSpecies<?> longs, VectorSpecies<?> doubles) {
    var f = new Formula(1);
    return f.compile(toUint64(f, f.call(Calls.convert(F2D, doubles), f.input(0)), longs, doubles));
  }

  private static Value toUint64(Formula f, Value x, VectorSpecies<?> longs, VectorSpecies<?> doubles) {
    var half = f.constant(FloatArithmetic.number(doubles, 0x1p63));
    var isSmall = f.call(Calls.castMask(longs), f.compare(LT, x, half));
    var whole = f.constant(FloatArithmetic.number(doubles, 0x1p64));
    var fits = f.call(Calls.castMask(longs), f.compare(LT, x, whole));
    var upper = f.call(Calls.convert(D2L, longs), f.binary(SUB, x, half));
    var large = f.binary(XOR, upper, f.constant(longs.broadcast(Long.MIN_VALUE)));
    var known = f.blend(large, f.call(Calls.convert(D2L, longs), x), isSmall);
    return f.blend(f.constant(longs.broadcast(-1)), known, fits);
  }
}
