package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Transposes squares of elements of 1, 2 and 4 bytes in registers of 8 bytes: whole words are read and written, and
 * their parts change places by shifts and masks (Warren, Hacker's Delight, "Transposing a Bit Matrix", with bytes for
 * bits).
 */
final class Transposition {
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long HALVES = 0x0000_0000_FFFF_FFFFL;
  private static final long QUARTERS = 0x0000_FFFF_0000_FFFFL;
  private static final long BYTES = 0x00FF_00FF_00FF_00FFL;

  private Transposition() {}

  /** The side of a square of such elements: as many as fill a word; 1 where there are no squares. */
  static int side(int size) {
    return size == 1 || size == 2 || size == 4 ? Long.BYTES / size : 1;
  }

  /**
   * Copies a tile whose columns lie without gaps to one whose rows do.
   *
   * @param rows a multiple of the side, as are the columns
   */
  static void squares(int size, long from, long fromColumn, long to, long toRow, int rows, int columns) {
    int side = side(size);
    for (int column = 0; column < columns; column += side) {
      long source = from + column * fromColumn;
      long target = to + (long) column * size;
      switch (size) {
        case 1 -> bytes(source, fromColumn, target, toRow, rows);
        case 2 -> shorts(source, fromColumn, target, toRow, rows);
        default -> ints(source, fromColumn, target, toRow, rows);
      }
    }
  }

  private static void ints(long from, long fromColumn, long to, long toRow, int rows) {
    for (int row = 0; row < rows; row += 2) {
      long source = from + 4L * row;
      long target = to + row * toRow;
      long a = ALL.get(WORD, source);
      long b = ALL.get(WORD, source + fromColumn);
      ALL.set(WORD, target, (a & HALVES) | b << 32);
      ALL.set(WORD, target + toRow, a >>> 32 | (b & ~HALVES));
    }
  }

  private static void shorts(long from, long fromColumn, long to, long toRow, int rows) {
    for (int row = 0; row < rows; row += 4) {
      long source = from + 2L * row;
      long target = to + row * toRow;
      long a = ALL.get(WORD, source);
      long b = ALL.get(WORD, source + fromColumn);
      long c = ALL.get(WORD, source + 2 * fromColumn);
      long d = ALL.get(WORD, source + 3 * fromColumn);
      long ac = (a & HALVES) | c << 32;
      long ca = a >>> 32 | (c & ~HALVES);
      long bd = (b & HALVES) | d << 32;
      long db = b >>> 32 | (d & ~HALVES);
      ALL.set(WORD, target, (ac & QUARTERS) | (bd & QUARTERS) << 16);
      ALL.set(WORD, target + toRow, (ac >>> 16 & QUARTERS) | (bd & ~QUARTERS));
      ALL.set(WORD, target + 2 * toRow, (ca & QUARTERS) | (db & QUARTERS) << 16);
      ALL.set(WORD, target + 3 * toRow, (ca >>> 16 & QUARTERS) | (db & ~QUARTERS));
    }
  }

  private static void bytes(long from, long fromColumn, long to, long toRow, int rows) {
    for (int row = 0; row < rows; row += 8) {
      long source = from + row;
      long target = to + row * toRow;
      long a = ALL.get(WORD, source);
      long b = ALL.get(WORD, source + fromColumn);
      long c = ALL.get(WORD, source + 2 * fromColumn);
      long d = ALL.get(WORD, source + 3 * fromColumn);
      long e = ALL.get(WORD, source + 4 * fromColumn);
      long f = ALL.get(WORD, source + 5 * fromColumn);
      long g = ALL.get(WORD, source + 6 * fromColumn);
      long h = ALL.get(WORD, source + 7 * fromColumn);
      four(
          target,
          toRow,
          (a & HALVES) | e << 32,
          (b & HALVES) | f << 32,
          (c & HALVES) | g << 32,
          (d & HALVES) | h << 32);
      four(
          target + 4 * toRow,
          toRow,
          a >>> 32 | (e & ~HALVES),
          b >>> 32 | (f & ~HALVES),
          c >>> 32 | (g & ~HALVES),
          d >>> 32 | (h & ~HALVES));
    }
  }

  /** The last two rounds for four rows of bytes. */
  private static void four(long target, long toRow, long a, long b, long c, long d) {
    long ac = (a & QUARTERS) | (c & QUARTERS) << 16;
    long ca = (a >>> 16 & QUARTERS) | (c & ~QUARTERS);
    long bd = (b & QUARTERS) | (d & QUARTERS) << 16;
    long db = (b >>> 16 & QUARTERS) | (d & ~QUARTERS);
    ALL.set(WORD, target, (ac & BYTES) | (bd & BYTES) << 8);
    ALL.set(WORD, target + toRow, (ac >>> 8 & BYTES) | (bd & ~BYTES));
    ALL.set(WORD, target + 2 * toRow, (ca & BYTES) | (db & BYTES) << 8);
    ALL.set(WORD, target + 3 * toRow, (ca >>> 8 & BYTES) | (db & ~BYTES));
  }
}
