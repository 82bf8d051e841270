package dev.ashlar.kernels.memory;

/**
 * A piece of memory from which small blocks of the collector are cut one after the other. Each block refers to its slab, and the slab
 * goes back to the pool when the last of its blocks is unreachable: one reference for the collector to process instead of hundreds.
 */
final class Slab {
  static final long BYTES = 1L << 18;

  /** Bigger blocks get a reference of their own, so that one of them never holds back more than eight times its size. */
  static final long MAX_BLOCK = BYTES / 8;

  private final long end;
  private long next;

  Slab(long address) {
    next = address;
    end = address + BYTES;
  }

  /** The address of so many bytes, or 0 when they do not fit any more. */
  long cut(long bytes) {
    long address = next;
    long after = address + Math.max((bytes + 63) & -64, 64);
    if (after > end) {
      return 0;
    }
    next = after;
    return address;
  }
}
