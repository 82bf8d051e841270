package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHR;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;

/**
 * tanh in pieces: leading bits of {@code |x| + offset} choose a polynomial around the middle of the piece. Each table
 * is two vectors, from which one instruction of AVX-512 selects, so there is neither a division nor a gather. The JDK's
 * function takes half as long again in float64, twice as long in float32.
 */
final class TanhFormula extends FloatArithmetic {
  private TanhFormula(VectorSpecies<?> species) {
    super(species, 1);
  }

  /**
   * {@code (vector) -> vector}.
   *
   * @param species of 512 bits
   */
  static MethodHandle of(VectorSpecies<?> species) {
    return new TanhFormula(species).compose();
  }

  private MethodHandle compose() {
    var x = f.input(0);
    var size = f.unary(ABS, x);
    // from here on the result is 1; NaN passes
    var end = number(wide ? 22 : 9.37);
    var a = f.blend(size, end, f.compare(GT, size, end));
    var piece = f.binary(LSHR, f.bits(add(a, number(wide ? 1.5625 : 0.625))), integer(wide ? 50 : 20));
    var distance = subtract(a, row(piece, 0));
    int row = (wide ? TanhTables.WIDE.length : TanhTables.NARROW.length) - 1;
    var sum = row(piece, row);
    while (--row > 1) {
      sum = fma(sum, distance, row(piece, row));
    }
    // in the first piece the polynomial is what a lacks
    var constant = row(piece, 1);
    var near = f.blend(constant, a, f.compare(EQ, constant, f.constant(species.zero())));
    var all = fma(sum, distance, near);
    return f.compile(withSign(all, x));
  }

  private Value row(Value piece, int row) {
    return wide ? select(piece, TanhTables.WIDE[row]) : select(piece, TanhTables.NARROW[row]);
  }
}
