package dev.ashlar.kernels.memory;

/**
 * A piece of memory from which small blocks of the collector are cut one after the other. Each block refers to its
 * slab, and the slab goes back to the pool when the last of its blocks is unreachable: one reference for the collector
 * to process instead of hundreds.
 *
 * <p>One block that lives on holds back its whole slab. So blocks beyond 8 KiB get a reference of their own, blocks
 * beyond 512 bytes do not share slabs with smaller ones, and when much memory lives on in slabs, new slabs are a
 * quarter of the size.
 */
final class Slab {
  static final int SIZES = 2;
  static final long MAX_BLOCK = 1L << 13;
  private static final long SMALL_BLOCK = 1L << 9;
  private static final long SMALL_SLAB = 1L << 16;
  private static final long BIG_SLAB = 1L << 18;

  /** When so much lives on in slabs, new ones are smaller. */
  private static final long MUCH = 128L << 20;

  private final long end;
  private long next;

  Slab(long address, long bytes) {
    next = address;
    end = address + bytes;
  }

  /** Which of the sizes holds blocks of so many bytes. */
  static int sizeFor(long bytes) {
    return bytes <= SMALL_BLOCK ? 0 : 1;
  }

  /** The class of a new slab of one of the sizes. */
  static int sizeClass(int size) {
    long bytes = size == 0 ? SMALL_SLAB : BIG_SLAB;
    return SizeClasses.of(Pressure.slabBytesLivingOn() > MUCH ? bytes / 4 : bytes);
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
