package dev.ashlar.tools.show;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.PrintOptions;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.HeapArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records of one dimension as a table: a line for each, the names of the fields above, numbers to the right. */
public final class TableText {
  private static final String GAP = "  ";

  private TableText() {}

  /** A column: its name and the words below it. */
  private record Column(String name, String[] words, boolean toTheRight) {
    int width() {
      int width = name.length();
      for (var word : words) {
        width = Math.max(width, word.length());
      }
      return width;
    }

    String cell(String word) {
      var space = " ".repeat(width() - word.length());
      return toTheRight ? space + word : word + space;
    }
  }

  /**
   * The table; rows in the middle are left out as numbers in the middle of an array are.
   *
   * @throws InputException if the array is of something else
   */
  public static String of(HeapArray values, PrintOptions options) {
    var array = values.array();
    if (!(array.dtype() instanceof RecordType record) || array.ndim() > 1) {
      throw new InputException("a table shows records of one dimension, not " + array.datashape());
    }
    int edge = 2 * options.edgeItems();
    boolean cut = array.ndim() == 1 && array.size() > Math.min(options.threshold(), 60) && array.size() > 2L * edge;
    var shown = cut ? ArrayText.edges(values, new boolean[] {true}, edge) : values;
    var columns = new ArrayList<Column>();
    for (int i = 0; i < record.names().size(); i++) {
      columns.add(column(shown, record.names().get(i), record.types().get(i), options));
    }
    return text(columns, Math.toIntExact(shown.array().size()), cut ? edge : -1, array.size());
  }

  private static Column column(HeapArray values, String name, DataType type, PrintOptions options) {
    var value = type instanceof OptionType option ? option.value() : type;
    if (value instanceof DType) {
      return new Column(name,
          Arrays.stream(Words.field(values, name, options)).map(TableText::withDigit).toArray(String[]::new), true);
    }
    var plain = type.dims().isEmpty() && !(value instanceof RecordType);
    var words = plain
        ? values.with(values.array().field(name)).values().stream().map(each -> line(Words.plain(each, type)))
        .toArray(String[]::new)
        : Words.field(values, name, options);
    return new Column(name, words, false);
  }

  /**
   * A point without a digit behind it, as NumPy writes whole floats, gets one, in the place of a space if there is one.
   */
  private static String withDigit(String word) {
    var number = word.stripTrailing();
    return !number.endsWith(".") ? word
        : number + "0" + (word.length() > number.length() ? word.substring(number.length() + 1) : "");
  }

  private static String line(String text) {
    return text.replaceAll("\\s", " ");
  }

  private static String text(List<Column> columns, int rows, int cutAfter, long all) {
    var lines = new ArrayList<String>();
    lines.add(String.join(GAP, columns.stream().map(column -> column.cell(column.name())).toList()).stripTrailing());
    for (int row = 0; row < rows; row++) {
      int at = row;
      if (row == cutAfter) {
        lines.add("...");
      }
      lines.add(String.join(GAP, columns.stream().map(column -> column.cell(column.words()[at])).toList())
          .stripTrailing());
    }
    if (cutAfter >= 0) {
      lines.add("(" + all + " rows)");
    }
    return String.join("\n", lines);
  }
}
