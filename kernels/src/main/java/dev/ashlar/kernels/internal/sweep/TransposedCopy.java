package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.kernels.internal.loop.TransposedTiles;

/**
 * Copies elements whose source is denser along another loop than the innermost, which is the target's: tile by tile, so
 * that each cache line of the source is read once.
 */
final class TransposedCopy {
  /** Bytes of a tile's column in the source: a cache line. */
  private static final int COLUMN_BYTES = 64;

  private static final int COLUMNS = 128;

  /** Shorter loops are not worth tiles. */
  private static final int SHORT = 8;

  private final Nest nest;
  private final int size;
  private final int rows;
  private final TransposedTiles copies;

  private TransposedCopy(Nest nest, int size) {
    this.nest = nest;
    this.size = size;
    this.rows = COLUMN_BYTES / size;
    this.copies = TransposedTiles.of(size);
  }

  /** Whether the nest, of an output and an input, is such a copy. */
  static boolean serves(Nest nest, int size) {
    if (size > TransposedTiles.WIDEST || nest.depth < 2 || nest.innerExtent() < SHORT || nest.innerStride(0) != size) {
      return false;
    }
    int dense = nest.densest(1);
    return dense != nest.depth - 1 && nest.strides[1][dense] == size && nest.shape[dense] >= SHORT;
  }

  /** Copies all elements of the nest, whose loops change their order. */
  static void sweep(Nest nest, int size) {
    nest.moveInwards(nest.densest(1), nest.depth - 2);
    var copy = new TransposedCopy(nest, size);
    nest.walk(2, at -> copy.tiles(at[0], at[1]));
  }

  private void tiles(long to, long from) {
    int inner = nest.depth - 1;
    long height = nest.shape[inner - 1];
    long width = nest.shape[inner];
    long toRow = nest.strides[0][inner - 1];
    long fromColumn = nest.strides[1][inner];
    for (long r = 0; r < height; r += rows) {
      int tileRows = (int) Math.min(rows, height - r);
      for (long c = 0; c < width; c += COLUMNS) {
        int tileColumns = (int) Math.min(COLUMNS, width - c);
        copies.copy(from + r * size + c * fromColumn, fromColumn, to + r * toRow + c * size, toRow, tileRows,
            tileColumns);
      }
    }
  }
}
