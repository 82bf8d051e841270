package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MUL;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;

import dev.ashlar.kernels.internal.scalar.Powers;
import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Powers} on vectors of float64: the same operations in the same order, so the same bits. {@link PowerLimits} is
 * for a vector with an element that is not positive and finite, or whose power is not a normal number.
 */
final class PowerFormulas extends FloatArithmetic {
  private static final int FRACTION_BITS = 52;

  private final Value x = f.input(0);
  private final Value y = f.input(1);

  private PowerFormulas(VectorSpecies<?> species) {
    super(species, 2);
  }

  /**
   * {@code (vector, vector) -> vector}.
   *
   * @param species of 512 bits
   */
  static MethodHandle pow(VectorSpecies<?> species) {
    return new PowerFormulas(species).compose();
  }

  private MethodHandle compose() {
    var log = logarithm(f.unary(ABS, x));
    var high = multiply(y, log.high);
    var low = fma(y, log.low, fma(y, log.high, f.unary(NEG, high)));
    var power = exponential(new Parts(high, low));
    var positive = f.compare(GT, x, number(0));
    // NaN, which is none, also where x is infinite
    var moderate = f.compare(LT, f.unary(ABS, high), number(Powers.MODERATE), positive);
    var scale = f.floats(f.binary(ADD, power.root, f.shift(LSHL, power.sixteenths, Powers.SIXTEENTH)));
    var scaled = fma(scale, power.more, scale);
    return f.compile(
        f.call(Calls.unlessAll(PowerLimits.of(species)), moderate, scaled, x, y, high, power.more, power.sixteenths));
  }

  /** A number and what it lacks. */
  private record Parts(Value high, Value low) {}

  private Parts logarithm(Value size) {
    var tiny = f.compare(LT, size, number(Powers.TINY));
    var a = f.call(Calls.whereAny(MUL, number(species, Powers.GROWTH)), size, tiny);
    var near = f.binary(ADD, f.bits(a), integer(Powers.HALF_STEP - (2L << FRACTION_BITS)));
    // a quarter of c, since c and the sum of c and x may be infinite
    var point = f.floats(f.binary(AND, near, integer(Powers.POINT)));
    var biased = f.binary(OR, f.shift(LSHR, near, FRACTION_BITS), integer(Double.doubleToRawLongBits(0x1p52)));
    var unscaled = subtract(f.floats(biased), number(0x1p52 + Double.MAX_EXPONENT - 2));
    var exponent = f.binary(SUB, unscaled, number(Powers.GROWTH_BITS), tiny);
    var index = f.shift(LSHR, near, FRACTION_BITS - 4);
    var difference = fma(point, number(-4), a);
    var reciprocal = divide(number(-0.25), fma(a, number(0.25), point));
    // (c - x) / (c + x)
    var s = multiply(difference, reciprocal);
    var twice = add(s, s);
    var sLost = multiply(fma(s, difference, fma(multiply(twice, number(4)), point, difference)), reciprocal);
    var square = multiply(s, s);
    var whole = fma(exponent, number(Powers.LN2_HIGH), select(index, Powers.logHigh()));
    var first = subtract(whole, twice);
    var firstLost = subtract(subtract(whole, first), twice);
    var small = fma(number(-2), sLost, fma(exponent, number(Powers.LN2_LOW), select(index, Powers.logLow())));
    var c = Powers.logarithm();
    var series = fma(multiply(square, square), linear(c, 2, square), linear(c, 0, square));
    var rest = fma(series, multiply(s, square), add(small, firstLost));
    var high = add(first, rest);
    return new Parts(high, subtract(rest, subtract(high, first)));
  }

  private Value linear(double[] terms, int first, Value x) {
    return fma(number(terms[first + 1]), x, number(terms[first]));
  }

  /**
   * {@code (1 + more) * root * 2^(sixteenths / 16)}, where the root's bits lack sixteenths modulo 16 and those of an
   * integer end with the sixteenths.
   */
  private record Scaled(Value root, Value more, Value sixteenths) {}

  private Scaled exponential(Parts power) {
    var shifted = fma(power.high, number(16 * Powers.LOG2_E), number(Powers.INTEGER));
    var minus = subtract(number(Powers.INTEGER), shifted);
    var high = fma(minus, number(Powers.LN2_HIGH / 16), power.high);
    var r = add(high, fma(minus, number(Powers.LN2_LOW / 16), power.low));
    var sixteenths = f.bits(shifted);
    var square = multiply(r, r);
    var c = Powers.exponential();
    var series = fma(fma(number(c[4]), square, linear(c, 2, r)), square, linear(c, 0, r));
    var more = fma(series, square, add(r, select(sixteenths, Powers.rootsLost())));
    return new Scaled(f.bits(select(sixteenths, Powers.roots())), more, sixteenths);
  }
}
