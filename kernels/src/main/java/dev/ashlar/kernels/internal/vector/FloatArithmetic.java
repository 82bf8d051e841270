package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.DIV;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.MUL;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A formula of float32 or float64 lanes: arithmetic, constants, and what formulas of either do with the bits of floats.
 */
abstract class FloatArithmetic {
  final VectorSpecies<?> species;
  final boolean wide;
  final Formula f;

  /** Added to a smaller number it rounds that to an integer, which is then in the lowest bits. */
  final Value rounder;

  /** As many integers, as wide as the floats. */
  final VectorSpecies<?> integers;

  private final Value signBit;

  /** Of so many vectors. */
  FloatArithmetic(VectorSpecies<?> species, int inputs) {
    this.species = species;
    this.wide = species.elementSize() == Long.SIZE;
    this.f = new Formula(inputs);
    this.integers = species.zero().viewAsIntegralLanes().species();
    this.rounder = number(wide ? 0x1.8p52 : 0x1.8p23);
    this.signBit = integer(wide ? Long.MIN_VALUE : Integer.MIN_VALUE);
  }

  final Value add(Value a, Value b) {
    return f.binary(ADD, a, b);
  }

  final Value subtract(Value a, Value b) {
    return f.binary(SUB, a, b);
  }

  final Value multiply(Value a, Value b) {
    return f.binary(MUL, a, b);
  }

  final Value divide(Value a, Value b) {
    return f.binary(DIV, a, b);
  }

  final Value fma(Value a, Value b, Value c) {
    return f.ternary(FMA, a, b, c);
  }

  /** The number in every lane, rounded to float32 where the lanes are that. */
  final Value number(double value) {
    return f.constant(number(species, value));
  }

  static Vector<?> number(VectorSpecies<?> species, double value) {
    return species.elementSize() == Long.SIZE
        ? DoubleVector.broadcast(species.check(double.class), value)
        : FloatVector.broadcast(species.check(float.class), (float) value);
  }

  /** The integer in every lane, as wide as the floats. */
  final Value integer(long value) {
    return f.constant(integers.broadcast(value));
  }

  /** By Horner's rule; the first term is the constant. */
  final Value polynomial(double[] terms, Value x) {
    var sum = number(terms[terms.length - 1]);
    for (int i = terms.length - 2; i >= 0; i--) {
      sum = fma(sum, x, number(terms[i]));
    }
    return sum;
  }

  /** With the other's sign bit set as well. */
  final Value withSign(Value value, Value other) {
    return f.floats(f.binary(OR, f.bits(value), f.binary(AND, f.bits(other), signBit)));
  }

  /** {@code value * 2^n} for a whole n, in two steps, so that what is subnormal is rounded once. */
  final Value timesPowerOfTwo(Value value, Value n) {
    var half = fma(n, number(0.5), rounder);
    var rest = add(subtract(n, subtract(half, rounder)), rounder);
    return multiply(multiply(value, powerOfTwo(half)), powerOfTwo(rest));
  }

  /** Of an exponent to which the {@link #rounder} has been added. */
  private Value powerOfTwo(Value shifted) {
    var exponent = f.binary(LSHL, f.bits(shifted), integer(wide ? 52 : 23));
    long one = wide ? Double.doubleToRawLongBits(1) : Float.floatToRawIntBits(1);
    return f.floats(f.binary(ADD, exponent, integer(one)));
  }

  /** The elements of a table of two vectors that the lowest bits of integers say. */
  final Value select(Value index, double[] table) {
    var doubles = species.check(double.class);
    return select(
        index, DoubleVector.fromArray(doubles, table, 0), DoubleVector.fromArray(doubles, table, doubles.length()));
  }

  final Value select(Value index, float[] table) {
    var floats = species.check(float.class);
    return select(
        index, FloatVector.fromArray(floats, table, 0), FloatVector.fromArray(floats, table, floats.length()));
  }

  /** As integers: those may be selected by integers. */
  private Value select(Value index, Vector<?> low, Vector<?> high) {
    return f.floats(
        f.call(
            Calls.selectFromTwo(),
            index,
            f.constant(low.viewAsIntegralLanes()),
            f.constant(high.viewAsIntegralLanes())));
  }
}
