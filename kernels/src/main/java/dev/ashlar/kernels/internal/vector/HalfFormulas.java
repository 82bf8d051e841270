package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.BITWISE_BLEND;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2S;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.MUL;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.XOR;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_S2I;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * float16 in lanes of float32, as scalar forms have it: conversions at loads and stores, and the rounding of what was
 * computed. By integer arithmetic on the bits, since the Vector API has no float16.
 */
final class HalfFormulas {
  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int INFINITY = 0x7f80_0000;

  /** Bits of a float32's fraction that float16 has not. */
  private static final int EXTRA = 13;

  /** Bits of 2^16: from 65520 on a number rounds to infinity. */
  private static final int BOUND = 0x4780_0000;

  /** Bits of 2^-14, the smallest normal float16. */
  private static final int NORMAL = 0x3880_0000;

  /**
   * From the exponent of a number to that of one whose last bit is the float16's; and what makes up, in the sum's lower
   * half, for the exponents' difference, which is even and so does not change the rounding.
   */
  private static final int BESIDE = (EXTRA << 23) + 0x3c00;

  private static final int HALF_SIGN = 0x8000;

  /** What the exponents differ by. */
  private static final float RESCALE = 0x1p112f;

  private final VectorSpecies<Integer> ints;
  private final VectorSpecies<Float> floats;
  private final Formula f;

  private HalfFormulas(VectorSpecies<?> ints, VectorSpecies<?> floats) {
    this(ints, floats, 1);
  }

  private HalfFormulas(VectorSpecies<?> ints, VectorSpecies<?> floats, int inputs) {
    this.f = new Formula(inputs);
    this.ints = ints.check(int.class);
    this.floats = floats.check(float.class);
  }

  /** {@code (address) -> vector}: what a load of the bits gives, widened. */
  static MethodHandle load(MethodHandle shorts, VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var it = new HalfFormulas(ints, floats);
    var bits = it.f.call(Calls.convert(ZERO_EXTEND_S2I, ints), it.f.input(0));
    return MethodHandles.filterArguments(it.f.compile(it.widened(bits)), 0, shorts);
  }

  /** {@code (address, vector) -> void}. */
  static MethodHandle store(VectorSpecies<?> shorts, VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var it = new HalfFormulas(ints, floats);
    var narrow = it.f.compile(it.f.call(Calls.convert(I2S, shorts), it.narrowed(it.f.input(0))));
    return MethodHandles.filterArguments(Calls.store(), 1, narrow);
  }

  /** {@code (vector) -> vector}: what storing as float16 and loading again gives. */
  static MethodHandle round(VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var it = new HalfFormulas(ints, floats);
    return it.f.compile(it.widened(it.narrowed(it.f.input(0))));
  }

  /** {@code (vector) -> vector}: float64 to a float32 that rounds to the same float16. */
  static MethodHandle single(VectorSpecies<?> doubles, VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var it = new HalfFormulas(ints, floats);
    return it.f.compile(it.oddSingle(it.f.input(0), doubles));
  }

  /** {@code (vector, vector, vector) -> vector}: x * y + z before rounding, to odd. */
  static MethodHandle fma(VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var it = new HalfFormulas(ints, floats, 3);
    var f = it.f;
    var product = f.binary(MUL, f.input(0), f.input(1));
    var sum = f.binary(ADD, product, f.input(2));
    var part = f.binary(SUB, sum, product);
    var lost = f.binary(ADD, f.binary(SUB, product, f.binary(SUB, sum, part)), f.binary(SUB, f.input(2), part));
    var bits = f.bits(sum);
    var tooGreat = f.compare(LT, f.binary(XOR, bits, f.bits(lost)), it.bits(0));
    var odd = f.binary(OR, f.blend(bits, f.binary(SUB, bits, it.bits(1)), tooGreat), it.bits(1));
    var inexact = f.call(Calls.castMask(ints), f.compare(GT, f.unary(ABS, lost), it.number(0)));
    return f.compile(f.floats(f.blend(bits, odd, inexact)));
  }

  private Value bits(int value) {
    return f.constant(ints.broadcast(value));
  }

  private Value number(float value) {
    return f.constant(FloatVector.broadcast(floats, value));
  }

  /** Subnormal numbers become normal by the multiplication, which is exact, and signalling NaN become quiet. */
  private Value widened(Value half) {
    var magnitude = f.binary(LSHL, f.binary(AND, half, bits(0x7fff)), bits(EXTRA));
    var endless = f.binary(OR, magnitude, bits(INFINITY));
    var small = f.blend(magnitude, endless, f.compare(GE, magnitude, bits(0x7c00 << EXTRA)));
    var all = f.bits(f.binary(MUL, f.floats(small), number(RESCALE)));
    var sign = f.binary(LSHL, f.binary(AND, half, bits(HALF_SIGN)), bits(16));
    return f.floats(f.binary(OR, all, sign));
  }

  /**
   * The nearest float16, in the lower half of each lane, with anything in the upper half; halves to even. Numbers from
   * 2^16 on are taken for 2^16, whose bits become those of infinity.
   */
  private Value narrowed(Value value) {
    var bits = f.bits(value);
    var magnitude = f.binary(AND, bits, bits(MAGNITUDE));
    var bounded = f.binary(MIN, magnitude, bits(BOUND));
    var exponent = f.binary(MAX, f.binary(AND, bounded, bits(INFINITY)), bits(NORMAL));
    // beside a number so much greater that its last bit is the last one of the float16, the addition itself rounds
    var beside = f.floats(f.binary(ADD, exponent, bits(BESIDE)));
    var significand = f.bits(f.binary(ADD, f.floats(bounded), beside));
    var number = f.binary(ADD, significand, f.binary(LSHR, exponent, bits(EXTRA)));
    var quiet = f.binary(OR, f.binary(LSHR, magnitude, bits(EXTRA)), bits(0x7e00));
    var all = f.blend(number, quiet, f.compare(GT, magnitude, bits(INFINITY)));
    return f.ternary(BITWISE_BLEND, all, f.binary(LSHR, bits, bits(16)), bits(HALF_SIGN));
  }

  /**
   * The float32 that gives the same float16 as the float64 does: of the two beside a number that is between them the
   * one with an odd last bit, so that rounding once more errs on neither side (Boldo and Melquiond, "When double
   * rounding is odd", 2005).
   */
  private Value oddSingle(Value wide, VectorSpecies<?> doubles) {
    var nearest = f.call(Calls.convert(D2F, floats), wide);
    var back = f.call(Calls.convert(F2D, doubles), nearest);
    var bits = f.bits(nearest);
    var tooGreat = f.compare(GT, f.unary(ABS, back), f.unary(ABS, wide));
    var below = f.blend(bits, f.binary(SUB, bits, bits(1)), f.call(Calls.castMask(ints), tooGreat));
    var inexact = f.call(Calls.castMask(ints), f.compare(NE, back, wide));
    return f.floats(f.blend(below, f.binary(OR, below, bits(1)), inexact));
  }
}
