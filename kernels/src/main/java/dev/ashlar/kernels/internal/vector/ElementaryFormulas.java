package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.EXP;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LOG1P;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.NEG;

import dev.ashlar.kernels.internal.scalar.Exp2;
import dev.ashlar.kernels.internal.scalar.Logarithms;
import dev.ashlar.kernels.internal.scalar.Sinc;
import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * exp2, sinc and sums of exponentials on vectors: the operations of {@link Exp2} and {@link Sinc} in the same order.
 */
final class ElementaryFormulas extends FloatArithmetic {
  /** Of {@code (2^r - 1) / r}, for float32. */
  private static final double[] NARROW_EXP2 = {
    0x1.62e43p-1, 0x1.ebfbep-3, 0x1.c6b08ep-5, 0x1.3b2a1cp-7, 0x1.5d879ep-10, 0x1.44406p-13, 0x1.00a5bcp-16
  };

  private ElementaryFormulas(VectorSpecies<?> species, int inputs) {
    super(species, inputs);
  }

  static MethodHandle exp2(VectorSpecies<?> species) {
    var it = new ElementaryFormulas(species, 1);
    return it.f.compile(it.exp2(it.f.input(0)));
  }

  private Value exp2(Value x) {
    var top = number(wide ? Exp2.TOP : 129);
    var bottom = number(wide ? Exp2.BOTTOM : -151);
    var below = f.blend(x, top, f.compare(GT, x, top));
    var bounded = f.blend(below, bottom, f.compare(LT, below, bottom));
    var n = subtract(add(bounded, rounder), rounder);
    var r = subtract(bounded, n);
    var series = polynomial(wide ? Exp2.series() : NARROW_EXP2, r);
    return timesPowerOfTwo(fma(series, r, number(1)), n);
  }

  static MethodHandle sinc(VectorSpecies<?> species) {
    var it = new ElementaryFormulas(species, 1);
    return it.f.compile(it.sinc(it.f.input(0)));
  }

  private Value sinc(Value x) {
    var one = number(1);
    var half = multiply(x, number(0.5));
    var whole = number(0x1p52);
    var size = f.unary(ABS, half);
    var rounded = subtract(add(size, whole), whole);
    var near = withSign(f.blend(size, rounded, f.compare(LT, size, whole)), half);
    var distance = subtract(x, add(near, near));
    var falls = f.compare(GT, f.unary(ABS, distance), number(0.5));
    var t = f.blend(distance, subtract(withSign(one, distance), distance), falls);
    var square = multiply(t, t);
    var squareLost = fma(t, t, f.unary(NEG, square));
    var c = number(Sinc.SECOND);
    var second = multiply(square, c);
    var secondRest = fma(squareLost, c, multiply(square, number(Sinc.SECOND_LOST)));
    var secondLost = add(fma(square, c, f.unary(NEG, second)), secondRest);
    var first = subtract(one, second);
    var firstLost = subtract(subtract(one, first), second);
    var series = polynomial(Sinc.series(), square);
    var rest = fma(multiply(square, square), series, subtract(firstLost, secondLost));
    var sum = add(first, rest);
    var sumLost = subtract(rest, subtract(sum, first));
    var product = multiply(t, sum);
    var productLost = fma(t, sumLost, fma(t, sum, f.unary(NEG, product)));
    var quotient = divide(product, x);
    var lost = divide(add(fma(f.unary(NEG, quotient), x, product), productLost), x);
    return f.blend(sum, add(quotient, lost), f.compare(GT, f.unary(ABS, x), number(0.5)));
  }

  static MethodHandle logaddexp(VectorSpecies<?> species) {
    var it = new ElementaryFormulas(species, 2);
    return it.f.compile(it.logaddexp(1, 1));
  }

  static MethodHandle logaddexp2(VectorSpecies<?> species) {
    var it = new ElementaryFormulas(species, 2);
    return it.f.compile(it.logaddexp(Math.log(2), Logarithms.LOG2_E));
  }

  /**
   * The logarithm of a sum of powers.
   *
   * @param base the natural logarithm of the base
   * @param factor its reciprocal
   */
  private Value logaddexp(double base, double factor) {
    var x = f.input(0);
    var y = f.input(1);
    var less = f.unary(NEG, f.unary(ABS, subtract(x, y)));
    var power = f.unary(EXP, base == 1 ? less : multiply(less, number(base)));
    var more = f.unary(LOG1P, power);
    var sum = add(f.binary(MAX, x, y), factor == 1 ? more : multiply(more, number(factor)));
    // also where both are the same infinity
    return f.blend(sum, add(x, number(base == 1 ? Math.log(2) : 1)), f.compare(EQ, x, y));
  }
}
