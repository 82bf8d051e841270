package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT64;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;

/** Expressions of several operations, evaluated in one pass. */
final class FusionRows implements RowSource {
  private static final String FAMILY = "fusion";

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long n : sizes.or(1_000, 1_000_000, 10_000_000)) {
      var warm =
          expression("a*b+sin(c)/2-sqrt(abs(d))", n)
              .ashlar(
                  "lazy(a).times(b).plus(lazy(c).apply(Operations.SIN).div(2))"
                      + ".minus(lazy(d).apply(Operations.ABS).apply(Operations.SQRT)).eval()")
              .loop("for (int i = 0; i < n; i++) out[i] = a[i] * b[i] + sin(c[i]) / 2 - sqrt(abs(d[i]));");
      rows.add(n == 1_000_000 || !sizes.chosen().isEmpty() ? warm.bar(.12).quick().build() : warm.build());
      rows.add(
          expression("a*b+sin(c)/2-sqrt(abs(d)) eager", n)
              .ashlar(
                  "a.times(b).plus(Elementwise.sin(c).div(2)).minus(Elementwise.sqrt(Elementwise.abs(d)))")
              .build());
      rows.add(
          Row.of(FAMILY, "a*b+c/2-sqrt(abs(d))", FLOAT64, n)
              .input("a", n)
              .input("b", n)
              .input("c", n)
              .input("d", n)
              .out(FLOAT64, n)
              .flops(6 * n)
              .ashlar("lazy(a).times(b).plus(lazy(c).div(2)).minus(lazy(d).apply(Operations.ABS).apply(Operations.SQRT)).eval()")
              .arithmetic("a * b + c / 2 - np.sqrt(np.abs(d))")
              .loop("for (int i = 0; i < n; i++) out[i] = a[i] * b[i] + c[i] / 2 - sqrt(abs(d[i]));")
              .build());
      rows.add(
          Row.of(FAMILY, "sum(a*b)", FLOAT64, n)
              .input("a", n)
              .input("b", n)
              .out(FLOAT64, 1)
              .flops(2 * n)
              .ashlar("lazy(a).times(b).sum()")
              .arithmetic("np.sum(a * b)")
              .loop("double sum = 0; for (int i = 0; i < n; i++) sum += a[i] * b[i]; out[0] = sum;")
              .build());
      rows.add(
          Row.of(FAMILY, "where(a>b,sqrt(i)*a,b)", FLOAT64, n)
              .input("a", n)
              .input("b", n)
              .input("k", DType.INT32, Fill.UNIFORM, 0, 100, n)
              .out(FLOAT64, n)
              .ashlar(
                  "lazy(a).greater(lazy(b)).where(lazy(k).astype(DType.FLOAT64).apply(Operations.SQRT).times(a), lazy(b)).eval()")
              .arithmetic("np.where(a > b, np.sqrt(k) * a, b)")
              .loop("for (int i = 0; i < n; i++) out[i] = a[i] > b[i] ? sqrt(k[i]) * a[i] : b[i];")
              .build());
    }
    for (long n : sizes.or(1_000_000)) {
      rows.add(
          expression("first six evaluations", n)
              .cold()
              .quick()
              .bar(.6)
              .ashlar("FreshExpression.evaluateSixTimes(a, b, c, d)")
              .numpy("[a * b + np.sin(c) / 2 - np.sqrt(np.abs(d)) for _ in range(6)][-1]")
              .build());
    }
    return rows;
  }

  private static Row.Builder expression(String name, long n) {
    return Row.of(FAMILY, name, FLOAT64, n)
        .input("a", n)
        .input("b", n)
        .input("c", n)
        .input("d", n)
        .out(FLOAT64, n)
        .arithmetic("a * b + np.sin(c) / 2 - np.sqrt(np.abs(d))");
  }
}
