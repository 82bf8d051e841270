package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;

/**
 * A byte string of one length: {@code bytes[16]}, {@code bytes[16, align=8]}.
 *
 * @param length the number of bytes, at least 0
 * @param alignment a power of two; addresses are multiples of it
 */
public record FixedBytesType(long length, long alignment) implements DataType {
  /** Refuses negative lengths, and alignments that are not powers of two. */
  public FixedBytesType {
    if (length < 0) {
      throw new IllegalArgumentException("a byte string has a length of at least 0, not " + length);
    }
    if (alignment <= 0 || Long.bitCount(alignment) != 1) {
      throw new IllegalArgumentException("an alignment is a power of two, not " + alignment);
    }
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
