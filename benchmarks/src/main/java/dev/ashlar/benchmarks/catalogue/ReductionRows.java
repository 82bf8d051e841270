package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.BOOL;
import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;
import static dev.ashlar.datashape.DType.INT32;
import static dev.ashlar.datashape.DType.INT64;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;

/** Reductions of everything and along axes. */
final class ReductionRows implements RowSource {
  private static final String FAMILY = "reduction";

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long n : sizes.or(1_000, 100_000, 10_000_000)) {
      var sum = all("sum", FLOAT64, n).loop("double sum = 0; for (int i = 0; i < n; i++) sum += a[i]; out[0] = sum;");
      sum.spelled(Dialect.EJML, "CommonOps_DDRM.elementSum(a)")
          .spelled(Dialect.OJALGO, "a.aggregateAll(Aggregator.SUM)")
          .spelled(Dialect.ND4J, "a.sumNumber()")
          .spelled(Dialect.TORCH, "a.sum()");
      rows.add(n == 1_000 ? sum.build() : sum.bar(n == 100_000 ? .5 : 1.1).quick().build());
    }
    for (long n : sizes.or(100_000, 1_000_000)) {
      rows.add(quick(all("sum", FLOAT32, n).spelled(Dialect.TORCH, "a.sum()").bar(.3), n));
      rows.add(all("sum", INT32, n).build());
      rows.add(all("sum", INT64, n).build());
      rows.add(
          quick(
              all("max", FLOAT64, n)
                  .spelled(Dialect.TORCH, "a.max()")
                  .bar(.85)
                  .loop("double max = a[0]; for (int i = 1; i < n; i++) max = a[i] > max ? a[i] : max; out[0] = max;"),
              n));
      rows.add(all("min", FLOAT64, n).build());
      rows.add(all("max", FLOAT32, n).build());
      rows.add(all("prod", FLOAT64, n).build());
      rows.add(all("mean", FLOAT64, n).build());
      rows.add(all("std", FLOAT64, n).build());
      var variance = all("var", FLOAT64, n);
      rows.add(n == 1_000_000 ? variance.bar(.3).quick().build() : variance.build());
      rows.add(
          quick(
              Row.of(FAMILY, "argmax", FLOAT64, n)
                  .input("a", n)
                  .out(INT64, 1)
                  .bar(.75)
                  .spelled(Dialect.TORCH, "a.argMax()")
                  .ashlar("Searching.argmax(a)")
                  .numpy("np.argmax(a)")
                  .loop("int at = 0; for (int i = 1; i < n; i++) if (a[i] > a[at]) at = i; out[0] = at;"),
              n));
      rows.add(
          Row.of(FAMILY, "count_nonzero", BOOL, n)
              .input("a", n)
              .out(INT64, 1)
              .ashlar("Searching.countNonzero(a)")
              .numpy("np.count_nonzero(a)")
              .build());
    }
    rows.addAll(axes(sizes));
    return rows;
  }

  private static Row.Builder all(String op, DType dtype, long n) {
    return Row.of(FAMILY, op, dtype, n)
        .input("a", n)
        .out(dtype, 1)
        .flops(n)
        .ashlar("Statistics." + op + "(a)")
        .numpy("np." + op + "(a)");
  }

  private static List<Row> axes(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long[] shape : new long[][] {{1_000, 1_000}, {10, 1_000_000}, {1_000_000, 10}}) {
      long n = shape[0] * shape[1];
      if (sizes.has(n)) {
        for (int axis = 0; axis < 2; axis++) {
          var row =
              Row.of(FAMILY, "sum axis " + axis + " of " + shape[0] + "x" + shape[1], FLOAT64, n)
                  .input("a", shape)
                  .out(FLOAT64, shape[1 - axis])
                  .flops(n)
                  .bar(axis == 1 && shape[0] == 10 ? 1.1 : .9)
                  .spelled(Dialect.TORCH, "a.sum(new int[] {" + axis + "})")
                  .ashlar("Statistics.sum(a, Along.axis(" + axis + "))")
                  .numpy("np.sum(a, axis=" + axis + ")");
          rows.add(row.quick().build());
          rows.add(
              Row.of(FAMILY, "max axis " + axis + " of " + shape[0] + "x" + shape[1], FLOAT64, n)
                  .input("a", shape)
                  .out(FLOAT64, shape[1 - axis])
                  .ashlar("Statistics.max(a, Along.axis(" + axis + "))")
                  .numpy("np.max(a, axis=" + axis + ")")
                  .build());
        }
      }
    }
    return rows;
  }

  private static Row quick(Row.Builder row, long n) {
    return n == 100_000 ? row.quick().build() : row.build();
  }
}
