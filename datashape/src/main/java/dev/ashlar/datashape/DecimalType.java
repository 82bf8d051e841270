package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;

/**
 * Decimal numbers: {@code decimal[precision=7, scale=2]} has seven digits, two of them behind the point.
 *
 * @param precision the number of digits, at least 1
 * @param scale the number of digits behind the point; negative for trailing zeros that are not kept
 */
public record DecimalType(long precision, long scale) implements DataType {
  /** Refuses a precision below 1. */
  public DecimalType {
    if (precision < 1) {
      throw new IllegalArgumentException("a decimal has a precision of at least 1, not " + precision);
    }
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
