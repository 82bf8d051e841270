package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT64;

import java.util.ArrayList;
import java.util.List;

/** What costs a fixed time: views, single elements, new arrays, scopes, and reading a type. */
final class SmallRows implements RowSource {
  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    if (sizes.has(1_000)) {
      rows.add(
          Row.of("indexing", "getDouble", FLOAT64, 1_000)
              .input("a", 1_000)
              .collected("a.getDouble(500)")
              .numpy("a[500]")
              .build());
      rows.add(
          Row.of("indexing", "slice", FLOAT64, 1_000)
              .input("a", 1_000)
              .collected("a.get(slice(10, 900))")
              .numpy("a[10:900]")
              .build());
      rows.add(
          Row.of("indexing", "transpose", FLOAT64, 1_000)
              .input("a", 25, 40)
              .collected("a.transpose()")
              .numpy("a.T")
              .build());
      rows.add(
          Row.of("indexing", "reshape", FLOAT64, 1_000)
              .input("a", 25, 40)
              .collected("a.reshape(40, 25)")
              .numpy("a.reshape(40, 25)")
              .build());
    }
    for (long n : sizes.or(10, 1_000, 1_000_000)) {
      rows.add(
          Row.of("allocation", "empty", FLOAT64, n)
              .ashlar("Creation.empty(DType.FLOAT64, " + n + ").size()")
              .numpy("np.empty(" + n + ").size")
              .build());
      rows.add(
          Row.of("allocation", "zeros", FLOAT64, n)
              .out(FLOAT64, n)
              .ashlar("Creation.zeros(DType.FLOAT64, " + n + ")")
              .numpy("np.zeros(" + n + ")")
              .build());
    }
    if (sizes.has(10)) {
      rows.add(
          Row.of("allocation", "open and close a scope", FLOAT64, 10)
              .ashlar("Boolean.TRUE")
              .build());
      rows.add(
          Row.of("datashape", "parse an array type", FLOAT64, 10)
              .collected("DataTypes.parse(\"3 * 4 * float64\").toString().length()")
              .build());
      rows.add(
          Row.of("datashape", "parse a record", FLOAT64, 10)
              .collected("DataTypes.parse(\"10 * {x: int32, y: ?float64, name: string, when: datetime}\").toString().length()")
              .build());
    }
    return rows;
  }
}
