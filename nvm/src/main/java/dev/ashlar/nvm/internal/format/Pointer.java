package dev.ashlar.nvm.internal.format;

/**
 * A reference to bytes elsewhere in the file that carries their checksum, so that a stale but intact block is not taken for the right one.
 *
 * @param offset of the first byte; 0 refers to nothing
 * @param length in bytes
 * @param checksum of those bytes
 */
public record Pointer(long offset, long length, int checksum) {
  /** Refers to nothing. */
  public static final Pointer NONE = new Pointer(0, 0, 0);

  /** Whether it refers to nothing. */
  public boolean isNone() {
    return offset == 0;
  }

  /** The bytes referred to. */
  public Extent extent() {
    return new Extent(offset, length);
  }
}
