package dev.ashlar.ndarray.io;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Matrices of numbers as text, a row on each line and a character between numbers: what {@code numpy.savetxt} and
 * {@code numpy.loadtxt} do.
 *
 * {@snippet :
 * TextTable.write(Path.of("a.csv"), a, ',');
 * NDArray b = TextTable.read(Path.of("a.csv"), ',', 0);
 * }
 */
public final class TextTable {
  private TextTable() {}

  /**
   * Reads a matrix of float64. Empty lines, and what stands behind a {@code #}, are left out; an empty field is NaN.
   *
   * @param separator between numbers; a space stands for any white space
   * @param skippedLines how many lines to leave out first, such as that of the columns' names
   * @throws IOException if a field is no number, or a row has another length than the first; the message names line
   *     and field
   */
  public static NDArray read(Path file, char separator, int skippedLines) throws IOException {
    var values = new double[64];
    int count = 0;
    int columns = 0;
    int rows = 0;
    try (var reader = Files.newBufferedReader(file)) {
      int line = 0;
      for (var text : reader.lines().toList()) {
        line++;
        int comment = text.indexOf('#');
        var content = (comment < 0 ? text : text.substring(0, comment)).strip();
        if (line <= skippedLines || content.isEmpty()) {
          continue;
        }
        var fields = separator == ' ' ? content.split("\\s+", -1)
            : content.split(java.util.regex.Pattern.quote("" + separator), -1);
        if (rows++ == 0) {
          columns = fields.length;
        } else if (fields.length != columns) {
          throw new IOException("%s, line %d: %d fields, the rows before have %d".formatted(file, line, fields.length,
              columns));
        }
        for (int i = 0; i < columns; i++) {
          if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
          }
          values[count++] = number(fields[i].strip(), file, line, i + 1);
        }
      }
    }
    return rows == 0
        ? Creation.empty(DType.FLOAT64, 0, 0)
        : NDArray.of(Arrays.copyOf(values, count)).reshape(rows, columns);
  }

  private static double number(String field, Path file, int line, int column) throws IOException {
    if (field.isEmpty() || field.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    try {
      return switch (field) {
        case "inf", "+inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(field);
      };
    } catch (NumberFormatException e) {
      throw new IOException("%s, line %d, field %d: '%s' is no number".formatted(file, line, column, field), e);
    }
  }

  /**
   * Writes a matrix, or one row for each element of one dimension; numbers with as many digits as tell them from
   * their neighbours.
   *
   * @throws IllegalArgumentException if the array has not one or two dimensions, or is complex
   */
  public static void write(Path file, NDArray array, char separator) throws IOException {
    if (array.ndim() != 1 && array.ndim() != 2) {
      throw new IllegalArgumentException("a table has one or two dimensions, not " + array.datashape());
    }
    var rows = array.ndim() == 1 ? array.reshape(-1, 1) : array;
    boolean isReal = array.dtype() == DType.FLOAT16 || array.dtype() == DType.FLOAT32 || array.dtype() == DType.FLOAT64;
    try (var writer = Files.newBufferedWriter(file)) {
      for (var row : rows) {
        var line = new StringBuilder();
        for (long i = 0; i < row.size(); i++) {
          if (i > 0) {
            line.append(separator);
          }
          line.append(isReal || array.dtype() == DType.UINT64 ? row.get(i).toString() : Long.toString(row.getLong(i)));
        }
        writer.write(line.append('\n').toString());
      }
    }
  }
}
