package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Operands that are broadcast, strided or transposed. */
final class LayoutRows implements RowSource {
  private static final String FAMILY = "layout";
  private static final double BAR = .9;
  private static final Set<String> BARRED = Set.of("a.T + b", "a[:, ::2] + b", "a + row", "a + column");

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long side : new long[] {1_000, 4_000}) {
      if (sizes.has(side * side)) {
        rows.add(
            square("a.T + b", side)
                .input("a", side, side)
                .input("b", side, side)
                .ashlar("a.transpose().plus(b)")
                .numpy("a.T + b")
                .loop(loop(side, side, "a[j * " + side + " + i] + b[i * " + side + " + j]"))
                .build());
        rows.add(
            square("a[:, ::2] + b", side)
                .input("a", side, 2 * side)
                .input("b", side, side)
                .reading(2 * side * side * FLOAT64.itemsize())
                .ashlar("a.get(all(), step(2)).plus(b)")
                .numpy("a[:, ::2] + b")
                .loop(loop(side, side, "a[i * " + 2 * side + " + 2 * j] + b[i * " + side + " + j]"))
                .build());
        rows.add(
            square("a + row", side)
                .input("a", side, side)
                .input("row", side)
                .ashlar("a.plus(row)")
                .numpy("a + row")
                .spelled(Dialect.TORCH, "a.add(row)")
                .loop(loop(side, side, "a[i * " + side + " + j] + row[j]"))
                .build());
        rows.add(
            square("a + column", side)
                .input("a", side, side)
                .input("column", side, 1)
                .ashlar("a.plus(column)")
                .numpy("a + column")
                .spelled(Dialect.TORCH, "a.add(column)")
                .loop(loop(side, side, "a[i * " + side + " + j] + column[i]"))
                .build());
        rows.add(
            square("a + 1", side).input("a", side, side).ashlar("a.plus(1)").numpy("a + 1").build());
        rows.add(
            square("copy of a.T", side)
                .input("a", side, side)
                .ashlar("a.transpose().copy()")
                .numpy("a.T.copy()")
                .loop(loop(side, side, "a[j * " + side + " + i]"))
                .build());
        rows.add(
            square("a[::-1] + b", side)
                .input("a", side, side)
                .input("b", side, side)
                .ashlar("a.get(step(-1)).plus(b)")
                .numpy("a[::-1] + b")
                .build());
      }
    }
    if (sizes.has(300_000)) {
      rows.add(points("points - point").input("b", 3).build());
      rows.add(points("points - column").input("b", 100_000, 1).build());
    }
    if (sizes.has(1_000_000)) {
      rows.add(
          Row.of(FAMILY, "a.T + b", FLOAT32, 1_000_000)
              .input("a", 1_000, 1_000)
              .input("b", 1_000, 1_000)
              .out(FLOAT32, 1_000, 1_000)
              .ashlar("a.transpose().plus(b)")
              .numpy("a.T + b")
              .build());
    }
    return rows;
  }

  /** A hundred thousand short rows. */
  private static Row.Builder points(String op) {
    return Row.of(FAMILY, op, FLOAT64, 300_000)
        .input("a", 100_000, 3)
        .out(FLOAT64, 100_000, 3)
        .flops(300_000)
        .ashlar("a.minus(b)")
        .numpy("a - b");
  }

  private static Row.Builder square(String op, long side) {
    return Row.of(FAMILY, op, FLOAT64, side * side)
        .out(FLOAT64, side, side)
        .flops(side * side)
        .bar(BARRED.contains(op) ? BAR : Double.NaN);
  }

  private static String loop(long rows, long columns, String element) {
    return "for (int i = 0; i < %d; i++) for (int j = 0; j < %d; j++) out[i * %d + j] = %s;"
        .formatted(rows, columns, columns, element);
  }
}
