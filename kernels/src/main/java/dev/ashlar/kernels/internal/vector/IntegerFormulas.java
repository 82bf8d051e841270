package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.DIV;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2D;
import static jdk.incubator.vector.VectorOperators.L2I;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.MUL;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.UGE;
import static jdk.incubator.vector.VectorOperators.ULT;
import static jdk.incubator.vector.VectorOperators.UMIN;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Operations on integers for which the Vector API has no operator, or one that means something else at the edges. */
final class IntegerFormulas {
  /** A float64 of at most 2^31 added to this is rounded to an integer, which is then in the lowest bits. */
  private static final double INTEGER_BITS = 0x1.8p52;

  private IntegerFormulas() {}

  static MethodHandle leftShift(VectorSpecies<?> species) {
    return shiftOrZero(species, LSHL);
  }

  /** By the width or more a signed number is shifted as far as one bit less. */
  static MethodHandle rightShift(VectorSpecies<?> species, boolean signed) {
    if (!signed) {
      return shiftOrZero(species, LSHR);
    }
    var f = new Formula(2);
    var y = f.input(1);
    var most = f.constant(species.broadcast(species.elementSize() - 1));
    var beyond = f.compare(UGE, y, f.constant(species.broadcast(species.elementSize())));
    return f.compile(f.binary(ASHR, f.input(0), f.blend(y, most, beyond)));
  }

  private static MethodHandle shiftOrZero(VectorSpecies<?> species, VectorOperators.Binary shift) {
    var f = new Formula(2);
    var y = f.input(1);
    var within = f.compare(ULT, y, f.constant(species.broadcast(species.elementSize())));
    return f.compile(f.blend(f.constant(species.zero()), f.binary(shift, f.input(0), y), within));
  }

  static MethodHandle sign(VectorSpecies<?> species, boolean signed) {
    var f = new Formula(1);
    var x = f.input(0);
    if (!signed) {
      return f.compile(f.binary(UMIN, x, f.constant(species.broadcast(1))));
    }
    var last = f.constant(species.broadcast(species.elementSize() - 1));
    return f.compile(f.binary(OR, f.binary(ASHR, x, last), f.binary(LSHR, f.unary(NEG, x), last)));
  }

  /** The ones of |x|, in bytes. */
  static MethodHandle bitCount(VectorSpecies<?> species, VectorSpecies<?> bytes, boolean signed) {
    var f = new Formula(1);
    var size = signed ? f.unary(ABS, f.input(0)) : f.input(0);
    var narrow = VectorOperators.Conversion.ofCast(species.elementType(), byte.class);
    return f.compile(f.call(Calls.convert(narrow, bytes), f.unary(BIT_COUNT, size)));
  }

  /** Of int32. */
  static MethodHandle floorDivide(VectorSpecies<?> species, VectorSpecies<?> doubles) {
    var f = new Formula(2);
    return f.compile(zeroForZero(f, species, quotient(f, species, doubles)));
  }

  /** Of int32. */
  static MethodHandle remainder(VectorSpecies<?> species, VectorSpecies<?> doubles) {
    var f = new Formula(2);
    var product = f.binary(MUL, quotient(f, species, doubles), f.input(1));
    return f.compile(zeroForZero(f, species, f.binary(SUB, f.input(0), product)));
  }

  private static Value zeroForZero(Formula f, VectorSpecies<?> species, Value x) {
    var zero = f.constant(species.zero());
    return f.blend(x, zero, f.compare(EQ, f.input(1), zero));
  }

  /** Float64 lanes may be half as many: then two parts make the whole. */
  private static Value quotient(Formula f, VectorSpecies<?> species, VectorSpecies<?> doubles) {
    var low = f.call(Calls.convert(L2I, species, 0), part(f, doubles, 0));
    return doubles.length() == species.length()
        ? low
        : f.binary(OR, low, f.call(Calls.convert(L2I, species, -1), part(f, doubles, 1)));
  }

  /** By float64, where the quotient of two int32 never rounds up to an integer: its floor is the true one. */
  private static Value part(Formula f, VectorSpecies<?> doubles, int part) {
    var widen = Calls.convert(I2D, doubles, part);
    var exact = f.binary(DIV, f.call(widen, f.input(0)), f.call(widen, f.input(1)));
    var bits = f.constant(DoubleVector.broadcast(doubles.check(double.class), INTEGER_BITS));
    var near = f.binary(SUB, f.binary(ADD, exact, bits), bits);
    var one = f.constant(doubles.broadcast(1));
    var floor = f.blend(near, f.binary(SUB, near, one), f.compare(GT, near, exact));
    return f.bits(f.binary(ADD, floor, bits));
  }
}
