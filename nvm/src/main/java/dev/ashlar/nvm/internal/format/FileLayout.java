package dev.ashlar.nvm.internal.format;

/** Where the fixed parts of a store file lie, and the limits of the format. */
public final class FileLayout {
  /** Bytes of a page. */
  public static final int PAGE = 4096;

  /** The unit in which small extents are laid out: a cache line. */
  public static final int LINE = 64;

  /** The unit that a disk writes wholly or not at all. */
  public static final int SECTOR = 512;

  /** Extents of at least this size start at a multiple of it: the size of a huge page. */
  public static final long HUGE = 2L << 20;

  /** Bytes that one data checksum covers. */
  public static final int CHECKSUM_BLOCK = 1 << 20;

  /** Where extents begin: behind the header, two commit slots and two pages of undo roots. */
  public static final long DATA_START = 5L * PAGE;

  /** The longest name, in bytes of UTF-8. */
  public static final int MAX_NAME = 1000;

  /** The longest value that a catalogue leaf holds itself. */
  public static final int MAX_INLINE = 1000;

  /** The longest encoded record of an array, attributes included. */
  public static final int MAX_RECORD = 16 << 20;

  /** The highest catalogue: 20 levels of at least two children exceed any file. */
  public static final int MAX_HEIGHT = 20;

  /** The most dimensions of an array. */
  public static final int MAX_DIMENSIONS = 64;

  private FileLayout() {}

  /** The offset of commit slot 0 or 1. */
  public static long slotOffset(int slot) {
    return (1L + slot) * PAGE;
  }

  /** The offset of the undo roots that belong to commit slot 0 or 1. */
  public static long undoOffset(int slot) {
    return (3L + slot) * PAGE;
  }

  /** {@code value} rounded up to a multiple of {@code unit}, a power of two. */
  public static long roundUp(long value, long unit) {
    return Math.addExact(value, unit - 1) & -unit;
  }
}
