package dev.ashlar.datashape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text that is no datashape. Says where, shows the line with a caret, and says what was expected and which known name
 * is nearest.
 *
 * {@snippet lang = "text" :
 * line 1, column 5: there is no dtype 'int23'; did you mean 'int32'?
 *   3 * int23
 *       ^
 * }
 */
public final class DataShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Characters of the line that are shown on each side of the caret. */
  private static final int SHOWN = 60;

  private final long line;
  private final long column;
  private final String reason;
  private final @Nullable String suggestion;

  private DataShapeException(
      String message, long line, long column, String reason, @Nullable String suggestion, @Nullable Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
    this.reason = reason;
    this.suggestion = suggestion;
  }

  /**
   * An error at a place of a text.
   *
   * @param text the whole text
   * @param index the index of the character at fault; the text's length for its end
   * @param reason what is wrong, in one line
   * @param suggestion the known name that was probably meant, or null
   * @param cause what led to it, or null
   */
  public static DataShapeException at(
      String text, int index, String reason, @Nullable String suggestion, @Nullable Throwable cause) {
    long line = 1;
    int start = 0;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        line++;
        start = i + 1;
      }
    }
    int end = index;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    long column = text.codePointCount(start, index) + 1L;
    var full = suggestion == null ? reason : reason + "; did you mean '" + suggestion + "'?";
    var message = "line " + line + ", column " + column + ": " + full + "\n" + excerpt(text, start, index, end);
    return new DataShapeException(message, line, column, full, suggestion, cause);
  }

  /** The line at fault, from 1. */
  public long line() {
    return line;
  }

  /** The character at fault within its line, from 1; counted in Unicode code points. */
  public long column() {
    return column;
  }

  /** What is wrong and what was expected, without the place: one line. */
  public String reason() {
    return reason;
  }

  /** The known name nearest to an unknown one. */
  public Optional<String> suggestion() {
    return Optional.ofNullable(suggestion);
  }

  private static String excerpt(String text, int start, int index, int end) {
    int from = Math.max(start, index - SHOWN);
    int to = Math.min(end, index + SHOWN);
    var before = (from > start ? "..." : "") + visible(text.substring(from, index));
    var after = visible(text.substring(index, to)) + (to < end ? "..." : "");
    return "  " + before + after + "\n  " + blanks(before) + "^";
  }

  /** As many blanks as the text is wide; tabs stay, so that the caret stands right. */
  private static String blanks(String text) {
    var blanks = new StringBuilder();
    text.codePoints().forEach(c -> blanks.append(c == '\t' ? '\t' : ' '));
    return blanks.toString();
  }

  private static String visible(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean hidden = (c != '\t' && Character.isISOControl(c)) || Character.getType(c) == Character.SURROGATE;
              shown.appendCodePoint(hidden ? '?' : c);
            });
    return shown.toString();
  }
}
