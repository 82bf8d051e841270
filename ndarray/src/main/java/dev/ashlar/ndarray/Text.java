package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.math.BigDecimal;
import java.util.Arrays;

/** Arrays as text, as NumPy's {@code str} and {@code repr} write them. */
final class Text {
  private static final String DOTS = "...";

  private final String[] words;
  private final long[] shape;
  private final boolean[] cut;
  private final int edge;
  private final String separator;
  private int next;

  private Text(String[] words, long[] shape, boolean[] cut, int edge, String separator) {
    this.words = words;
    this.shape = shape;
    this.cut = cut;
    this.edge = edge;
    this.separator = separator;
  }

  static String str(NDArray a, PrintOptions options) {
    if (a.shape.length == 0 && a.dtype instanceof DType dtype) {
      return scalar(a, dtype, options);
    }
    return body(a, options, " ", "", options.lineWidth());
  }

  static String repr(NDArray a, PrintOptions options) {
    var prefix = "array(";
    var text = prefix + body(a, options, ", ", " ".repeat(prefix.length()), options.lineWidth() - 1);
    boolean implied = a.dtype == DType.FLOAT64 || a.dtype == DType.INT64 || a.dtype == DType.BOOL
        || a.dtype == DType.COMPLEX128;
    boolean shapeShown = a.size > options.threshold() || (a.size == 0 && !(a.shape.length == 1));
    boolean dtypeShown = !implied || a.size == 0;
    if (!shapeShown && !dtypeShown) {
      return text + ")";
    }
    var name = a.dtype instanceof DType dtype ? dtype.standardName() : "'" + a.dtype + "'";
    var extra =
        (shapeShown ? "shape=" + Shapes.text(a.shape) : "")
            + (shapeShown && dtypeShown ? ", " : "")
            + (dtypeShown ? "dtype=" + name : "")
            + ")";
    int lastLine = text.length() + 1 - (text.lastIndexOf('\n') + 1);
    boolean wraps = lastLine + extra.length() + 1 > options.lineWidth();
    return text + "," + (wraps ? "\n" + " ".repeat(prefix.length()) : " ") + extra;
  }

  private static String body(NDArray a, PrintOptions options, String separator, String indent, int width) {
    if (a.size == 0) {
      return "[]";
    }
    var cut = new boolean[a.shape.length];
    if (a.size > options.threshold()) {
      for (int axis = 0; axis < cut.length; axis++) {
        cut[axis] = a.shape[axis] > 2L * options.edgeItems();
      }
    }
    var shown = edges(a, cut, options.edgeItems());
    var words = ElementText.words(shown, options);
    if (words == null) {
      return a.datashape().toString();
    }
    return new Text(words, shown.shape, cut, options.edgeItems(), separator).nested(0, indent + " ", width);
  }

  /** The elements that are shown: of the cut axes both ends. */
  private static NDArray edges(NDArray a, boolean[] cut, int edge) {
    int ndim = cut.length;
    var items = new Index[ndim];
    boolean any = false;
    for (int axis = 0; axis < ndim; axis++) {
      long extent = a.shape[axis];
      boolean isCut = cut[axis];
      any |= isCut;
      var shown = new long[Math.toIntExact(isCut ? 2L * edge : Math.min(extent, 2L * edge))];
      Arrays.setAll(shown, i -> isCut && i >= edge ? extent - 2L * edge + i : i);
      var shape = new long[ndim];
      Arrays.fill(shape, 1);
      shape[axis] = shown.length;
      items[axis] = new Index.Positions(NDArray.of(shown).reshape(shape));
    }
    return any ? a.get(items) : a;
  }

  /** The elements from an axis on, in brackets; takes its words in order. */
  private String nested(int axis, String indent, int width) {
    if (axis == shape.length) {
      return words[next++];
    }
    return axis == shape.length - 1 ? row(indent, width) : rows(axis, indent, width);
  }

  private String rows(int axis, String indent, int width) {
    var lineEnd = separator.stripTrailing() + "\n".repeat(shape.length - axis - 1);
    var text = new StringBuilder("[");
    for (long i = 0; i < shape[axis]; i++) {
      if (i > 0) {
        text.append(lineEnd).append(indent);
      }
      if (cut[axis] && i == edge) {
        text.append(DOTS).append(lineEnd).append(indent);
      }
      text.append(nested(axis + 1, indent + " ", width - 1));
    }
    return (cut[axis] && edge == 0 ? text.append(DOTS) : text).append(']').toString();
  }

  private String row(String indent, int width) {
    int room = width - Math.max(separator.stripTrailing().length(), 1);
    var text = new StringBuilder();
    var line = new StringBuilder(indent);
    long extent = shape[shape.length - 1];
    for (long i = 0; i < extent; i++) {
      if (i > 0) {
        line.append(separator);
      }
      if (cut[shape.length - 1] && i == edge) {
        put(text, line, DOTS, room, indent);
        line.append(separator);
      }
      put(text, line, words[next++], room, indent);
    }
    if (extent == 0) {
      line.append(DOTS);
    }
    return "[" + text.append(line).substring(indent.length()) + "]";
  }

  private static void put(StringBuilder text, StringBuilder line, String word, int room, String indent) {
    if (line.length() + word.length() > room && line.length() > indent.length()) {
      text.append(line.toString().stripTrailing()).append('\n');
      line.setLength(0);
      line.append(indent);
    }
    line.append(word);
  }

  // ---- one number alone

  private static String scalar(NDArray a, DType dtype, PrintOptions options) {
    return switch (dtype.kind()) {
      case BOOL -> a.toBoolean() ? "True" : "False";
      case UINT -> Long.toUnsignedString(a.toLong());
      case INT -> Long.toString(a.toLong());
      case FLOAT -> number(dtype, a.toDouble(), ".0", options);
      case COMPLEX -> {
        var part = ComplexParts.part(a);
        double real = ComplexParts.real(a).toDouble();
        double imaginary = ComplexParts.imaginary(a).toDouble();
        var text = number(part, imaginary, "", options) + "j";
        if (real == 0 && Math.copySign(1, real) > 0) {
          yield text;
        }
        yield "(" + number(part, real, "", options) + (text.charAt(0) == '-' ? "" : "+") + text + ")";
      }
    };
  }

  /** As many digits as the number needs. */
  private static String number(DType dtype, double value, String wholeEnd, PrintOptions options) {
    if (Double.isNaN(value)) {
      return options.nan();
    }
    if (Double.isInfinite(value)) {
      return (value < 0 ? "-" : "") + options.inf();
    }
    double magnitude = Math.abs(value);
    BigDecimal shortest = Decimal.shortest(dtype, value);
    if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= (dtype == DType.FLOAT64 ? 1e16
        : FloatFormat.large(dtype)))) {
      return Decimal.scientific(value, shortest).replace(".e", "e");
    }
    var text = Decimal.positional(value, shortest);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) + wholeEnd : text;
  }
}
