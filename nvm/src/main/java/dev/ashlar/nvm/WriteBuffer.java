package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.medium.FileMedium;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Gathers the small writes of a transaction: arrays that are put one after the other lie one after the other, so a
 * hundred thousand of them take a hundred calls of the system and not a hundred thousand.
 */
final class WriteBuffer {
  /** Larger writes are not gathered. */
  static final long SMALL = 64 << 10;

  private static final int CAPACITY = 1 << 20;
  private static final int FIRST = 4 << 10;

  private final FileMedium medium;
  private byte[] gathered = new byte[0];
  private long start;
  private int length;

  WriteBuffer(FileMedium medium) {
    this.medium = medium;
  }

  /** Writes bytes now or, if they are few, with the next ones. */
  void write(long offset, MemorySegment bytes) throws IOException {
    long size = bytes.byteSize();
    if (size > SMALL) {
      medium.write(offset, bytes);
      return;
    }
    long gap = offset - start - length;
    if (length > 0 && (gap < 0 || gap >= FileLayout.LINE || offset + size - start > CAPACITY)) {
      flush();
    }
    if (length == 0) {
      start = offset;
    }
    int from = (int) (offset - start);
    int end = from + (int) size;
    if (end > gathered.length) {
      gathered = Arrays.copyOf(gathered, Math.min(CAPACITY, Math.max(Math.max(FIRST, end), 2 * gathered.length)));
    }
    Arrays.fill(gathered, length, from, (byte) 0);
    MemorySegment.copy(bytes, 0, MemorySegment.ofArray(gathered), from, size);
    length = end;
  }

  /** Writes what was gathered. */
  void flush() throws IOException {
    if (length > 0) {
      medium.write(start, MemorySegment.ofArray(gathered).asSlice(0, length));
      length = 0;
    }
  }
}
