package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;

/** Arrays as text. */
final class Text {
  private static final long WHOLE = 1000;
  private static final long EDGE = 3;

  private Text() {}

  static String of(NDArray a) {
    if (!(a.dtype instanceof DType)) {
      return a.datashape().toString();
    }
    var text = new StringBuilder();
    append(text, a, a.size > WHOLE ? EDGE : Long.MAX_VALUE, 1);
    return text.toString();
  }

  private static void append(StringBuilder text, NDArray a, long edge, int depth) {
    if (a.ndim() == 0) {
      text.append(element(a));
      return;
    }
    long extent = a.shape[0];
    text.append('[');
    for (long i = 0; i < extent; i++) {
      if (i > 0) {
        text.append(a.ndim() == 1 ? " " : "\n".repeat(a.ndim() - 1) + " ".repeat(depth));
      }
      if (i == edge && extent > 2 * edge) {
        text.append("...");
        i = extent - edge - 1;
      } else {
        append(text, a.get(i), edge, depth + 1);
      }
    }
    text.append(']');
  }

  private static String element(NDArray a) {
    return switch (a.numeric("toString")) {
      case BOOL -> a.toBoolean() ? "true" : "false";
      case UINT64 -> Long.toUnsignedString(a.toLong());
      case FLOAT64 -> Double.toString(a.toDouble());
      case FLOAT16, FLOAT32 -> Float.toString((float) a.toDouble());
      case COMPLEX64, COMPLEX128 -> a.datashape().toString();
      default -> Long.toString(a.toLong());
    };
  }
}
