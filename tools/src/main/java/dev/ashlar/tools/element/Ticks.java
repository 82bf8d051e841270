package dev.ashlar.tools.element;

import dev.ashlar.datashape.TickUnit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Counts of a unit as Java's times, and back; what falls between two counts goes to the earlier one. */
final class Ticks {
  private static final long SECOND = 1_000_000_000L;
  private static final int MONTHS = 12;

  private Ticks() {}

  /** Nanoseconds of a unit; 0 for months and years, whose length varies. */
  private static long nanoseconds(TickUnit unit) {
    return switch (unit) {
      case NANOSECOND -> 1;
      case MICROSECOND -> 1_000;
      case MILLISECOND -> 1_000_000;
      case SECOND -> SECOND;
      case MINUTE -> 60 * SECOND;
      case HOUR -> 3600 * SECOND;
      case DAY -> 86_400 * SECOND;
      case WEEK -> 7 * 86_400 * SECOND;
      case MONTH, YEAR -> 0;
    };
  }

  static long of(LocalDateTime time, TickUnit unit) {
    long months = (time.getYear() - 1970L) * MONTHS + time.getMonthValue() - 1;
    return switch (unit) {
      case MONTH -> months;
      case YEAR -> time.getYear() - 1970L;
      default -> count(time.toEpochSecond(ZoneOffset.UTC), time.get(ChronoField.NANO_OF_SECOND), nanoseconds(unit));
    };
  }

  private static long count(long seconds, long nanos, long unit) {
    return unit >= SECOND
        ? Math.floorDiv(seconds, unit / SECOND)
        : Math.addExact(Math.multiplyExact(seconds, SECOND / unit), nanos / unit);
  }

  static LocalDateTime moment(long ticks, TickUnit unit) {
    long nanos = nanoseconds(unit);
    if (nanos == 0) {
      long months = unit == TickUnit.MONTH ? ticks : Math.multiplyExact(ticks, MONTHS);
      return LocalDate.of(1970, 1, 1).plusMonths(months).atStartOfDay();
    }
    long perSecond = SECOND / nanos;
    return nanos >= SECOND
        ? LocalDateTime.ofEpochSecond(Math.multiplyExact(ticks, nanos / SECOND), 0, ZoneOffset.UTC)
        : LocalDateTime.ofEpochSecond(
            Math.floorDiv(ticks, perSecond), (int) (Math.floorMod(ticks, perSecond) * nanos), ZoneOffset.UTC);
  }

  static long ofDay(LocalTime time, TickUnit unit) {
    return count(time.toSecondOfDay(), time.get(ChronoField.NANO_OF_SECOND), fixed(unit));
  }

  static LocalTime timeOfDay(long ticks, TickUnit unit) {
    return LocalTime.ofNanoOfDay(Math.multiplyExact(ticks, fixed(unit)));
  }

  static long of(Duration duration, TickUnit unit) {
    return count(duration.getSeconds(), duration.getNano(), fixed(unit));
  }

  static long convert(long ticks, TickUnit from, TickUnit to) {
    if (from == to) {
      return ticks;
    }
    if (from == TickUnit.YEAR && to == TickUnit.MONTH) {
      return Math.multiplyExact(ticks, MONTHS);
    }
    long a = fixed(from);
    long b = fixed(to);
    return a >= b ? Math.multiplyExact(ticks, a / b) : Math.floorDiv(ticks, b / a);
  }

  private static long fixed(TickUnit unit) {
    long nanos = nanoseconds(unit);
    if (nanos == 0) {
      throw new DateTimeException("a " + unit.name() + " has no fixed length");
    }
    return nanos;
  }
}
