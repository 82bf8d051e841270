package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.NEG;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.ULT;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * floor_divide and remainder of 64-bit integers by float64, which has no vector instruction of its own: where both are
 * below 2^50 in size, their quotient never rounds up to an integer, so its floor is the true one. Vectors with others
 * are left to the scalar form.
 */
final class WideDivision extends FloatArithmetic {
  private static final long SMALL = 1L << 50;

  private final VectorSpecies<?> longs;
  private final boolean signed;
  private final MethodHandle scalar;
  private final Value x = f.input(0);
  private final Value y = f.input(1);
  private final Value rounderBits = integer(Double.doubleToRawLongBits(0x1.8p52));
  private final Value a = toFloat(x);
  private final Value b = toFloat(y);

  private WideDivision(VectorSpecies<?> longs, VectorSpecies<?> doubles, boolean signed, MethodHandle scalar) {
    super(doubles, 2);
    this.longs = longs;
    this.signed = signed;
    this.scalar = scalar;
  }

  /** {@code (vector, vector) -> vector} of int64 or uint64. */
  static MethodHandle floorDivide(
      VectorSpecies<?> longs, VectorSpecies<?> doubles, boolean signed, MethodHandle scalar) {
    var it = new WideDivision(longs, doubles, signed, scalar);
    return it.compile(it.floor());
  }

  /** {@code (vector, vector) -> vector} of int64 or uint64. */
  static MethodHandle remainder(VectorSpecies<?> longs, VectorSpecies<?> doubles, boolean signed, MethodHandle scalar) {
    var it = new WideDivision(longs, doubles, signed, scalar);
    return it.compile(it.fma(it.f.unary(NEG, it.floor()), it.b, it.a));
  }

  private Value floor() {
    var exact = divide(a, b);
    var near = subtract(add(exact, rounder), rounder);
    return f.blend(near, subtract(near, number(1)), f.compare(GT, near, exact));
  }

  private Value toFloat(Value integer) {
    return subtract(f.floats(f.binary(ADD, integer, rounderBits)), rounder);
  }

  private MethodHandle compile(Value result) {
    var zero = integer(0);
    var whole = f.binary(SUB, f.bits(add(result, rounder)), rounderBits);
    var defined = f.blend(whole, zero, f.compare(EQ, y, zero));
    var ordinary = f.call(Calls.masks("and"), isSmall(x), isSmall(y));
    return f.compile(f.call(Calls.unlessAll(LaneByLane.of(longs, scalar)), ordinary, defined, x, y));
  }

  private Value isSmall(Value integer) {
    return signed
        ? f.compare(ULT, f.binary(ADD, integer, integer(SMALL)), integer(2 * SMALL))
        : f.compare(ULT, integer, integer(SMALL));
  }
}
