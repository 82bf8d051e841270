package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.POW;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rounding, signs and choices of float32 and float64, for which the Vector API has no operator. Each gives the scalar
 * form's bits.
 */
final class FloatFormulas extends FloatArithmetic {
  private final Value zero;
  private final Value one;

  /** From 2^52 (2^23 for float32) on all numbers are integers; added to a smaller one it rounds off the fraction. */
  private final Value whole;

  private FloatFormulas(VectorSpecies<?> species, int inputs) {
    super(species, inputs);
    this.zero = f.constant(species.zero());
    this.one = f.constant(species.broadcast(1));
    this.whole = f.constant(species.broadcast(wide ? 1L << 52 : 1L << 23));
  }

  static MethodHandle rint(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 1);
    return it.f.compile(it.rint(it.f.input(0)));
  }

  private Value rint(Value x) {
    return withSign(rounded(f.unary(ABS, x)), x);
  }

  private Value rounded(Value size) {
    var near = subtract(add(size, whole), whole);
    return f.blend(size, near, f.compare(LT, size, whole));
  }

  static MethodHandle floor(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 1);
    var x = it.f.input(0);
    return it.f.compile(it.notAbove(it.rint(x), x));
  }

  private Value notAbove(Value near, Value x) {
    return f.blend(near, subtract(near, one), f.compare(GT, near, x));
  }

  static MethodHandle ceil(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 1);
    var f = it.f;
    var x = f.input(0);
    var near = it.rint(x);
    return f.compile(it.withSign(f.blend(near, it.add(near, it.one), f.compare(LT, near, x)), x));
  }

  static MethodHandle trunc(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 1);
    var x = it.f.input(0);
    var size = it.f.unary(ABS, x);
    return it.f.compile(it.withSign(it.notAbove(it.rounded(size), size), x));
  }

  static MethodHandle modfFraction(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 1);
    var f = it.f;
    var size = f.unary(ABS, f.input(0));
    var fraction = it.subtract(size, it.notAbove(it.rounded(size), size));
    var isEndless = f.compare(EQ, size, it.number(Double.POSITIVE_INFINITY));
    return f.compile(it.withSign(f.blend(fraction, it.zero, isEndless), f.input(0)));
  }

  static MethodHandle multiple(VectorSpecies<?> species, double factor) {
    var it = new FloatFormulas(species, 1);
    return it.f.compile(it.multiply(it.f.input(0), it.number(factor)));
  }

  static MethodHandle copysign(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 2);
    return it.f.compile(it.withSign(it.f.unary(ABS, it.f.input(0)), it.f.input(1)));
  }

  /** Adding 0 turns -0 into 0 and leaves NaN. */
  static MethodHandle sign(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 1);
    var f = it.f;
    var x = f.input(0);
    var isNumber = f.compare(GT, f.unary(ABS, x), it.zero);
    return f.compile(f.blend(it.add(x, it.zero), it.withSign(it.one, x), isNumber));
  }

  static MethodHandle heaviside(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 2);
    var f = it.f;
    var x = f.input(0);
    var step = f.blend(it.zero, it.one, f.compare(GT, x, it.zero));
    var atZero = f.blend(step, f.input(1), f.compare(EQ, x, it.zero));
    return f.compile(f.blend(atZero, x, f.isNaN(x)));
  }

  static MethodHandle fmax(VectorSpecies<?> species) {
    return numberOf(species, MAX);
  }

  static MethodHandle fmin(VectorSpecies<?> species) {
    return numberOf(species, MIN);
  }

  private static MethodHandle numberOf(VectorSpecies<?> species, VectorOperators.Binary choice) {
    var f = new FloatFormulas(species, 2).f;
    var x = f.input(0);
    var y = f.input(1);
    var chosen = f.blend(f.binary(choice, x, y), y, f.isNaN(x));
    return f.compile(f.blend(chosen, x, f.isNaN(y)));
  }

  /** What C and the standard say is 1 and Java says is NaN: 1 to any power, -1 to an infinite one. */
  static MethodHandle pow(VectorSpecies<?> species) {
    var it = new FloatFormulas(species, 2);
    var f = it.f;
    var x = f.input(0);
    var y = f.input(1);
    var power = f.blend(f.binary(POW, x, y), it.one, f.compare(EQ, x, it.one));
    // |x| is x where y is infinite, and only its comparison with 1 matters there
    var endless = f.call(Calls.test(VectorOperators.IS_INFINITE), y);
    var base = f.blend(it.zero, f.unary(ABS, x), endless);
    return f.compile(f.blend(power, it.one, f.compare(EQ, base, it.one)));
  }
}
