package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.TickUnit;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times of day, points in time and lengths of time, as counts of their unit. Text is ISO 8601, numbers are
 * counts.
 */
record TimeCodec(DataType type, Kind kind, TickUnit unit) implements Codec {
  /** What is counted. */
  enum Kind {
    /** Days since 1970, in 4 bytes. */
    DATE,
    /** Units since midnight. */
    TIME,
    /** Units since 1970. */
    DATETIME,
    /** Units. */
    TIMEDELTA
  }

  private static final Pattern AMOUNT = Pattern.compile("([+-]?[0-9]{1,19})(?: +([A-Za-z]+))?");
  private static final Pattern ZONE = Pattern.compile(" ?(Z|[+-][0-9]{2}:?[0-9]{2})$");

  @Override
  public long size() {
    return kind == Kind.DATE ? Integer.BYTES : Long.BYTES;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    try {
      long ticks = ticks(value);
      if (kind == Kind.DATE) {
        to.set(JAVA_INT_UNALIGNED, at, Math.toIntExact(ticks));
      } else {
        to.set(JAVA_LONG_UNALIGNED, at, ticks);
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new InputException(Codec.quoted(value) + " is no " + type, e);
    }
  }

  private long ticks(@Nullable Object value) {
    return switch (value) {
      case Long count -> count;
      case Integer count -> count;
      case Span span when kind == Kind.TIMEDELTA -> Ticks.convert(span.ticks(), span.unit(), unit);
      case LocalDate date -> Ticks.of(date.atStartOfDay(), unit);
      case LocalDateTime time -> Ticks.of(time, unit);
      case LocalTime time -> Ticks.ofDay(time, unit); // as a length of time, since midnight
      case String text -> parse(text.strip());
      case null, default -> throw new InputException(Codec.quoted(value) + " is no " + type);
    };
  }

  private long parse(String text) {
    return switch (kind) {
      case DATE ->
          LocalDate.parse(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text).toEpochDay();
      case TIME -> Ticks.ofDay(LocalTime.parse(text), unit);
      case DATETIME -> Ticks.of(moment(text), unit);
      case TIMEDELTA -> span(text);
    };
  }

  /** A date stands for its midnight; the offset of a zone is dropped, since a zone is a label. */
  private static LocalDateTime moment(String text) {
    if (text.length() <= 10) {
      return LocalDate.parse(text).atStartOfDay();
    }
    var local = ZONE.matcher(text).replaceFirst("");
    return LocalDateTime.parse(local.charAt(10) == ' ' ? local.substring(0, 10) + 'T' + local.substring(11) : local);
  }

  private long span(String text) {
    var amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      return Ticks.of(java.time.Duration.parse(text), unit);
    }
    long ticks = Long.parseLong(amount.group(1));
    return amount.group(2) == null ? ticks : Ticks.convert(ticks, unit(amount.group(2)), unit);
  }

  private static TickUnit unit(String word) {
    for (var each : TickUnit.values()) {
      var name = each.name().toLowerCase(Locale.ROOT);
      if (word.equals(each.toString()) || word.equalsIgnoreCase(name) || word.equalsIgnoreCase(name + "s")) {
        return each;
      }
    }
    throw new DateTimeException(word + " is no unit of time");
  }

  /** NumPy's NaT is missing here too, without an option. */
  @Override
  public @Nullable Object read(MemorySegment from, long at, MemorySegment heap) {
    long ticks = kind == Kind.DATE ? from.get(JAVA_INT_UNALIGNED, at) : from.get(JAVA_LONG_UNALIGNED, at);
    if (ticks == Long.MIN_VALUE) {
      return null;
    }
    try {
      return switch (kind) {
        case DATE -> LocalDate.ofEpochDay(ticks);
        case TIME -> Ticks.timeOfDay(ticks, unit);
        case DATETIME -> Ticks.moment(ticks, unit);
        case TIMEDELTA -> new Span(ticks, unit);
      };
    } catch (DateTimeException | ArithmeticException e) {
      return ticks;
    }
  }
}
