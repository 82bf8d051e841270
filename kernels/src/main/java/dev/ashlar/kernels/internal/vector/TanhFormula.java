package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SUB;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/**
 * tanh in pieces: leading bits of {@code |x| + offset} choose a polynomial around the middle of the piece. Each table is two vectors, from which one
 * instruction of AVX-512 selects, so there is neither a division nor a gather. The JDK's function takes half as long again in float64, twice as
 * long in float32.
 */
final class TanhFormula {
  private final VectorSpecies<?> species;
  private final VectorSpecies<?> integers;
  private final boolean wide;
  private final Formula f = new Formula(1);

  private TanhFormula(VectorSpecies<?> species) {
    this.species = species;
    this.integers = species.zero().viewAsIntegralLanes().species();
    this.wide = species.elementSize() == Long.SIZE;
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
    var piece = f.binary(LSHR, f.bits(f.binary(ADD, a, number(wide ? 1.5625 : 0.625))), integer(wide ? 50 : 20));
    var distance = f.binary(SUB, a, select(piece, 0));
    int row = (wide ? TanhTables.WIDE.length : TanhTables.NARROW.length) - 1;
    var sum = select(piece, row);
    while (--row > 1) {
      sum = f.ternary(FMA, sum, distance, select(piece, row));
    }
    // in the first piece the polynomial is what a lacks
    var constant = select(piece, 1);
    var near = f.blend(constant, a, f.compare(EQ, constant, f.constant(species.zero())));
    var all = f.ternary(FMA, sum, distance, near);
    var sign = f.binary(AND, f.bits(x), integer(wide ? Long.MIN_VALUE : Integer.MIN_VALUE));
    return f.compile(f.floats(f.binary(OR, f.bits(all), sign)));
  }

  private Value number(double value) {
    return f.constant(FloatFormulas.number(species, value));
  }

  private Value integer(long value) {
    return f.constant(integers.broadcast(value));
  }

  private Value select(Value piece, int row) {
    return f.floats(f.call(Calls.selectFromTwo(), piece, half(row, 0), half(row, species.length())));
  }

  /** Half of a table, as integers: those may be selected by integers. */
  private Value half(int row, int from) {
    Vector<?> elements =
        wide
            ? DoubleVector.fromArray(species.check(double.class), TanhTables.WIDE[row], from)
            : FloatVector.fromArray(species.check(float.class), TanhTables.NARROW[row], from);
    return f.constant(elements.viewAsIntegralLanes());
  }
}
