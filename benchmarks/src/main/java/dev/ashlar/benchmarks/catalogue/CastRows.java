package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.BOOL;
import static dev.ashlar.datashape.DType.FLOAT16;
import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;
import static dev.ashlar.datashape.DType.INT16;
import static dev.ashlar.datashape.DType.INT32;
import static dev.ashlar.datashape.DType.INT64;
import static dev.ashlar.datashape.DType.INT8;
import static dev.ashlar.datashape.DType.UINT8;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;

/** Conversions between dtypes. */
final class CastRows implements RowSource {
  /** A conversion that has a bar. */
  private record Cast(DType from, DType to, double bar) {}

  private static final List<Cast> BARRED =
      List.of(
          new Cast(INT32, FLOAT64, 1.0),
          new Cast(FLOAT64, FLOAT32, 1.0),
          new Cast(UINT8, FLOAT32, .5),
          new Cast(FLOAT16, FLOAT32, .1),
          new Cast(FLOAT32, FLOAT16, .1));

  private static final List<Cast> OTHERS =
      List.of(
          new Cast(FLOAT64, INT32, Double.NaN),
          new Cast(FLOAT64, INT64, Double.NaN),
          new Cast(INT64, FLOAT64, Double.NaN),
          new Cast(FLOAT32, FLOAT64, Double.NaN),
          new Cast(INT32, INT64, Double.NaN),
          new Cast(INT64, INT32, Double.NaN),
          new Cast(INT16, INT32, Double.NaN),
          new Cast(FLOAT32, INT8, Double.NaN),
          new Cast(FLOAT64, BOOL, Double.NaN),
          new Cast(BOOL, FLOAT64, Double.NaN));

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (long n : sizes.or(100_000)) {
      BARRED.forEach(cast -> rows.add(row(cast, n).quick().build()));
      OTHERS.forEach(cast -> rows.add(row(cast, n).build()));
    }
    return rows;
  }

  private static Row.Builder row(Cast cast, long n) {
    var row =
        Row.of("cast", "to " + cast.to().standardName(), cast.from(), n)
            .input("a", n)
            .out(cast.to(), n)
            .bar(cast.bar())
            .ashlar("a.astype(DType." + cast.to().name() + ")")
            .numpy("a.astype(np." + (cast.to() == BOOL ? "bool_" : cast.to().standardName()) + ")");
    return hasLoop(cast)
        ? row.loop("for (int i = 0; i < n; i++) out[i] = (" + (cast.to() == FLOAT64 ? "double" : "float") + ") a[i];")
        : row;
  }

  /** Java and C have no float16 in common, and Java no unsigned bytes. */
  private static boolean hasLoop(Cast cast) {
    return (cast.to() == FLOAT64 || cast.to() == FLOAT32)
        && (cast.from() == INT32 || cast.from() == INT64 || cast.from() == FLOAT64 || cast.from() == FLOAT32);
  }
}
