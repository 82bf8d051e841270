package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;
import static dev.ashlar.datashape.DType.INT32;
import static dev.ashlar.datashape.DType.INT64;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adding and multiplying contiguous arrays of all sizes: into fresh memory of a scope, of the collector, and into a
 * given array.
 */
final class ContiguousRows implements RowSource {
  private static final String FAMILY = "elementwise";

  /** Ratios to NumPy's time that a fresh sum of two arrays is meant to stay below. */
  private static final Map<Long, Double> SCOPED =
      Map.of(10L, .15, 1_000L, .35, 10_000L, .95, 1_000_000L, 1.1, 10_000_000L, .75);

  private static final Map<Long, Double> COLLECTED = Map.of(10L, .3, 1_000L, 1.3, 100_000L, 2.0);

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long n : sizes.or(4, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 16_000_000)) {
      rows.add(
          quick(
              add("add", FLOAT64, n)
                  .ashlar("a.plus(b)")
                  .arithmetic("a + b")
                  .spelled(Dialect.EJML, "CommonOps_DDRM.add(a, b, (DMatrixRMaj) null)")
                  .spelled(Dialect.OJALGO, "a.add(b).collect(R064Store.FACTORY)")
                  .spelled(Dialect.ND4J, "a.add(b)")
                  .spelled(Dialect.TORCH, "a.add(b)")
                  .bar(SCOPED.getOrDefault(n, Double.NaN)),
              sizes,
              n));
    }
    for (long n : sizes.or(10, 1_000, 100_000, 1_000_000)) {
      rows.add(
          add("add-collected", FLOAT64, n)
              .collected("a.plus(b)")
              .arithmetic("a + b")
              .bar(COLLECTED.getOrDefault(n, Double.NaN))
              .build());
    }
    for (long n : sizes.or(10, 1_000, 100_000, 1_000_000)) {
      rows.add(
          quick(
              add("add-into", FLOAT64, n)
                  .input("o", FLOAT64, Fill.ZERO, 0, 0, n)
                  .reading(2 * n * FLOAT64.itemsize())
                  .ashlar("Elementwise.add(a, b, o)")
                  .numpy("np.add(a, b, out=o)"),
              sizes,
              n));
    }
    for (var dtype : List.of(FLOAT32, INT32, INT64, DType.INT16, DType.UINT8, DType.FLOAT16, DType.COMPLEX128)) {
      for (long n : sizes.or(1_000, 100_000)) {
        var row = elementwise(add("add", dtype, n), dtype).ashlar("a.plus(b)").arithmetic("a + b");
        rows.add((dtype == DType.COMPLEX128 ? row : row.spelled(Dialect.TORCH, "a.add(b)")).build());
      }
    }
    for (long n : sizes.or(100_000)) {
      rows.add(
          Row.of(FAMILY, "add-misaligned", FLOAT64, n)
              .input("a", n + 1)
              .input("b", n + 1)
              .out(FLOAT64, n)
              .flops(n)
              .ashlar("a.get(from(1)).plus(b.get(from(1)))")
              .numpy("a[1:] + b[1:]")
              .loop("for (int i = 0; i < n; i++) out[i] = a[i + 1] + b[i + 1];")
              .build());
    }
    return rows;
  }

  private static Row.Builder add(String op, DType dtype, long n) {
    return elementwise(Row.of(FAMILY, op, dtype, n).input("a", n).input("b", n).out(dtype, n).flops(n), dtype);
  }

  private static Row.Builder elementwise(Row.Builder row, DType dtype) {
    return switch (dtype) {
      case FLOAT64, FLOAT32, INT32, INT64 -> row.loop("for (int i = 0; i < n; i++) out[i] = a[i] + b[i];");
      default -> row;
    };
  }

  private static Row quick(Row.Builder row, Sizes sizes, long n) {
    return sizes.isQuick(n, 10, 1_000, 10_000, 1_000_000, 10_000_000) ? row.quick().build() : row.build();
  }
}
