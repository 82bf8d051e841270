package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;

/**
 * A length of time: {@code timedelta[unit='us']}.
 *
 * @param unit what one tick is
 */
public record TimedeltaType(TickUnit unit) implements DataType {
  @Override
  public String toString() {
    return Printer.print(this);
  }
}
