package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * fmod, remainder and floor_divide of floats, with the scalar forms' bits. For n, the integer next to |x| / |y|,
 * {@code |x| - n |y|} is a float, which an FMA gives without rounding: it is a multiple of the last place of |y| (or of
 * |x|, if that is the smaller one), and at most |y| / 2, or a little more. Where it is negative, n was one too great.
 */
final class DivisionFormulas extends FloatArithmetic {
  private final Value x = f.input(0);
  private final Value y = f.input(1);
  private final Value b = f.unary(ABS, y);
  private final Value quotient = divide(f.unary(ABS, x), b);
  private final Value shifted = add(quotient, rounder);
  private final Value minus = subtract(rounder, shifted);
  private final Value difference = fma(minus, b, f.unary(ABS, x));
  private final Value isBelow = f.compare(LT, difference, number(0));
  private final Value rest = f.blend(difference, add(difference, b), isBelow);
  private final MethodHandle scalar;

  private DivisionFormulas(VectorSpecies<?> species, MethodHandle scalar) {
    super(species, 2);
    this.scalar = scalar;
  }

  /** {@code (vector, vector) -> vector}; other elements than those of ordinary vectors are left to the scalar form. */
  static MethodHandle fmod(VectorSpecies<?> species, MethodHandle scalar) {
    var it = new DivisionFormulas(species, scalar);
    return it.compile(it.withSign(it.rest, it.x));
  }

  static MethodHandle remainder(VectorSpecies<?> species, MethodHandle scalar) {
    var it = new DivisionFormulas(species, scalar);
    return it.compile(it.withSign(it.f.blend(it.rest, it.subtract(it.b, it.rest), it.isRounded()), it.y));
  }

  static MethodHandle floorDivide(VectorSpecies<?> species, MethodHandle scalar) {
    var it = new DivisionFormulas(species, scalar);
    var f = it.f;
    var one = it.number(1);
    var near = it.subtract(it.shifted, it.rounder);
    var whole = f.blend(near, it.subtract(near, one), it.isBelow);
    return it.compile(it.withSign(f.blend(whole, it.add(whole, one), it.isRounded()), it.signs()));
  }

  /** Whether the floor is not the quotient without its fraction: the signs differ, and something is left. */
  private Value isRounded() {
    var differ = f.compare(LT, f.bits(signs()), integer(0));
    return f.call(Calls.masks("and"), f.call(Calls.castMask(species), differ), f.compare(NE, rest, number(0)));
  }

  /** A float that is negative, or NaN with that sign, where one of x and y is. */
  private Value signs() {
    return f.floats(f.binary(XOR, f.bits(x), f.bits(y)));
  }

  /** Where the quotient is small enough, the scalar form of floor_divide has no error that it would not round off. */
  private MethodHandle compile(Value result) {
    var isSmall = f.compare(LT, quotient, number(wide ? 0x1p49 : 0x1p20));
    var isFinite = f.compare(LT, b, number(Double.POSITIVE_INFINITY));
    var ordinary = f.call(Calls.masks("and"), isSmall, isFinite);
    return f.compile(f.call(Calls.unlessAll(LaneByLane.of(species, scalar)), ordinary, result, x, y));
  }
}
