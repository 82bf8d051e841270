package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

/**
 * Copies a tile whose columns lie without gaps in the source to one whose rows do in the target. Elements are moved as
 * bits, so one loop serves every dtype of a size; squares of small elements are
 * {@linkplain Transposition transposed in registers}.
 */
final class TileCopy {
  private TileCopy() {}

  /**
   * Copies a tile.
   *
   * @param size bytes of an element: 1, 2, 4, 8 or 16
   * @param from address of the first element; then bytes from column to column
   * @param to address of the first element, which no element of the source overlaps; then bytes from row to row
   */
  static void copy(int size, long from, long fromColumn, long to, long toRow, int rows, int columns) {
    int side = Transposition.side(size);
    int wholeRows = side == 1 ? 0 : rows - rows % side;
    int wholeColumns = side == 1 ? 0 : columns - columns % side;
    Transposition.squares(size, from, fromColumn, to, toRow, wholeRows, wholeColumns);
    for (int row = 0; row < rows; row++) {
      int done = row < wholeRows ? wholeColumns : 0;
      run(size, from + (long) row * size + done * fromColumn, fromColumn, to + row * toRow + (long) done * size,
          columns - done);
    }
  }

  /** The rest of a row: one element after the other. */
  private static void run(int size, long from, long step, long to, int n) {
    long source = from;
    switch (size) {
      case 1 -> {
        for (int i = 0; i < n; i++) {
          ALL.set(JAVA_BYTE, to + i, ALL.get(JAVA_BYTE, source));
          source += step;
        }
      }
      case 2 -> {
        for (int i = 0; i < n; i++) {
          ALL.set(JAVA_SHORT_UNALIGNED, to + 2L * i, ALL.get(JAVA_SHORT_UNALIGNED, source));
          source += step;
        }
      }
      case 4 -> {
        for (int i = 0; i < n; i++) {
          ALL.set(JAVA_INT_UNALIGNED, to + 4L * i, ALL.get(JAVA_INT_UNALIGNED, source));
          source += step;
        }
      }
      case 8 -> {
        for (int i = 0; i < n; i++) {
          ALL.set(JAVA_LONG_UNALIGNED, to + 8L * i, ALL.get(JAVA_LONG_UNALIGNED, source));
          source += step;
        }
      }
      case 16 -> {
        for (int i = 0; i < n; i++) {
          ALL.set(JAVA_LONG_UNALIGNED, to + 16L * i, ALL.get(JAVA_LONG_UNALIGNED, source));
          ALL.set(JAVA_LONG_UNALIGNED, to + 16L * i + 8, ALL.get(JAVA_LONG_UNALIGNED, source + 8));
          source += step;
        }
      }
      default -> throw new IllegalArgumentException("elements of " + size + " bytes");
    }
  }
}
