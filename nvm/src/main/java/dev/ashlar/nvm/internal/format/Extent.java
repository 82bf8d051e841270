package dev.ashlar.nvm.internal.format;

/**
 * A run of bytes of the file.
 *
 * @param offset of the first byte, from the start of the file
 * @param length in bytes
 */
public record Extent(long offset, long length) {
  /** The offset behind the last byte. */
  public long end() {
    return offset + length;
  }

  /** Whether the two share a byte. */
  public boolean overlaps(Extent other) {
    return offset < other.end() && other.offset < end();
  }

  @Override
  public String toString() {
    return "[" + offset + ", " + end() + ")";
  }
}
