package dev.ashlar.datashape;

/** How the characters of a string are written in memory. */
public enum StringEncoding {
  /** ASCII, one byte a character. */
  ASCII("A", 1),
  /** UTF-8. */
  UTF8("U8", 1),
  /** UTF-16 in the machine's byte order. */
  UTF16("U16", 2),
  /** UTF-32 in the machine's byte order. */
  UTF32("U32", 4);

  private final String text;
  private final long unitSize;

  StringEncoding(String text, long unitSize) {
    this.text = text;
    this.unitSize = unitSize;
  }

  /** Bytes of one code unit. */
  public long unitSize() {
    return unitSize;
  }

  /** The canonical name: {@code A}, {@code U8}, {@code U16} or {@code U32}. */
  @Override
  public String toString() {
    return text;
  }
}
