package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import org.jspecify.annotations.Nullable;

/**
 * A time of the day: {@code time}, {@code time[tz='UTC']}; without a unit it counts microseconds.
 *
 * @param timezone the time zone's name, any text; null for none
 * @param unit what one tick is
 */
public record TimeType(@Nullable String timezone, TickUnit unit) implements DataType {
  /** Refuses a time zone's name with lone surrogates, and units longer than an hour. */
  public TimeType {
    if (timezone != null) {
      Identifiers.requireWellFormed(timezone, "a time zone");
    }
    if (unit.compareTo(TickUnit.HOUR) > 0) {
      throw new IllegalArgumentException("a time of the day is not counted in units of '" + unit + "'");
    }
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
