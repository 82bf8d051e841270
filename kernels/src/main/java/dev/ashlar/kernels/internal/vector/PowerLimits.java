package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NEGATIVE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.NEG;

import dev.ashlar.kernels.internal.scalar.Powers;
import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The powers of all numbers, from those of their sizes: signs, zeros, infinities, NaN and subnormal results as in C's
 * {@code pow}. Calls no function: a call, though rarely reached, would cost the loop its registers.
 */
final class PowerLimits extends FloatArithmetic {
  /** From here on all numbers are integers. */
  private static final double WHOLE = 0x1p52;

  private final Value x = f.input(0);
  private final Value y = f.input(1);

  private PowerLimits(VectorSpecies<?> species) {
    super(species, 5);
  }

  /**
   * {@code (x, y, exponent, more, sixteenths) -> vector}, where the power of |x| is {@code e^exponent}, and 1 + more
   * times a power of two, of which the lowest bits of {@code sixteenths} have sixteen times the exponent.
   */
  static MethodHandle of(VectorSpecies<?> species) {
    return new PowerLimits(species).compose();
  }

  private MethodHandle compose() {
    var zero = number(0);
    var one = number(1);
    var infinity = number(Double.POSITIVE_INFINITY);
    var exponent = f.input(2);
    var a = f.unary(ABS, x);
    var sixteenths = f.input(4);
    var powers = multiply(subtract(f.floats(f.binary(AND, sixteenths, integer(-16))), rounder), number(1.0 / 16));
    var part = f.shift(LSHL, f.binary(AND, sixteenths, integer(15)), Powers.SIXTEENTH);
    var root = f.floats(f.binary(ADD, f.bits(select(sixteenths, Powers.roots())), part));
    var significand = fma(root, f.input(3), root);
    var endless = f.compare(GT, f.unary(ABS, exponent), number(Powers.ENDLESS));
    var bounded =
        f.blend(timesPowerOfTwo(significand, powers), f.blend(zero, infinity, f.compare(GT, exponent, zero)), endless);
    // 0 and infinity remain what they are, or become the other
    var isZero = f.compare(EQ, a, zero);
    var isEdge = or(isZero, f.compare(EQ, a, infinity));
    var stays = f.call(Calls.masks("xor"), isZero, f.compare(LT, y, zero));
    var size = f.blend(bounded, f.blend(infinity, zero, stays), isEdge);
    var whole = isWhole(y);
    var even = isWhole(multiply(y, number(0.5)));
    var negative = f.call(Calls.test(IS_NEGATIVE), x);
    var odd = f.call(Calls.masks("andNot"), whole, even);
    var signed = f.blend(size, f.unary(NEG, size), and(odd, negative));
    var fraction = f.call(Calls.masks("andNot"), negative, or(whole, isEdge));
    var undefined = or(fraction, or(f.compare(NE, x, x), f.compare(NE, y, y)));
    var result = f.blend(signed, number(Double.NaN), undefined);
    var balanced = and(f.compare(EQ, a, one), f.compare(EQ, f.unary(ABS, y), infinity));
    var isOne = or(f.compare(EQ, x, one), or(f.compare(EQ, y, zero), balanced));
    return f.compile(f.blend(result, one, isOne));
  }

  /** Infinities are, NaN is not. */
  private Value isWhole(Value value) {
    var size = f.unary(ABS, value);
    var near = subtract(add(size, number(WHOLE)), number(WHOLE));
    return or(f.compare(EQ, near, size), f.call(Calls.not(), f.compare(LT, size, number(WHOLE))));
  }

  private Value and(Value a, Value b) {
    return f.call(Calls.masks("and"), a, b);
  }

  private Value or(Value a, Value b) {
    return f.call(Calls.masks("or"), a, b);
  }
}
