package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import org.jspecify.annotations.Nullable;

/**
 * A point in time: {@code datetime}, {@code datetime[tz='UTC']}, {@code datetime[unit='ns']}; without a unit it counts
 * microseconds. The time zone is an * label: ticks are counted from 1970 in any case, as in NumPy's datetime64.
 *
 * @param timezone the time zone's name, any text; null for none
 * @param unit what one tick is
 */
public record DatetimeType(@Nullable String timezone, TickUnit unit) implements DataType {
  /** Refuses a time zone's name with lone surrogates. */
  public DatetimeType {
    if (timezone != null) {
      Identifiers.requireWellFormed(timezone, "a time zone");
    }
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
