package dev.ashlar.benchmarks.catalogue;

import java.util.List;

/**
 * Rows of the comparison. Those of the library are in {@link Catalogue};
 * {@code ./ashlar bench --with CLASS --class-path PATH} adds those of any other class that implements this and has a
 * public constructor without parameters.
 *
 * {@snippet :
 * public final class MyRows implements RowSource {
 *   public List<Row> rows(Sizes sizes) {
 *     return List.of(
 *         Row.of("mine", "smooth", DType.FLOAT64, 100_000)
 *             .input("a", 100_000)
 *             .out(DType.FLOAT64, 99_999)
 *             .ashlar("a.get(from(1)).plus(a.get(until(-1))).times(0.5)")
 *             .numpy("(a[1:] + a[:-1]) * 0.5")
 *             .loop("for (int i = 0; i < n - 1; i++) out[i] = (a[i + 1] + a[i]) * 0.5;")
 *             .build());
 *   }
 * }
 * }
 */
public interface RowSource {
  /**
   * The rows.
   *
   * @param sizes which sizes to make them in
   */
  List<Row> rows(Sizes sizes);
}
