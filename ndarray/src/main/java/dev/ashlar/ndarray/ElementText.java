package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.PrintOptions.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The texts of all elements of an array, in row-major order and aligned with each other. */
final class ElementText {
  private ElementText() {}

  /** Null if elements of this dtype have no text. */
  static String @Nullable [] words(NDArray a, PrintOptions options) {
    if (a.dtype instanceof RecordType record) {
      return records(a, record, options);
    }
    return a.dtype instanceof DType dtype ? numbers(a, dtype, options) : null;
  }

  private static String[] numbers(NDArray a, DType dtype, PrintOptions options) {
    return switch (dtype.kind()) {
      case BOOL -> {
        var yes = a.shape.length == 0 ? "True" : " True";
        yield Arrays.stream(a.toLongArray()).mapToObj(value -> value == 0 ? "False" : yes).toArray(String[]::new);
      }
      case INT, UINT -> integers(a.toLongArray(), dtype == DType.UINT64, options.sign());
      case FLOAT -> {
        var values = a.toDoubleArray();
        var format = new FloatFormat(dtype, values, options, options.sign());
        yield Arrays.stream(values).mapToObj(format::text).toArray(String[]::new);
      }
      case COMPLEX -> complexes(a, options);
    };
  }

  private static String[] integers(long[] values, boolean unsigned, Sign sign) {
    boolean anyNegative = !unsigned && Arrays.stream(values).anyMatch(value -> value < 0);
    var mark = sign == Sign.PLUS ? "+" : sign == Sign.SPACE && !anyNegative ? " " : "";
    var words = new String[values.length];
    int width = 0;
    for (int i = 0; i < words.length; i++) {
      var digits = unsigned ? Long.toUnsignedString(values[i]) : Long.toString(values[i]);
      words[i] = unsigned || values[i] >= 0 ? mark + digits : digits;
      width = Math.max(width, words[i].length());
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = " ".repeat(width - words[i].length()) + words[i];
    }
    return words;
  }

  private static String[] complexes(NDArray a, PrintOptions options) {
    var part = ComplexParts.part(a);
    var reals = ComplexParts.real(a).toDoubleArray();
    var imaginaries = ComplexParts.imaginary(a).toDoubleArray();
    var realFormat = new FloatFormat(part, reals, options, options.sign());
    var imaginaryFormat = new FloatFormat(part, imaginaries, options, Sign.PLUS);
    var words = new String[reals.length];
    for (int i = 0; i < words.length; i++) {
      var imaginary = imaginaryFormat.text(imaginaries[i]);
      var digits = imaginary.stripTrailing();
      words[i] = realFormat.text(reals[i]) + digits + "j" + imaginary.substring(digits.length());
    }
    return words;
  }

  private static String @Nullable [] records(NDArray a, RecordType record, PrintOptions options) {
    List<String[]> fields = new ArrayList<>();
    for (var name : record.names()) {
      var field = Fields.select(a, name);
      var words = words(field, options);
      if (words == null) {
        return null;
      }
      fields.add(joined(words, Arrays.copyOfRange(field.shape, a.shape.length, field.shape.length), a.size));
    }
    var texts = new String[Math.toIntExact(a.size)];
    for (int i = 0; i < texts.length; i++) {
      var text = new StringJoiner(", ", "(", fields.size() == 1 ? ",)" : ")");
      for (var field : fields) {
        text.add(field[i]);
      }
      texts[i] = text.toString();
    }
    return texts;
  }

  /** The words of each record's own dimensions as one. */
  private static String[] joined(String[] words, long[] inner, long records) {
    var level = words;
    long count = words.length;
    for (int axis = inner.length - 1; axis >= 0; axis--) {
      int extent = Math.toIntExact(inner[axis]);
      count = axis == 0 ? records : extent == 0 ? 0 : count / extent;
      var lists = new String[Math.toIntExact(count)];
      for (int i = 0; i < lists.length; i++) {
        lists[i] = "[" + String.join(", ", Arrays.asList(level).subList(i * extent, (i + 1) * extent)) + "]";
      }
      level = lists;
    }
    return level;
  }
}
