package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * log2 of float32: the exponent of the nearest power of two, and of the rest 1 + f, between the roots of 1/2 and 2,
 * {@code 1.5 f + f * polynomial(f)}. Powers of two have their exponents exactly.
 */
final class NarrowLog2 extends FloatArithmetic {
  /** Of {@code log2(1 + f) / f - 1.5}. */
  private static final double[] SERIES = {
    -0x1.d57136p-5, -0x1.715476p-1, 0x1.ec708p-2, -0x1.7154b2p-2, 0x1.27805cp-2, -0x1.ec6fc6p-3, 0x1.a3ec04p-3,
    -0x1.6efd8cp-3, 0x1.60f532p-3, -0x1.57594ap-3, 0x1.8460b2p-4
  };

  private static final int FRACTION_BITS = 23;
  private static final int ONE = Float.floatToRawIntBits(1);
  private static final int ROOT_HALF = 0x3F35_04F3;
  private static final int EXPONENT = 0xFF80_0000;

  /** By how many doublings a subnormal number is made normal. */
  private static final int DOUBLINGS = 25;

  private NarrowLog2(VectorSpecies<?> species) {
    super(species, 1);
  }

  /** {@code (vector) -> vector}. */
  static MethodHandle of(VectorSpecies<?> species) {
    return new NarrowLog2(species).compose();
  }

  private MethodHandle compose() {
    var x = f.input(0);
    var zero = number(0);
    var infinity = number(Float.POSITIVE_INFINITY);
    var small = f.compare(LT, x, number(Float.MIN_NORMAL));
    var normal = f.blend(x, multiply(x, number(1 << DOUBLINGS)), small);
    var biased = add(f.bits(normal), integer(ONE - ROOT_HALF));
    // 23 bits beside the exponent make it a float
    float bias = 0x1p23f + Float.MAX_EXPONENT;
    var shifted =
        f.binary(OR, f.binary(LSHR, biased, integer(FRACTION_BITS)), integer(Float.floatToRawIntBits(0x1p23f)));
    var exponent = subtract(f.floats(shifted), f.blend(number(bias), number(bias + DOUBLINGS), small));
    var scale = f.binary(AND, biased, integer(EXPONENT));
    var significand = f.floats(add(subtract(f.bits(normal), scale), integer(ONE)));
    var fraction = subtract(significand, number(1));
    var series = polynomial(SERIES, fraction);
    var first = add(exponent, fraction);
    var firstLost = subtract(fraction, subtract(first, exponent));
    var half = multiply(fraction, number(0.5f));
    var sum = add(first, half);
    var lost = add(subtract(half, subtract(sum, first)), firstLost);
    var log = add(sum, fma(fraction, series, lost));
    var positive = f.blend(log, x, f.compare(EQ, x, infinity));
    var known = f.blend(number(Float.NaN), positive, f.compare(GT, x, zero));
    return f.compile(f.blend(known, number(Float.NEGATIVE_INFINITY), f.compare(EQ, x, zero)));
  }
}
