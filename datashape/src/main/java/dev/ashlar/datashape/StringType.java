package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;

/**
 * A string of any length: {@code string}, which is UTF-8, or {@code string['U16']}.
 *
 * @param encoding how its characters are written
 */
public record StringType(StringEncoding encoding) implements DataType {
  @Override
  public String toString() {
    return Printer.print(this);
  }
}
