package dev.ashlar.kernels.internal.vector;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.SUB;
import static jdk.incubator.vector.VectorOperators.ULT;

import dev.ashlar.kernels.internal.vector.Formula.Value;
import java.lang.invoke.MethodHandle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Logarithms by tables: a number is {@code 2^k z}, with z between .734 and 1.469 in one of 16 pieces (32 for float32),
 * and z times the reciprocal of a point in its piece is {@code 1 + r}, where r is exact and small; for
 * {@code log(1 + r)} there is a short series. In the piece around 1 that point is 1, so that nothing cancels. There is
 * no division, and few steps wait for others.
 */
final class TableLogarithm extends FloatArithmetic {
  /** To which base, with its tables: the points' logarithms and what these lack. */
  static final class Base {
    static final Base NATURAL =
        new Base(1, LogTables.WIDE_NATURAL, LogTables.WIDE_NATURAL_LOST, LogTables.WIDE_NATURAL_SERIES);
    static final Base BINARY =
        new Base(1, LogTables.WIDE_BINARY, LogTables.WIDE_BINARY_LOST, LogTables.WIDE_BINARY_SERIES);
    static final Base DECIMAL =
        new Base(0.5, LogTables.WIDE_DECIMAL, LogTables.WIDE_DECIMAL_LOST, LogTables.WIDE_DECIMAL_SERIES);

    /** The leading part of the logarithm of e, with which a product is exact. */
    private final double leading;

    private final double[] points;
    private final double[] pointsLost;
    private final double[] series;

    private Base(double leading, double[] points, double[] pointsLost, double[] series) {
      this.leading = leading;
      this.points = points;
      this.pointsLost = pointsLost;
      this.series = series;
    }
  }

  private static final long WIDE_START = Double.doubleToRawLongBits(0.734375);
  private static final int NARROW_START = Float.floatToRawIntBits(0.7421875f);

  private final Base base;
  private final Value x = f.input(0);
  private final int fractionBits;
  private final int indexBits;
  private final long leastNormal;
  private final long infinity;
  private final double[] series;

  private TableLogarithm(Base base, VectorSpecies<?> species) {
    super(species, 1);
    this.base = base;
    this.fractionBits = wide ? 52 : 23;
    this.indexBits = wide ? 4 : 5;
    this.leastNormal = 1L << fractionBits;
    this.infinity =
        wide ? Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) : Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    this.series = wide ? base.series : LogTables.NARROW_BINARY_SERIES;
  }

  /**
   * {@code (vector) -> vector}.
   *
   * @param base 2 for float32
   * @param species of 512 bits
   */
  static MethodHandle of(Base base, VectorSpecies<?> species) {
    var it = new TableLogarithm(base, species);
    var f = it.f;
    // positive, normal and finite
    var above = f.binary(SUB, f.bits(it.x), it.integer(it.leastNormal));
    var ordinary = f.compare(ULT, above, it.integer(it.infinity - it.leastNormal));
    return f.compile(
        f.call(Calls.unlessAll(new TableLogarithm(base, species).ofAll()), ordinary, it.ofNormal(it.x, null), it.x));
  }

  /** For vectors that have an element which is subnormal, 0, negative, infinite or NaN. */
  private MethodHandle ofAll() {
    double doublings = wide ? 54 : 25;
    var small = f.compare(LT, x, number(wide ? Double.MIN_NORMAL : Float.MIN_NORMAL));
    var normal = f.blend(x, multiply(x, number(Math.scalb(1.0, (int) doublings))), small);
    var log = ofNormal(normal, f.blend(number(0), number(doublings), small));
    var positive = f.blend(log, x, f.compare(EQ, x, number(Double.POSITIVE_INFINITY)));
    var known = f.blend(number(Double.NaN), positive, f.compare(GT, x, number(0)));
    return f.compile(f.blend(known, number(Double.NEGATIVE_INFINITY), f.compare(EQ, x, number(0))));
  }

  /**
   * Of numbers that are positive, normal and finite.
   *
   * @param doublings how often they have been doubled; null if not at all
   */
  private Value ofNormal(Value number, @Nullable Value doublings) {
    var bits = f.bits(number);
    var above = f.binary(SUB, bits, integer(wide ? WIDE_START : NARROW_START));
    var scale = f.binary(AND, above, integer(-1L << fractionBits));
    var z = f.floats(f.binary(SUB, bits, scale));
    var index = f.shift(LSHR, above, fractionBits - indexBits);
    var shifted = f.binary(ADD, f.shift(ASHR, above, fractionBits), f.bits(rounder));
    var whole = subtract(f.floats(shifted), rounder);
    var exponent = doublings == null ? whole : subtract(whole, doublings);
    var r = fma(z, wide ? select(index, LogTables.WIDE_RECIPROCALS) : select(index, LogTables.NARROW_RECIPROCALS),
        number(-1));
    var point = wide ? select(index, base.points) : select(index, LogTables.NARROW_BINARY);
    var pointLost = wide ? select(index, base.pointsLost) : select(index, LogTables.NARROW_BINARY_LOST);
    // exact, as is the product
    var first = base == Base.BINARY ? add(exponent, point) : fma(exponent, number(series[0]), point);
    var second = base.leading == 1 ? r : multiply(r, number(base.leading));
    var high = add(first, second);
    var lost = add(subtract(second, subtract(high, first)),
        base == Base.BINARY ? pointLost : fma(exponent, number(series[1]), pointLost));
    var square = multiply(r, r);
    var rest = wide ? wideSeries(r, square) : fma(linear(5, r), square, linear(3, r));
    var small = fma(square, rest, lost);
    return add(high, base == Base.NATURAL ? small : fma(r, number(series[2]), small));
  }

  private Value wideSeries(Value r, Value square) {
    var upper = fma(fma(number(series[11]), square, linear(9, r)), square, linear(7, r));
    return fma(upper, multiply(square, square), fma(linear(5, r), square, linear(3, r)));
  }

  private Value linear(int term, Value r) {
    return fma(number(series[term + 1]), r, number(series[term]));
  }
}
