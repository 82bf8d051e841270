package dev.ashlar.kernels.memory;

import java.util.Arrays;

/**
 * A region cut into blocks of one size class. Its blocks are handed out in order first, and then the free ones last in,
 * first out.
 */
final class Span {
  private static final int UNIT_LOG = 6;
  private static final int INITIAL_FREE = 16;

  final Region region;
  final int sizeClass;
  private final long blockBytes;
  private final int capacity;
  private int carved;
  private int[] free = new int[INITIAL_FREE]; // offsets in units of 64 bytes
  private int freeCount;

  Span(Region region, int sizeClass) {
    this.region = region;
    this.sizeClass = sizeClass;
    this.blockBytes = SizeClasses.bytes(sizeClass);
    this.capacity = (int) (region.bytes / blockBytes);
  }

  /** The bytes of region that waste at most an eighth when cut into blocks of the class. */
  static long regionBytes(int sizeClass) {
    long block = SizeClasses.bytes(sizeClass);
    long bytes = PageSource.ALIGNMENT;
    while (bytes % block > bytes / 8) {
      bytes += PageSource.ALIGNMENT;
    }
    return bytes;
  }

  boolean isFull() {
    return freeCount == 0 && carved == capacity;
  }

  boolean isEmpty() {
    return freeCount == carved;
  }

  long take() {
    if (freeCount > 0) {
      return region.address + ((long) free[--freeCount] << UNIT_LOG);
    }
    return region.address + blockBytes * carved++;
  }

  void give(long address) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = (int) ((address - region.address) >>> UNIT_LOG);
  }

  long freeBytes() {
    return region.bytes - (carved - freeCount) * blockBytes;
  }
}
