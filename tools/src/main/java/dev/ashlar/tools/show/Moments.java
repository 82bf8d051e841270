package dev.ashlar.tools.show;

import dev.ashlar.datashape.TickUnit;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as NumPy prints them: as many digits as the unit has. */
final class Moments {
  private Moments() {}

  static String text(LocalDateTime time, TickUnit unit) {
    return time.format(DateTimeFormatter.ofPattern(pattern(unit), Locale.ROOT));
  }

  private static String pattern(TickUnit unit) {
    return switch (unit) {
      case YEAR -> "uuuu";
      case MONTH -> "uuuu-MM";
      case WEEK, DAY -> "uuuu-MM-dd";
      case HOUR -> "uuuu-MM-dd'T'HH";
      case MINUTE -> "uuuu-MM-dd'T'HH:mm";
      case SECOND -> "uuuu-MM-dd'T'HH:mm:ss";
      case MILLISECOND -> "uuuu-MM-dd'T'HH:mm:ss.SSS";
      case MICROSECOND -> "uuuu-MM-dd'T'HH:mm:ss.SSSSSS";
      case NANOSECOND -> "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS";
    };
  }
}
