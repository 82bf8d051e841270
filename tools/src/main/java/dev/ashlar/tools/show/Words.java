package dev.ashlar.tools.show;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DatetimeType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.PrintOptions;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.element.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of all elements of a small array, in row-major order: numbers aligned as NumPy aligns them, text in quotes.
 */
final class Words {
  static final String MISSING = "NA";

  private Words() {}

  static String[] of(HeapArray values, PrintOptions options) {
    var array = values.array();
    return switch (array.dtype()) {
      case DType _ -> numbers(array, options);
      case OptionType option when option.value() instanceof DType number -> optional(values, number, options);
      case RecordType record -> records(values, record, options);
      case DataType type -> values.values().stream().map(value -> quoted(value, type)).toArray(String[]::new);
    };
  }

  /** All words of a line of numbers are equally wide, so the line can be cut. */
  private static String[] numbers(NDArray array, PrintOptions options) {
    int count = Math.toIntExact(array.size());
    if (count == 0) {
      return new String[0];
    }
    var line = array.reshape(-1).toString(options.withLineWidth(Integer.MAX_VALUE - 1).withThreshold(Long.MAX_VALUE));
    int width = (line.length() - 2 - (count - 1)) / count;
    var words = new String[count];
    for (int i = 0; i < count; i++) {
      words[i] = line.substring(1 + i * (width + 1), 1 + i * (width + 1) + width);
    }
    return words;
  }

  private static String[] optional(HeapArray values, DType type, PrintOptions options) {
    var flat = values.with(values.array().reshape(-1));
    var present = new ArrayList<Long>();
    var all = flat.values();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != null) {
        present.add((long) i);
      }
    }
    var numbers = numbers(
        flat.array().get(Index.positions(present.stream().mapToLong(Long::longValue).toArray())).view(type), options);
    int width = Math.max(MISSING.length(), numbers.length == 0 ? 0 : numbers[0].length());
    var words = new String[all.size()];
    Arrays.fill(words, " ".repeat(width - MISSING.length()) + MISSING);
    for (int i = 0; i < numbers.length; i++) {
      words[present.get(i).intValue()] = " ".repeat(width - numbers[i].length()) + numbers[i];
    }
    return words;
  }

  private static String[] records(HeapArray values, RecordType record, PrintOptions options) {
    List<String[]> fields = new ArrayList<>();
    for (var name : record.names()) {
      fields.add(field(values, name, options));
    }
    var words = new String[Math.toIntExact(values.array().size())];
    for (int i = 0; i < words.length; i++) {
      var text = new StringJoiner(", ", "(", fields.size() == 1 ? ",)" : ")");
      for (var field : fields) {
        text.add(field[i]);
      }
      words[i] = text.toString();
    }
    return words;
  }

  /** One word for each record: the dimensions of the field itself are put in brackets. */
  static String[] field(HeapArray values, String name, PrintOptions options) {
    var array = values.array();
    var field = values.with(array.field(name));
    var level = of(field, options);
    var shape = field.array().shape();
    for (int axis = shape.length - 1; axis >= array.ndim(); axis--) {
      int extent = Math.toIntExact(shape[axis]);
      long lists = array.size();
      for (int outer = array.ndim(); outer < axis; outer++) {
        lists *= shape[outer];
      }
      var joined = new String[Math.toIntExact(lists)];
      for (int i = 0; i < joined.length; i++) {
        joined[i] = "[" + String.join(", ", Arrays.asList(level).subList(i * extent, (i + 1) * extent)) + "]";
      }
      level = joined;
    }
    return level;
  }

  /** Python's notation. */
  static String quoted(@Nullable Object value, DataType type) {
    return switch (value) {
      case null -> MISSING;
      case Boolean truth -> truth ? "True" : "False";
      case Number _ -> PlainText.of(value);
      case List<?> items ->
          items.stream().map(item -> quoted(item, type.dtype())).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> fields -> fields.values().stream().map(field -> quoted(field, type))
          .collect(Collectors.joining(", ", "(", fields.size() == 1 ? ",)" : ")"));
      case byte[] _ -> "0x" + PlainText.of(value);
      default -> quote(plain(value, type));
    };
  }

  /** The text of a single value; times with as many digits as their unit has. */
  static String plain(@Nullable Object value, DataType type) {
    var inner = type instanceof OptionType option ? option.value() : type;
    return value instanceof java.time.LocalDateTime time && inner instanceof DatetimeType datetime
        ? Moments.text(time, datetime.unit())
        : value == null ? MISSING : PlainText.of(value);
  }

  private static String quote(String text) {
    var escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    return text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' + escaped + '"'
        : "'" + escaped.replace("'", "\\'") + "'";
  }
}
