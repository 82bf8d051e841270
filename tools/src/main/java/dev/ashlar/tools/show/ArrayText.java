package dev.ashlar.tools.show;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.PrintOptions;
import dev.ashlar.tools.element.HeapArray;

/** Any array as NumPy's {@code print} writes it: in nested brackets, long axes cut, lines wrapped. */
public final class ArrayText {
  private static final String DOTS = "...";

  private final String[] words;
  private final long[] shape;
  private final boolean[] cut;
  private final PrintOptions options;
  private int next;

  private ArrayText(String[] words, long[] shape, boolean[] cut, PrintOptions options) {
    this.words = words;
    this.shape = shape;
    this.cut = cut;
    this.options = options;
  }

  /** The text of an array. */
  public static String of(HeapArray values, PrintOptions options) {
    var array = values.array();
    if (isNumeric(array.dtype())) {
      return array.toString(options);
    }
    if (array.size() == 0) {
      return "[]";
    }
    if (array.ndim() == 0 && !(array.dtype() instanceof RecordType)) {
      var word = Words.of(values, options)[0];
      return values.values().getFirst() instanceof String text ? text : word;
    }
    var cut = cut(array, options);
    var shown = edges(values, cut, options.edgeItems());
    return new ArrayText(Words.of(shown, options), shown.array().shape(), cut, options).nested(0, " ");
  }

  /** Whether NDArray itself prints elements of a type. */
  private static boolean isNumeric(DataType type) {
    return switch (type) {
      case DType _ -> true;
      case RecordType record -> record.types().stream().allMatch(
          field -> isNumeric(field.dtype()) && field.dims().stream().allMatch(Dim.Fixed.class::isInstance));
      default -> false;
    };
  }

  private static boolean[] cut(NDArray array, PrintOptions options) {
    var cut = new boolean[array.ndim()];
    for (int axis = 0; axis < cut.length; axis++) {
      cut[axis] = array.size() > options.threshold() && array.shape(axis) > 2L * options.edgeItems();
    }
    return cut;
  }

  /** Of the axes that are cut both ends. */
  static HeapArray edges(HeapArray values, boolean[] cut, int edge) {
    var array = values.array();
    for (int axis = 0; axis < cut.length; axis++) {
      if (cut[axis]) {
        var places = new long[2 * edge];
        for (int i = 0; i < places.length; i++) {
          places[i] = i < edge ? i : array.shape(axis) - places.length + i;
        }
        var index = new Index[axis + 1];
        java.util.Arrays.fill(index, Index.all());
        index[axis] = Index.positions(places);
        array = array.get(index);
      }
    }
    return values.with(array);
  }

  private String nested(int axis, String indent) {
    if (axis == shape.length) {
      return words[next++];
    }
    return axis == shape.length - 1 ? row(indent) : rows(axis, indent);
  }

  private String rows(int axis, String indent) {
    var lineEnd = "\n".repeat(shape.length - axis - 1) + indent;
    var text = new StringBuilder("[");
    for (long i = 0; i < shape[axis]; i++) {
      text.append(i > 0 ? lineEnd : "");
      if (cut[axis] && i == options.edgeItems()) {
        text.append(DOTS).append(lineEnd);
      }
      text.append(nested(axis + 1, indent + " "));
    }
    return text.append(']').toString();
  }

  private String row(String indent) {
    var text = new StringBuilder("[");
    int length = indent.length();
    for (long i = 0; i < shape[shape.length - 1]; i++) {
      if (cut[shape.length - 1] && i == options.edgeItems()) {
        length = put(text, DOTS, length, indent);
      }
      length = put(text, words[next++], length, indent);
    }
    return text.append(']').toString();
  }

  /** Appends a word, on a new line if the old one is full; the length of the line. */
  private int put(StringBuilder text, String word, int length, String indent) {
    boolean first = text.length() == 1;
    if (!first && length + 1 + word.length() > options.lineWidth()) {
      text.append('\n').append(indent).append(word);
      return indent.length() + word.length();
    }
    text.append(first ? "" : " ").append(word);
    return length + (first ? 0 : 1) + word.length();
  }
}
