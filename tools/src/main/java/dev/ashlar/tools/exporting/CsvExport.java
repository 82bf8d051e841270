package dev.ashlar.tools.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.element.JsonValues;
import dev.ashlar.tools.element.PlainText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text tables. Records are lines below a header, fields of records within them columns named {@code outer.inner}; other
 * elements of two dimensions are lines without a header, of one dimension a line each. Lists inside an element are JSON
 * in one cell. Missing values are empty cells, empty strings are {@code ""}.
 */
final class CsvExport {
  private CsvExport() {}

  static void write(Path file, HeapArray values) throws IOException {
    var array = values.array();
    boolean records = array.dtype() instanceof RecordType;
    if (array.ndim() > (records ? 1 : 2)) {
      throw new InputException("a CSV file has lines and cells, and " + array.datashape()
          + " has more dimensions; export a part of it, such as STORE:NAME[0], or .json or .npy");
    }
    try (BufferedWriter text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        var csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(text)) {
      if (records) {
        csv.writeRecord(columns("", (RecordType) array.dtype()));
      }
      long width = records || array.ndim() < 2 ? 1 : array.shape(1);
      var line = new ArrayList<@Nullable String>();
      values.forEach(value -> {
        cells(array.dtype(), value, line);
        if (records || line.size() == width) {
          csv.writeRecord(line);
          line.clear();
        }
      });
    }
  }

  private static List<String> columns(String prefix, RecordType record) {
    var columns = new ArrayList<String>();
    for (int i = 0; i < record.names().size(); i++) {
      var name = prefix + record.names().get(i);
      if (record.types().get(i) instanceof RecordType inner) {
        columns.addAll(columns(name + ".", inner));
      } else {
        columns.add(name);
      }
    }
    return columns;
  }

  private static void cells(DataType type, @Nullable Object value, List<@Nullable String> line) {
    if (type instanceof RecordType record) {
      for (int i = 0; i < record.names().size(); i++) {
        cells(record.types().get(i), value instanceof Map<?, ?> fields ? fields.get(record.names().get(i)) : null,
            line);
      }
      return;
    }
    line.add(switch (value) {
      case null -> null;
      case List<?> _, Map<?, ?> _ -> JsonValues.text(value);
      default -> PlainText.of(value);
    });
  }
}
