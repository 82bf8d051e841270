package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;

/**
 * A string in a place of fixed size: {@code string[7, 'A']}.
 *
 * @param length the place's size in code units, at least 0
 * @param encoding how its characters are written
 */
public record FixedStringType(long length, StringEncoding encoding) implements DataType {
  /** Refuses negative lengths. */
  public FixedStringType {
    if (length < 0) {
      throw new IllegalArgumentException("a string has a length of at least 0, not " + length);
    }
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
