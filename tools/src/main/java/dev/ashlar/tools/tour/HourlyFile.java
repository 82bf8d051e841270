package dev.ashlar.tools.tour;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads hourly weather from a CSV file with a header line: the columns {@code date} (ISO 8601 without zone),
 * {@code pressure}, {@code temperature} and {@code wind}, in any order; other columns are left aside. The numbers go
 * row by row into native memory.
 */
final class HourlyFile {
  /**
   * The columns, all of one length.
   *
   * @param time int64, seconds since 1970-01-01T00:00 of the same clock as the file's
   * @param pressure float64, hPa
   * @param temperature float64, degrees Celsius
   * @param wind float64, metres per second
   */
  record Hours(NDArray time, NDArray pressure, NDArray temperature, NDArray wind) {}

  private static final List<String> NUMBERS = List.of("pressure", "temperature", "wind");

  private final Path file;
  private final List<String> header;
  private final int dateField;
  private final int[] numberFields;
  private final NativeColumn time = new NativeColumn(DType.INT64);
  private final List<NativeColumn> numbers = new ArrayList<>();

  private HourlyFile(Path file, CsvRecord header) {
    this.file = file;
    this.header = header.getFields();
    dateField = field("date");
    numberFields = NUMBERS.stream().mapToInt(this::field).toArray();
    NUMBERS.forEach(_ -> numbers.add(new NativeColumn(DType.FLOAT64)));
  }

  /**
   * Reads a file.
   *
   * @throws InputException when it is not such a table; the message says where
   * @throws IOException when it cannot be read
   */
  static Hours read(Path file) throws IOException {
    try (var stream = Files.newInputStream(file);
        var reader =
            CsvReader.builder()
                .detectBomHeader(true)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // refused below, with the line's number
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(stream)) {
      var records = reader.iterator();
      if (!records.hasNext()) {
        throw new InputException(
            file + ": the file is empty; a header line with date, " + String.join(", ", NUMBERS) + " was expected");
      }
      var table = new HourlyFile(file, records.next());
      var end = new CutNumber();
      while (records.hasNext()) {
        var row = records.next();
        table.add(row);
        end.see(row.getField(row.getFieldCount() - 1));
      }
      if (end.isSuspected() && !endsWithLineBreak(file)) {
        throw new InputException(
            file + ": the last line ends in \"" + end.last
            + "\", shorter than every number above it and without a line break; "
                + "the file is truncated");
      }
      return table.hours();
    } catch (CsvParseException e) {
      throw new InputException(file + ": " + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()), e);
    }
  }

  private Hours hours() {
    if (time.size() == 0) {
      throw new InputException(file + ": there are no rows below the header");
    }
    return new Hours(time.toArray(), numbers.get(0).toArray(), numbers.get(1).toArray(), numbers.get(2).toArray());
  }

  private int field(String name) {
    int field = header.indexOf(name);
    if (field < 0) {
      throw new InputException(file + ": line 1: there is no column \"" + name + "\" among " + header);
    }
    return field;
  }

  private void add(CsvRecord row) {
    if (row.getFieldCount() != header.size()) {
      throw new InputException(
          file + ": line " + row.getStartingLineNumber() + ": " + row.getFieldCount() + " fields where the header has "
              + header.size());
    }
    time.add(seconds(row));
    for (int i = 0; i < numberFields.length; i++) {
      numbers.get(i).add(number(row, numberFields[i]));
    }
  }

  private long seconds(CsvRecord row) {
    try {
      return LocalDateTime.parse(row.getField(dateField)).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new InputException(cell(row, dateField) + " is not a date and time like 2010-01-01T01:00:00", e);
    }
  }

  private double number(CsvRecord row, int field) {
    try {
      double value = Double.parseDouble(row.getField(field));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(cell(row, field) + " is not a number", e);
    }
    throw new InputException(cell(row, field) + " is not a finite number");
  }

  private String cell(CsvRecord row, int field) {
    return file + ": line " + row.getStartingLineNumber() + ", column \"" + header.get(field) + "\": \""
        + row.getField(field) + "\"";
  }

  private static boolean endsWithLineBreak(Path file) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(Math.max(0, bytes.length() - 1));
      int last = bytes.read();
      return last == '\n' || last == '\r';
    }
  }

  /**
   * Whether the file may have been cut inside the last number of its last line: a line break at the end is customary,
   * not required, so without one the number is suspected when it has fewer decimals than every number above it.
   */
  private static final class CutNumber {
    private int fewest = Integer.MAX_VALUE;
    private int fewestBefore = Integer.MAX_VALUE;
    private String last = "";

    void see(String field) {
      fewestBefore = fewest;
      last = field;
      fewest = Math.min(fewest, decimals(field));
    }

    boolean isSuspected() {
      return fewestBefore != Integer.MAX_VALUE && decimals(last) < fewestBefore;
    }

    private static int decimals(String field) {
      int point = field.indexOf('.');
      return point < 0 ? 0 : field.length() - point;
    }
  }
}
