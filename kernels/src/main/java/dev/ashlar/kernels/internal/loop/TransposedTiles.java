package dev.ashlar.kernels.internal.loop;

import dev.ashlar.kernels.internal.compile.VectorSeam;
import org.jspecify.annotations.Nullable;

/**
 * Transposing copies of tiles: of squares in vector registers once that is hot, word by word before and where there are
 * no vectors.
 */
public final class TransposedTiles implements Warmable {
  /** Bytes of the widest elements. */
  public static final int WIDEST = 16;

  private static final int TRIAL_SIDE = 32;

  /** By the logarithm of the elements' size. */
  private static final TransposedTiles[] ALL = {
    new TransposedTiles(1), new TransposedTiles(2), new TransposedTiles(4), new TransposedTiles(8),
        new TransposedTiles(WIDEST)
  };

  private final int size;
  private final @Nullable SquareKernel squares;
  private final Heat heat;
  private boolean hot;

  private TransposedTiles(int size) {
    this.size = size;
    this.squares = VectorSeam.squares(size);
    this.heat = new Heat(squares != null);
  }

  /** Copies of elements of so many bytes: 1, 2, 4, 8 or 16. */
  public static TransposedTiles of(int size) {
    return ALL[Integer.numberOfTrailingZeros(size)];
  }

  /**
   * Copies a tile whose columns lie without gaps in the source to one whose rows do in the target.
   *
   * @param from address of the first element; then bytes from column to column
   * @param to address of the first element, which no element of the source overlaps; then bytes from row to row
   */
  public void copy(long from, long fromColumn, long to, long toRow, int rows, int columns) {
    if (hot && squares != null) {
      int side = squares.side();
      int wholeRows = rows - rows % side;
      int wholeColumns = columns - columns % side;
      squares.run(from, fromColumn, to, toRow, wholeRows, wholeColumns);
      TileCopy.copy(
          size,
          from + wholeColumns * fromColumn,
          fromColumn,
          to + (long) wholeColumns * size,
          toRow,
          wholeRows,
          columns - wholeColumns);
      TileCopy.copy(
          size, from + (long) wholeRows * size, fromColumn, to + wholeRows * toRow, toRow, rows - wholeRows, columns);
    } else {
      heat.add(this, (long) rows * columns);
      TileCopy.copy(size, from, fromColumn, to, toRow, rows, columns);
    }
  }

  @Override
  public int trialElements() {
    return TRIAL_SIDE * TRIAL_SIDE;
  }

  @Override
  public void runCold(long[] addresses, int n) {
    long pitch = (long) TRIAL_SIDE * size;
    TileCopy.copy(size, addresses[1], pitch, addresses[0], pitch, TRIAL_SIDE, n / TRIAL_SIDE);
  }

  @Override
  public void runHot(long[] addresses, int n) {
    if (squares != null) {
      long pitch = (long) TRIAL_SIDE * size;
      squares.run(addresses[1], pitch, addresses[0], pitch, TRIAL_SIDE, n / TRIAL_SIDE);
    }
  }

  @Override
  public void use(boolean vector) {
    hot = vector;
  }
}
