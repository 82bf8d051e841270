package dev.ashlar.ndarray;

/**
 * How arrays are written as text; the names and defaults are those of NumPy's {@code set_printoptions}.
 *
 * {@snippet :
 * a.toString(PrintOptions.DEFAULT.withPrecision(3).withSuppress(true));
 * }
 *
 * @param precision digits after the point at most
 * @param threshold arrays of more elements are summarised
 * @param edgeItems elements shown at each end of a summarised axis
 * @param lineWidth characters of a line
 * @param suppress whether small numbers may become 0 rather than be written with an exponent
 * @param floatMode how many digits are shown
 * @param sign what stands before positive numbers
 * @param nan the text of a NaN
 * @param inf the text of an infinity, without its sign
 */
public record PrintOptions(
    int precision,
    long threshold,
    int edgeItems,
    int lineWidth,
    boolean suppress,
    FloatMode floatMode,
    Sign sign,
    String nan,
    String inf) {

  /** How many digits of a fraction are shown. */
  public enum FloatMode {
    /** Always {@code precision} digits. */
    FIXED,
    /** As many as tell the number from its neighbours. */
    UNIQUE,
    /** As many as tell the number from its neighbours, but at most {@code precision}. */
    MAXPREC,
    /** As MAXPREC, and for all elements as many as one of them needs. */
    MAXPREC_EQUAL
  }

  /** What stands before positive numbers. */
  public enum Sign {
    /** Nothing. */
    NONE,
    /** A plus. */
    PLUS,
    /** A space. */
    SPACE
  }

  /** NumPy's defaults. */
  public static final PrintOptions DEFAULT =
      new PrintOptions(8, 1000, 3, 75, false, FloatMode.MAXPREC, Sign.NONE, "nan", "inf");

  /** Refuses negative numbers. */
  public PrintOptions {
    if (precision < 0 || threshold < 0 || edgeItems < 0 || lineWidth < 0) {
      throw new IllegalArgumentException(
          "print options: precision %d, threshold %d, edge items %d and line width %d must not be negative"
              .formatted(precision, threshold, edgeItems, lineWidth));
    }
  }

  /** With so many digits after the point. */
  public PrintOptions withPrecision(int digits) {
    return new PrintOptions(digits, threshold, edgeItems, lineWidth, suppress, floatMode, sign, nan, inf);
  }

  /** With arrays of more elements than this summarised. */
  public PrintOptions withThreshold(long elements) {
    return new PrintOptions(precision, elements, edgeItems, lineWidth, suppress, floatMode, sign, nan, inf);
  }

  /** With so many elements at each end of a summarised axis. */
  public PrintOptions withEdgeItems(int items) {
    return new PrintOptions(precision, threshold, items, lineWidth, suppress, floatMode, sign, nan, inf);
  }

  /** With lines of so many characters. */
  public PrintOptions withLineWidth(int characters) {
    return new PrintOptions(precision, threshold, edgeItems, characters, suppress, floatMode, sign, nan, inf);
  }

  /** With or without exponents for small numbers. */
  public PrintOptions withSuppress(boolean suppressed) {
    return new PrintOptions(precision, threshold, edgeItems, lineWidth, suppressed, floatMode, sign, nan, inf);
  }

  /** With another number of digits. */
  public PrintOptions withFloatMode(FloatMode mode) {
    return new PrintOptions(precision, threshold, edgeItems, lineWidth, suppress, mode, sign, nan, inf);
  }

  /** With another mark before positive numbers. */
  public PrintOptions withSign(Sign mark) {
    return new PrintOptions(precision, threshold, edgeItems, lineWidth, suppress, floatMode, mark, nan, inf);
  }

  /** With other texts of NaN and infinity. */
  public PrintOptions withSpecial(String nanText, String infText) {
    return new PrintOptions(precision, threshold, edgeItems, lineWidth, suppress, floatMode, sign, nanText, infText);
  }
}
