package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Names;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads text as the Java value that it seems to stand for: whole numbers without leading zeros (which mark codes, not
 * amounts), fractions, truth values, ISO 8601 dates and times, and amounts of time such as {@code 3 days}. Formats that
 * mean different days in different countries are not read.
 */
final class TextSniffer {
  /** Longer texts are not looked into. */
  private static final int LONGEST = 64;

  private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9][0-9]*)");
  private static final Pattern FRACTION =
      Pattern.compile("[+-]?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))([eE][+-]?[0-9]+)?");
  private static final Pattern FLOAT_WORD = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> BOOLEANS = Set.of("true", "false");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
  private static final Pattern DATETIME =
      Pattern.compile("(" + DATE + ")[T ](" + TIME + ") ?(Z|[+-][0-9]{2}:?[0-9]{2})?");
  private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,18} ([A-Za-z]+)");
  private static final Pattern DURATION = Pattern.compile("[+-]?P.+");

  private TextSniffer() {}

  /** The type that text reads as: null for blank text, string if it is nothing else. */
  static DataType sniff(String original) {
    var text = original.strip();
    if (text.isEmpty()) {
      return BasicType.NULL;
    }
    if (text.length() > LONGEST) {
      return DataTypes.string();
    }
    var amount = AMOUNT.matcher(text);
    var unit = amount.matches() ? Names.unit(amount.group(1)) : null;
    if (unit != null) {
      return DataTypes.timedelta(unit);
    }
    var value = number(text);
    try {
      value = value == null ? moment(text) : value;
    } catch (DateTimeException e) {
      return DataTypes.string();
    }
    return value == null ? DataTypes.string() : Discovery.of(value, Sniffing.OFF);
  }

  private static @Nullable Object number(String text) {
    if (BOOLEANS.contains(text.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (FRACTION.matcher(text).matches() || FLOAT_WORD.matcher(text).matches()) {
      return 0.0;
    }
    if (!INTEGER.matcher(text).matches()) {
      return null;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0.0;
    }
  }

  private static @Nullable Object moment(String text) {
    if (DATE.matcher(text).matches()) {
      return LocalDate.parse(text);
    }
    if (TIME.matcher(text).matches()) {
      return LocalTime.parse(text);
    }
    var datetime = DATETIME.matcher(text);
    if (datetime.matches()) {
      return LocalDateTime.parse(datetime.group(1) + "T" + datetime.group(2));
    }
    return DURATION.matcher(text).matches() ? Duration.parse(text) : null;
  }
}
