package dev.ashlar.kernels.memory;

/**
 * The sizes in which small blocks are handed out: multiples of 64 up to 512 bytes, then four per octave, so that a
 * block wastes less than a fifth of its bytes. Every size is a multiple of 64. Bigger blocks ({@link #LARGE}) are
 * regions of their own.
 *
 * <p>A <em>ticket</em> packs the address of a block, a multiple of 64, and its class into one long.
 */
final class SizeClasses {
  /** The number of small classes. */
  static final int COUNT = 55;

  /** The biggest small block: 1.75 MiB. */
  static final long MAX_BYTES = 7L << 18;

  /** The class of blocks beyond {@link #MAX_BYTES}. */
  static final int LARGE = 255;

  private static final int LINEAR = 8;
  private static final int LINEAR_LOG = 9;

  private SizeClasses() {}

  /** The smallest class that holds so many bytes, which must not exceed {@link #MAX_BYTES}. */
  static int of(long bytes) {
    if (bytes <= 1L << LINEAR_LOG) {
      return bytes == 0 ? 0 : (int) ((bytes - 1) >>> 6);
    }
    int log = 63 - Long.numberOfLeadingZeros(bytes - 1);
    int step = (int) ((bytes - 1) >>> (log - 2)) & 3;
    return LINEAR + (log - LINEAR_LOG) * 4 + step;
  }

  /** The bytes of a block of a small class. */
  static long bytes(int sizeClass) {
    if (sizeClass < LINEAR) {
      return (sizeClass + 1L) << 6;
    }
    int log = LINEAR_LOG + (sizeClass - LINEAR) / 4;
    int step = (sizeClass - LINEAR) % 4;
    return (1L << log) + ((step + 1L) << (log - 2));
  }

  static long ticket(long address, int sizeClass) {
    return address << 2 | sizeClass;
  }

  static long addressOf(long ticket) {
    return ticket >>> 8 << 6;
  }

  static int classOf(long ticket) {
    return (int) ticket & 0xFF;
  }
}
