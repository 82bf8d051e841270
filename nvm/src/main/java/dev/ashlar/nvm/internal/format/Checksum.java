package dev.ashlar.nvm.internal.format;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32;

/**
 * The checksum of everything in a store: CRC-32 as zlib, gzip and PNG compute it, so that every language has it at
 * hand. The JDK's runs at tens of gigabytes per second.
 */
public final class Checksum {
  private Checksum() {}

  /** The checksum of a whole array. */
  public static int of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** The checksum of {@code length} bytes from {@code from}. */
  public static int of(byte[] bytes, int from, int length) {
    var crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** The checksum of a segment of any size. */
  public static int of(MemorySegment bytes) {
    var crc = new CRC32();
    long size = bytes.byteSize();
    for (long at = 0; at < size; at += FileLayout.CHECKSUM_BLOCK) {
      crc.update(bytes.asSlice(at, Math.min(FileLayout.CHECKSUM_BLOCK, size - at)).asByteBuffer());
    }
    return (int) crc.getValue();
  }

  /** Stores in the last four bytes of {@code page[from, from + length)} the checksum of the bytes before them. */
  public static void seal(byte[] page, int from, int length) {
    LittleEndian.putInt(page, from + length - 4, of(page, from, length - 4));
  }

  /** Whether {@link #seal} left its mark on the bytes as they are. */
  public static boolean isSealed(byte[] page, int from, int length) {
    return LittleEndian.getInt(page, from + length - 4) == of(page, from, length - 4);
  }
}
