package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.ULT;

import dev.ashlar.kernels.internal.scalar.Powers;
import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Powers} on vectors of float64: the same operations in the same order, so the same bits. {@link PowerLimits} is for a vector with an element
 * that is not positive and finite, or whose power is not a normal number.
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
    var scaled = f.floats(f.binary(ADD, f.bits(power.value), f.binary(LSHL, power.sixteenths, integer(FRACTION_BITS - 4))));
    // positive and finite: the bits of all others are greater, as unsigned integers one below them
    var below = f.binary(SUB, f.bits(x), integer(1));
    long end = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) - 1;
    var ordinary = f.call(Calls.castMask(species), f.compare(ULT, below, integer(end)));
    var moderate = f.compare(LT, f.unary(ABS, high), number(Powers.MODERATE));
    var all = f.call(Calls.masks("and"), moderate, ordinary);
    return f.compile(f.call(Calls.unlessAll(PowerLimits.of(species)), all, scaled, x, y, high, power.value, power.sixteenths));
  }

  /** A number and what it lacks. */
  private record Parts(Value high, Value low) {}

  private Parts logarithm(Value size) {
    var tiny = f.compare(LT, size, number(Powers.TINY));
    var a = f.blend(size, multiply(size, number(Powers.GROWTH)), tiny);
    // a quarter of both, since the sum of the largest numbers would be infinite
    var near = f.binary(ADD, f.bits(a), integer(Powers.HALF_STEP - (2L << FRACTION_BITS)));
    var point = f.floats(f.binary(AND, near, integer(Powers.POINT)));
    var quarter = multiply(a, number(0.25));
    var biased = f.binary(OR, f.binary(LSHR, near, integer(FRACTION_BITS)), integer(Double.doubleToRawLongBits(0x1p52)));
    double bias = 0x1p52 + Double.MAX_EXPONENT - 2;
    var exponent = subtract(f.floats(biased), f.blend(number(bias), number(bias + Powers.GROWTH_BITS), tiny));
    var index = f.binary(LSHR, near, integer(FRACTION_BITS - 4));
    // s = (x - point) / (x + point)
    var difference = subtract(point, quarter);
    var sum = add(quarter, point);
    var sumLost = subtract(quarter, subtract(sum, point));
    var reciprocal = divide(number(-1), sum);
    var s = multiply(difference, reciprocal);
    var sLost = multiply(fma(s, sumLost, fma(s, sum, difference)), reciprocal);
    var square = multiply(s, s);
    var series = number(2.0 / Powers.LAST_TERM);
    for (int odd = Powers.LAST_TERM - 2; odd >= 3; odd -= 2) {
      series = fma(series, square, number(2.0 / odd));
    }
    var whole = fma(exponent, number(Powers.LN2_HIGH), select(index, Powers.logHigh()));
    var twice = add(s, s);
    var first = add(whole, twice);
    var firstLost = subtract(twice, subtract(first, whole));
    var small = fma(number(2), sLost, fma(exponent, number(Powers.LN2_LOW), select(index, Powers.logLow())));
    var rest = add(fma(series, multiply(s, square), small), firstLost);
    var high = add(first, rest);
    return new Parts(high, subtract(rest, subtract(high, first)));
  }

  /** A number, about 1 to 2, and in the lowest bits of integers sixteen times the power of two by which it is to be multiplied. */
  private record Scaled(Value value, Value sixteenths) {}

  private Scaled exponential(Parts power) {
    var shifted = fma(power.high, number(16 * Powers.LOG2_E), number(Powers.INTEGER));
    var minus = subtract(number(Powers.INTEGER), shifted);
    var high = fma(minus, number(Powers.LN2_HIGH / 16), power.high);
    var r = add(high, fma(minus, number(Powers.LN2_LOW / 16), power.low));
    var series = polynomial(Powers.exponential(), r);
    var sixteenths = f.bits(shifted);
    var root = select(sixteenths, Powers.roots());
    var rest = fma(root, fma(series, multiply(r, r), r), select(sixteenths, Powers.rootsLost()));
    return new Scaled(add(root, rest), f.binary(AND, sixteenths, integer(-16)));
  }
}
