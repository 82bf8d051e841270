package dev.ashlar.nvm.internal.format;

import org.jspecify.annotations.Nullable;

/**
 * A reference to bytes elsewhere in the file that carries their checksum, so that a stale but intact block is not taken
 * for the right one.
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

  // Written out, and not left to the record: pointers are keys, and a record links its own hashCode at the first call,
  // which takes milliseconds in a JVM that opens its first store.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pointer(long at, long size, int sum) && offset == at && length == size && checksum == sum;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(offset) + checksum;
  }
}
