package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2S;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MUL;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_S2I;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * float16 in lanes of float32, as scalar forms have it: conversions at loads and stores, and the rounding of what was computed. By
 * integer arithmetic on the bits, since the Vector API has no float16.
 */
final class HalfFormulas {
  private static final int SIGN = 0x8000_0000;
  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int INFINITY = 0x7f80_0000;

  /** Bits of a float32's fraction that float16 has not. */
  private static final int EXTRA = 13;

  /** Bits of 65520: from here on a number rounds to infinity. */
  private static final int OVERFLOW = 0x477f_f000;

  /** Bits of 2^-14, the smallest normal float16. */
  private static final int NORMAL = 0x3880_0000;

  /** What the exponents differ by, and the float that a multiplication makes up for it. */
  private static final int REBIAS = 112 << 23;

  private static final float RESCALE = 0x1p112f;

  /** Its last bit is worth 2^-24, the step of subnormal float16. */
  private static final float STEPS = 0.5f;

  private final VectorSpecies<Integer> ints;
  private final VectorSpecies<Float> floats;
  private final Formula f = new Formula(1);

  private HalfFormulas(VectorSpecies<?> ints, VectorSpecies<?> floats) {
    this.ints = ints.check(int.class);
    this.floats = floats.check(float.class);
  }

  /** {@code (address) -> vector}. */
  static MethodHandle load(VectorSpecies<?> shorts, VectorSpecies<?> ints, VectorSpecies<?> floats) {
    var it = new HalfFormulas(ints, floats);
    var bits = it.f.call(Calls.convert(ZERO_EXTEND_S2I, ints), it.f.input(0));
    return MethodHandles.filterArguments(it.f.compile(it.widened(bits)), 0, Calls.load(shorts));
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

  private Value bits(int value) {
    return f.constant(ints.broadcast(value));
  }

  private Value number(float value) {
    return f.constant(FloatVector.broadcast(floats, value));
  }

  /** Subnormal numbers become normal by the multiplication, which is exact. */
  private Value widened(Value half) {
    var magnitude = f.binary(LSHL, f.binary(AND, half, bits(0x7fff)), bits(EXTRA));
    var finite = f.bits(f.binary(MUL, f.floats(magnitude), number(RESCALE)));
    var endless = f.binary(OR, magnitude, bits(INFINITY));
    var all = f.blend(finite, endless, f.compare(GE, magnitude, bits(0x7c00 << EXTRA)));
    var sign = f.binary(LSHL, f.binary(AND, half, bits(0x8000)), bits(16));
    return f.floats(f.binary(OR, all, sign));
  }

  /** The nearest float16, in the lower half of each lane; halves to even. */
  private Value narrowed(Value value) {
    var bits = f.bits(value);
    var magnitude = f.binary(AND, bits, bits(MAGNITUDE));
    // adding half of what is dropped, or a little less before an even number, carries into what stays
    var odd = f.binary(AND, f.binary(LSHR, magnitude, bits(EXTRA)), bits(1));
    var raised = f.binary(ADD, f.binary(ADD, magnitude, odd), bits((1 << (EXTRA - 1)) - 1 - REBIAS));
    var normal = f.binary(LSHR, raised, bits(EXTRA));
    // beside a number whose steps are those of subnormal float16 the addition itself rounds
    var beside = f.bits(f.binary(ADD, f.floats(magnitude), number(STEPS)));
    var small = f.binary(SUB, beside, bits(Float.floatToRawIntBits(STEPS)));
    var number = f.blend(normal, small, f.compare(LT, magnitude, bits(NORMAL)));
    var finite = f.blend(number, bits(0x7c00), f.compare(GE, magnitude, bits(OVERFLOW)));
    var all = f.blend(finite, bits(0x7e00), f.compare(GT, magnitude, bits(INFINITY)));
    return f.binary(OR, all, f.binary(LSHR, f.binary(AND, bits, bits(SIGN)), bits(16)));
  }
}
