package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT64;
import static dev.ashlar.datashape.DType.INT32;
import static dev.ashlar.datashape.DType.INT64;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;

/** Sorting and searching in order; sorted copies, as NumPy makes them. */
final class SortingRows implements RowSource {
  private static final String FAMILY = "sorting";
  private static final double BAR = .6;
  private static final double RANDOM_BAR = .3;
  private static final long BIG = 1_000_000;

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long n : sizes.or(1_000, BIG)) {
      for (var fill : List.of(Fill.UNIFORM, Fill.SORTED, Fill.REVERSED, Fill.FEW)) {
        rows.add(sort(FLOAT64, fill, n).quickIf(n == BIG && fill == Fill.UNIFORM).build());
        rows.add(sort(INT32, fill, n).quickIf(n == BIG && fill == Fill.UNIFORM).build());
        rows.add(
            input("argsort " + name(fill), FLOAT64, fill, n)
                .out(INT64, n)
                .bar(bar(fill, n))
                .quickIf(n == BIG && fill == Fill.UNIFORM)
                .spelled(Dialect.TORCH, "a.argSort()")
                .ashlar("Sorting.argsort(a)")
                .numpy("np.argsort(a)")
                .build());
      }
      rows.add(input("sort stable", FLOAT64, Fill.UNIFORM, n).out(FLOAT64, n).bar(1).ashlar("Sorting.sort(a)")
          .numpy("np.sort(a, kind='stable')").build());
      rows.add(
          input("argsort stable", FLOAT64, Fill.UNIFORM, n).out(INT64, n).bar(1).ashlar("Sorting.argsort(a)")
          .numpy("np.argsort(a, kind='stable')").build());
      rows.add(
          input("partition", FLOAT64, Fill.UNIFORM, n).out(FLOAT64, n).ashlar("Sorting.partition(a, 0, n / 2)")
          .numpy("np.partition(a, " + n / 2 + ")").build());
      rows.add(
          input("searchsorted", FLOAT64, Fill.SORTED, n)
              .input("v", n)
              .out(INT64, n)
              .ashlar("Searching.searchsorted(a, v, false)")
              .numpy("np.searchsorted(a, v)")
              .build());
    }
    return rows;
  }

  private static Row.Builder sort(DType dtype, Fill fill, long n) {
    return input("sort " + name(fill), dtype, fill, n).out(dtype, n).bar(bar(fill, n))
        .spelled(Dialect.TORCH, "a.sort()").ashlar("Sorting.sort(a)").numpy("np.sort(a)");
  }

  private static double bar(Fill fill, long n) {
    return fill == Fill.UNIFORM && n == BIG ? RANDOM_BAR : BAR;
  }

  private static Row.Builder input(String op, DType dtype, Fill fill, long n) {
    return Row.of(FAMILY, op, dtype, n).input("a", dtype, fill, -1e6, 1e6, n);
  }

  private static String name(Fill fill) {
    return fill == Fill.UNIFORM ? "random" : fill.text();
  }
}
