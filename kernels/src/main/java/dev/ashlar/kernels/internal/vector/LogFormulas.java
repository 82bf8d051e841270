package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static jdk.incubator.vector.VectorOperators.SUB;

import dev.ashlar.kernels.internal.scalar.Logarithms;
import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link Logarithms} on vectors of float64: the same operations in the same order, so the same bits.
 */
final class LogFormulas extends FloatArithmetic {
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final long EXPONENT = 0xFFF0_0000_0000_0000L;
  private static final int FRACTION_BITS = 52;

  private final Value x = f.input(0);
  private final Value zero;
  private final Value one;
  private final Value infinity;

  private LogFormulas(VectorSpecies<?> species) {
    super(species, 1);
    this.zero = number(0);
    this.one = number(1);
    this.infinity = number(Double.POSITIVE_INFINITY);
  }

  static MethodHandle log2(VectorSpecies<?> species) {
    var it = new LogFormulas(species);
    return it.f.compile(it.log2());
  }

  private Value log2() {
    var small = f.compare(LT, x, number(Double.MIN_NORMAL));
    var normal = f.blend(x, multiply(x, number(0x1p54)), small);
    var log = log(normal, zero, f.blend(zero, number(-54), small));
    var value = multiply(log.natural, number(Logarithms.LOG2_E));
    var lost = fma(log.natural, number(Logarithms.LOG2_E), f.unary(NEG, value));
    var rest = fma(log.natural, number(Logarithms.LOG2_E_REST), multiply(log.lost, number(Logarithms.LOG2_E)));
    var positive = f.blend(add(value, add(lost, rest)), x, f.compare(EQ, x, infinity));
    var number = f.blend(number(Double.NaN), positive, f.compare(GT, x, zero));
    return f.blend(number, number(Double.NEGATIVE_INFINITY), f.compare(EQ, x, zero));
  }

  static MethodHandle asinh(VectorSpecies<?> species) {
    var it = new LogFormulas(species);
    return it.f.compile(it.asinh());
  }

  private Value asinh() {
    var a = f.unary(ABS, x);
    var square = multiply(a, a);
    var more = add(square, one);
    var part = subtract(more, square);
    var sumLost = add(subtract(square, subtract(more, part)), subtract(one, part));
    var moreLost = add(sumLost, fma(a, a, f.unary(NEG, square)));
    var root = f.unary(SQRT, more);
    var rootLost = divide(add(fma(f.unary(NEG, root), root, more), moreLost), add(root, root));
    var sum = add(root, a);
    var low = add(subtract(a, subtract(sum, root)), rootLost);
    var ordinary = f.call(Calls.masks("and"), f.compare(GT, a, number(Logarithms.TINY)), f.compare(LT, a, infinity));
    return f.blend(x, withSign(ofLarge(a, sum, low), x), ordinary);
  }

  static MethodHandle acosh(VectorSpecies<?> species) {
    var it = new LogFormulas(species);
    return it.f.compile(it.acosh());
  }

  private Value acosh() {
    var square = multiply(x, x);
    var less = subtract(square, one);
    var lessLost = add(subtract(subtract(square, less), one), fma(x, x, f.unary(NEG, square)));
    var root = f.unary(SQRT, less);
    var twice = add(add(root, root), number(Double.MIN_NORMAL));
    var rootLost = divide(add(fma(f.unary(NEG, root), root, less), lessLost), twice);
    var sum = add(x, root);
    var value = ofLarge(x, sum, add(subtract(root, subtract(sum, x)), rootLost));
    var finite = f.blend(value, x, f.compare(EQ, x, infinity));
    return f.blend(number(Double.NaN), finite, f.compare(GE, x, one));
  }

  /** The logarithm of a number and what it lacks, or of twice {@code a} where that is large. */
  private Value ofLarge(Value a, Value high, Value low) {
    var large = f.compare(GT, a, number(Logarithms.LARGE));
    var number = f.blend(high, a, large);
    return log(number, f.blend(scaled(low, number), zero, large), f.blend(zero, one, large)).natural;
  }

  static MethodHandle atanh(VectorSpecies<?> species) {
    var it = new LogFormulas(species);
    return it.f.compile(it.atanh());
  }

  private Value atanh() {
    var a = f.unary(ABS, x);
    var below = subtract(one, a);
    var belowLost = subtract(subtract(one, below), a);
    var reciprocal = divide(one, below);
    var twice = add(a, a);
    var quotient = multiply(twice, reciprocal);
    var remainder =
        subtract(fma(f.unary(NEG, quotient), below, twice), multiply(quotient, belowLost));
    var low = multiply(remainder, reciprocal);
    var sum = add(one, quotient);
    var part = subtract(sum, one);
    var lost = add(subtract(one, subtract(sum, part)), subtract(quotient, part));
    var all = add(lost, low);
    var near = add(sum, all);
    var rest = subtract(all, subtract(near, sum));
    var value = multiply(number(0.5), log(near, scaled(rest, near), zero).natural);
    var within = f.blend(number(Double.NaN), value, f.compare(LT, a, one));
    var closed = withSign(f.blend(within, infinity, f.compare(EQ, a, one)), x);
    return f.blend(closed, x, f.compare(LE, a, number(Logarithms.TINY)));
  }

  /** A logarithm and what it lacks. */
  private record Log(Value natural, Value lost) {}

  /** {@code 2^doublings * (high + lost)}, where what is lost has been brought to the scale of the significand. */
  private Log log(Value high, Value lost, Value doublings) {
    var biased = biased(high);
    // 52 bits beside the exponent make it a float
    var shifted =
        f.binary(OR, f.binary(LSHR, biased, integer(FRACTION_BITS)), integer(Double.doubleToRawLongBits(0x1p52)));
    var exponent = add(subtract(f.floats(shifted), number(0x1p52 + Double.MAX_EXPONENT)), doublings);
    var scale = f.binary(AND, biased, integer(EXPONENT));
    var significand = f.floats(f.binary(ADD, f.binary(SUB, f.bits(high), scale), integer(ONE)));
    var fraction = subtract(significand, one);
    var s = divide(fraction, add(number(2), fraction));
    var z = multiply(s, s);
    var series = polynomial(Logarithms.series(), z);
    var half = multiply(number(0.5), fraction);
    var square = multiply(half, fraction);
    var squareLost = fma(half, fraction, f.unary(NEG, square));
    var twos = multiply(exponent, number(Logarithms.LN2_HIGH));
    var first = add(twos, fraction);
    var firstLost = subtract(fraction, subtract(first, twos));
    var sum = subtract(first, square);
    var sumLost = subtract(subtract(first, sum), square);
    var end = fma(s, fma(series, z, square), multiply(exponent, number(Logarithms.LN2_LOW)));
    var leading = subtract(add(firstLost, sumLost), squareLost);
    var ends = add(end, lost.equals(zero) ? leading : add(leading, fma(multiply(number(-2), s), lost, lost)));
    var natural = add(sum, ends);
    return new Log(natural, subtract(ends, subtract(natural, sum)));
  }

  /**
   * Bits whose exponent is that of the power of two by which a number is divided to be between the roots of 1/2 and 2.
   */
  private Value biased(Value high) {
    return f.binary(ADD, f.bits(high), integer(ONE - Logarithms.ROOT_HALF));
  }

  /** Divided by that power. */
  private Value scaled(Value low, Value high) {
    var exponent = f.binary(AND, biased(high), integer(EXPONENT));
    return multiply(low, f.floats(f.binary(SUB, integer(2 * ONE), exponent)));
  }
}
