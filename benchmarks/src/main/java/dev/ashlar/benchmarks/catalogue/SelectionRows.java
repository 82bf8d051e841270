package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.BOOL;
import static dev.ashlar.datashape.DType.FLOAT64;
import static dev.ashlar.datashape.DType.INT64;

import java.util.ArrayList;
import java.util.List;

/** Comparing, choosing, and picking elements. */
final class SelectionRows implements RowSource {
  private static final String FAMILY = "selection";

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long n : sizes.or(100_000)) {
      rows.add(
          Row.of(FAMILY, "less", FLOAT64, n)
              .input("a", n)
              .input("b", n)
              .out(BOOL, n)
              .bar(.95)
              .quick()
              .spelled(Dialect.TORCH, "a.lt(b)")
              .ashlar("a.less(b)")
              .numpy("a < b")
              .loop("for (int i = 0; i < n; i++) out[i] = a[i] < b[i];")
              .build());
      rows.add(
          Row.of(FAMILY, "where", FLOAT64, n)
              .input("m", BOOL, Fill.UNIFORM, 0, 2, n)
              .input("a", n)
              .input("b", n)
              .out(FLOAT64, n)
              .bar(.3)
              .quick()
              .spelled(Dialect.TORCH, "NDArrays.where(m, a, b)")
              .ashlar("Searching.where(m, a, b)")
              .numpy("np.where(m, a, b)")
              .loop("for (int i = 0; i < n; i++) out[i] = m[i] ? a[i] : b[i];")
              .build());
      rows.add(
          Row.of(FAMILY, "compress", FLOAT64, n)
              .input("a", n)
              .input("m", BOOL, Fill.UNIFORM, 0, 2, n)
              .out(FLOAT64, n / 2)
              .bar(.2)
              .quick()
              .ashlar("Indexing.compress(m, a, 0)")
              .numpy("a[m]")
              .build());
      rows.add(
          Row.of(FAMILY, "take", FLOAT64, n)
              .input("a", n)
              .input("k", INT64, Fill.UNIFORM, 0, (double) n, n)
              .out(FLOAT64, n)
              .bar(1.0)
              .quick()
              .ashlar("Indexing.take(a, k)")
              .numpy("np.take(a, k)")
              .build());
      rows.add(
          Row.of(FAMILY, "cumulative sum", FLOAT64, n)
              .input("a", n)
              .out(FLOAT64, n)
              .bar(.2)
              .quick()
              .spelled(Dialect.TORCH, "a.cumSum(0)")
              .ashlar("Statistics.cumulativeSum(a)")
              .numpy("np.cumsum(a)")
              .loop("double sum = 0; for (int i = 0; i < n; i++) { sum += a[i]; out[i] = sum; }")
              .build());
    }
    return rows;
  }
}
