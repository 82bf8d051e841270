package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.L2I;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.UGE;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.VectorSpecies;

/**
 * Functions of the bits of float32 and float64: neighbours, significands and exponents. Each gives the scalar form's
 * bits.
 */
final class PartFormulas extends FloatArithmetic {
  /** By how many doublings a subnormal number is made normal. */
  private static final int DOUBLINGS = 54;

  private final Value x = f.input(0);
  private final int fractionBits = wide ? 52 : 23;
  private final long leastNormal = 1L << fractionBits;
  private final long infinity = bits(Double.POSITIVE_INFINITY);

  private PartFormulas(VectorSpecies<?> species, int inputs) {
    super(species, inputs);
  }

  private long bits(double value) {
    return wide ? Double.doubleToRawLongBits(value) : Float.floatToRawIntBits((float) value);
  }

  static MethodHandle spacing(VectorSpecies<?> species) {
    var it = new PartFormulas(species, 1);
    var f = it.f;
    var size = f.unary(ABS, it.x);
    var unit = it.subtract(f.floats(f.binary(ADD, f.bits(size), it.integer(1))), size);
    return f.compile(f.blend(unit, f.unary(NEG, unit), f.compare(LT, it.x, it.number(0))));
  }

  static MethodHandle nextafter(VectorSpecies<?> species) {
    var it = new PartFormulas(species, 2);
    return it.f.compile(it.nextafter(it.f.input(1)));
  }

  private Value nextafter(Value y) {
    var zero = number(0);
    var bits = f.bits(x);
    var isOutwards = f.call(Calls.masks("eq"), f.compare(LT, x, y), f.compare(GT, x, zero));
    var inner = f.floats(f.binary(SUB, bits, integer(1)));
    var next = f.blend(inner, f.floats(f.binary(ADD, bits, integer(1))), isOutwards);
    var fromZero = f.blend(next, withSign(f.floats(integer(1)), y), f.compare(EQ, x, zero));
    var distinct = f.blend(fromZero, y, f.compare(EQ, x, y));
    return f.blend(distinct, add(x, y), f.call(Calls.masks("or"), f.isNaN(x), f.isNaN(y)));
  }

  static MethodHandle nanToNum(VectorSpecies<?> species) {
    var it = new PartFormulas(species, 1);
    var f = it.f;
    var most = it.withSign(it.number(it.wide ? Double.MAX_VALUE : Float.MAX_VALUE), it.x);
    var bounded = f.blend(it.x, most, f.compare(EQ, f.unary(ABS, it.x), it.number(Double.POSITIVE_INFINITY)));
    return f.compile(f.blend(bounded, it.number(0), f.isNaN(it.x)));
  }

  /**
   * What the bits of |x| say; those of a subnormal number are of one that is so many times doubled. Masks are of
   * integers.
   */
  private record Parts(Value size, Value normal, Value isSmall, Value isSpecial) {}

  private Parts parts() {
    var size = f.bits(f.unary(ABS, x));
    var isSmall = f.compare(LT, size, integer(leastNormal));
    var doubled = f.bits(multiply(f.unary(ABS, x), number(Math.scalb(1.0, DOUBLINGS))));
    // 0, infinities, NaN
    var isSpecial = f.compare(UGE, f.binary(SUB, size, integer(1)), integer(infinity - 1));
    return new Parts(size, f.blend(size, doubled, isSmall), isSmall, isSpecial);
  }

  /** The exponent of a float, and so many more. */
  private Value exponent(Parts parts, int bias) {
    var biased = f.shift(LSHR, parts.normal, fractionBits);
    return f.binary(SUB, biased, f.blend(integer(bias), integer(bias + DOUBLINGS), parts.isSmall));
  }

  /** With the bits of that power of two as its exponent. */
  private Value significand(Parts parts, double power) {
    return f.binary(OR, f.binary(AND, parts.normal, integer(leastNormal - 1)), integer(bits(power)));
  }

  private int bias() {
    return wide ? Double.MAX_EXPONENT : Float.MAX_EXPONENT;
  }

  static MethodHandle frexpMantissa(VectorSpecies<?> species) {
    var it = new PartFormulas(species, 1);
    var parts = it.parts();
    var size = it.f.blend(it.significand(parts, 0.5), parts.size, parts.isSpecial);
    return it.f.compile(it.withSign(it.f.floats(size), it.x));
  }

  /** As int32. */
  static MethodHandle frexpExponent(VectorSpecies<?> species, VectorSpecies<?> integers) {
    var it = new PartFormulas(species, 1);
    var parts = it.parts();
    var exponent = it.f.compile(it.f.blend(it.exponent(parts, it.bias() - 1), it.integer(0), parts.isSpecial));
    return it.wide ? MethodHandles.filterReturnValue(exponent, Calls.convert(L2I, integers)) : exponent;
  }

  /**
   * {@code (floats, int64) -> floats}.
   *
   * @param longs as many lanes of int64
   */
  static MethodHandle ldexp(VectorSpecies<?> species, VectorSpecies<?> longs) {
    var it = new PartFormulas(species, 2);
    var f = it.f;
    // beyond some thousands all exponents are alike
    var most = f.binary(MIN, f.input(1), f.constant(longs.broadcast(5000)));
    var bounded = f.binary(MAX, most, f.constant(longs.broadcast(-5000)));
    var parts = it.parts();
    var exponent = it.exponent(parts, it.bias());
    var n = it.wide ? bounded : f.call(Calls.convert(L2I, it.integers), bounded);
    int end = it.bias() + 1;
    var sum = f.binary(MIN, f.binary(MAX, f.binary(ADD, exponent, n), it.integer(-end - 60)), it.integer(end));
    var power = it.subtract(f.floats(f.binary(ADD, sum, f.bits(it.rounder))), it.rounder);
    // the first of the two products is exact, the second is rounded once
    var scaled = f.bits(it.timesPowerOfTwo(f.floats(it.significand(parts, 1)), power));
    return f.compile(it.withSign(f.floats(f.blend(scaled, parts.size, parts.isSpecial)), it.x));
  }
}
