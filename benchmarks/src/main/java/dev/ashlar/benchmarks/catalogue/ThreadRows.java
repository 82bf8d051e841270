package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT64;

import java.util.ArrayList;
import java.util.List;

/** Two threads over one: the reference is the same work by the caller's thread alone. */
final class ThreadRows implements RowSource {
  private static final String FUSED =
      "lazy(a).times(b).plus(lazy(c).apply(Operations.SIN).div(2)).minus(lazy(d).apply(Operations.ABS).apply(Operations.SQRT)).eval()";

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long n : sizes.or(1_000_000)) {
      rows.add(
          two("a*b+sin(c)/2-sqrt(abs(d))", n, FUSED).input("a", n).input("b", n).input("c", n).input("d", n).bar(.55)
          .quick().build());
    }
    for (long n : sizes.or(10_000_000)) {
      rows.add(two("a+b", n, "a.plus(b)").input("a", n).input("b", n).bar(.9).quick().build());
      rows.add(two("sum", n, "Statistics.sum(a)").input("a", n).build());
    }
    return rows;
  }

  private static Row.Builder two(String op, long n, String expression) {
    return Row.of("threads", op + " by two", FLOAT64, n)
        .threads(2)
        .out(FLOAT64, op.equals("sum") ? 1 : n)
        .ashlar(expression)
        .spelled(Dialect.REFERENCE, expression);
  }
}
