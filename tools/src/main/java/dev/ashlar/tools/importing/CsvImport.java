package dev.ashlar.tools.importing;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.Spelling;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.Progress;
import dev.ashlar.tools.element.Codec;
import dev.ashlar.tools.staging.StagedArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Text tables. One pass finds the types, unless they are given; the next one turns cells into elements. A table with a
 * header becomes an array of records; one without, all of whose columns are numbers, an array of two dimensions.
 */
final class CsvImport {
  private final Path file;
  private final ImportOptions options;
  private final CsvTable table;
  private final Function<String, Progress> bar;

  /**
   * Looks at the first line.
   *
   * @param bar makes the progress of a pass
   */
  CsvImport(Path file, ImportOptions options, Function<String, Progress> bar) throws IOException {
    this.file = file;
    this.options = options;
    this.bar = bar;
    table = new CsvTable(file, options);
  }

  /**
   * What a column becomes, and where it goes in an element.
   *
   * @param field the number in the record; -1 if the column is left out
   */
  private record Plan(DataType element, int[] field, long[] inner, long given) {}

  /** The array, staged in a folder. */
  Staged read(Path folder) throws IOException {
    if (options.datashape().isPresent()) {
      return convert(folder, given(DataTypes.parse(options.datashape().get())));
    }
    try {
      return convert(folder, discovered(false));
    } catch (InputException e) {
      return convert(folder, discovered(true));
    }
  }

  /** An array in files, and its shape. */
  record Staged(StagedArray array, long[] shape) {}

  // ---- types

  private Plan discovered(boolean strict) throws IOException {
    var columns = IntStream.range(0, table.columns()).mapToObj(_ -> new ColumnDiscovery(strict)).toList();
    try (var progress = bar.apply("Finding types")) {
      table.forEach(progress, (cells, _) -> {
        for (int i = 0; i < columns.size(); i++) {
          var cell = cells.get(i);
          if (options.missing().contains(cell)) {
            columns.get(i).addMissing();
          } else {
            columns.get(i).add(cell);
          }
        }
      });
    }
    var types = columns.stream().map(ColumnDiscovery::type).toList();
    var names = table.names();
    if (names == null && types.stream().allMatch(type -> type instanceof DType)) {
      var common = types.stream().map(DType.class::cast).reduce(DataTypes::promote).orElseThrow();
      return new Plan(common, new int[0], types.size() == 1 ? new long[0] : new long[] {types.size()}, -1);
    }
    var fields = names != null ? names : IntStream.range(0, types.size()).mapToObj(i -> "f" + i).toList();
    return new Plan(new RecordType(fields, types, false), IntStream.range(0, types.size()).toArray(), new long[0], -1);
  }

  private Plan given(DataType type) {
    var dims = type.dims();
    long rows = !dims.isEmpty() && dims.getFirst() instanceof Dim.Fixed(long extent) ? extent : -1;
    if (type.dtype() instanceof RecordType record) {
      if (dims.size() > 1) {
        throw new InputException(type + " has " + dims.size() + " dimensions, and a table of records has one");
      }
      return new Plan(record, places(record), new long[0], rows);
    }
    var inner = dims.size() < 2 ? table.columns() == 1 ? new long[0] : new long[] {table.columns()}
        : dims.subList(1, dims.size()).stream().mapToLong(dim -> extent(type, dim)).toArray();
    long cells = Arrays.stream(inner).reduce(1, (a, b) -> a * b);
    if (cells != table.columns()) {
      throw new InputException(
          type + " has " + cells + " elements in a row, and " + file + " has " + table.columns() + " columns");
    }
    return new Plan(type.dtype(), new int[0], inner, rows);
  }

  private static long extent(DataType type, Dim dim) {
    if (dim instanceof Dim.Fixed(long extent)) {
      return extent;
    }
    throw new InputException(type + ": the extent of every dimension but the first must be a number");
  }

  /** Columns go to the fields of their names; where the names are others, or none, to the fields in their order. */
  private int[] places(RecordType record) {
    var names = table.names();
    if (names != null && names.containsAll(record.names())) {
      return names.stream().mapToInt(record.names()::indexOf).toArray();
    }
    if (table.columns() == record.names().size()
        && (names == null || record.names().stream().noneMatch(names::contains))) {
      return IntStream.range(0, table.columns()).toArray();
    }
    if (names == null) {
      throw new InputException(
          "the type has " + record.names().size() + " fields, and " + file + " has " + table.columns() + " columns");
    }
    var unknown = record.names().stream().filter(name -> !names.contains(name)).findFirst().orElseThrow();
    throw new InputException(file + " has no column '" + unknown + "'" + Spelling.hint(unknown, names) + " (it has "
        + String.join(", ", names) + ")");
  }

  // ---- elements

  private Staged convert(Path folder, Plan plan) throws IOException {
    var staged = new StagedArray(folder, plan.element());
    try (var progress = bar.apply("Converting")) {
      boolean records = plan.element() instanceof RecordType;
      table.forEach(progress, records ? recordSink(staged, plan) : cellSink(staged));
      return new Staged(staged, shape(staged, plan));
    } catch (IOException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  private long[] shape(StagedArray staged, Plan plan) {
    long inRow = Arrays.stream(plan.inner()).reduce(1, (a, b) -> a * b);
    var shape = new long[1 + plan.inner().length];
    shape[0] = inRow == 0 ? 0 : staged.count() / inRow;
    System.arraycopy(plan.inner(), 0, shape, 1, plan.inner().length);
    if (plan.given() >= 0 && plan.given() != shape[0]) {
      throw new InputException(file + " has " + shape[0] + " rows, and the type says " + plan.given());
    }
    return shape;
  }

  private CsvTable.RowSink recordSink(StagedArray staged, Plan plan) {
    var record = (RecordType) plan.element();
    var offsets = record.layout().offsets();
    List<@Nullable Codec> codecs = new ArrayList<>();
    for (int field : plan.field()) {
      codecs.add(field < 0 ? null : Codec.of(record.types().get(field)));
    }
    return (cells, line) -> {
      for (int i = 0; i < cells.size(); i++) {
        var codec = codecs.get(i);
        if (codec != null) {
          int field = plan.field()[i];
          write(codec, cells.get(i), staged, offsets[field], line, record.names().get(field));
        }
      }
      staged.append();
    };
  }

  private CsvTable.RowSink cellSink(StagedArray staged) {
    return (cells, line) -> {
      for (int i = 0; i < cells.size(); i++) {
        write(staged.codec(), cells.get(i), staged, 0, line, String.valueOf(i + 1));
        staged.append();
      }
    };
  }

  private void write(Codec codec, String cell, StagedArray staged, long offset, long line, String column) {
    boolean missing = cell.isBlank() || options.missing().contains(cell);
    try {
      codec.write(missing && codec.mayBeMissing() ? null : cell, staged.element(), offset, staged);
    } catch (InputException e) {
      throw new InputException(file + ", line " + line + ", column " + column + ": "
          + (missing ? "the cell is empty, and its type is no option (?T)" : e.getMessage()), e);
    }
  }
}
