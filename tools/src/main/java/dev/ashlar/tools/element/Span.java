package dev.ashlar.tools.element;

import dev.ashlar.datashape.TickUnit;
import java.util.Locale;

/** A length of time in its unit. Its text is what datashape's discovery reads: {@code 90 seconds}. */
public record Span(long ticks, TickUnit unit) {
  @Override
  public String toString() {
    return ticks + " " + unit.name().toLowerCase(Locale.ROOT) + "s";
  }
}
