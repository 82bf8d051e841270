package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.internal.loop.MapTemplates;
import dev.ashlar.kernels.internal.loop.TransposedTiles;
import dev.ashlar.kernels.memory.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Elementwise work on operands of which some are denser along another loop than the innermost, which is the output's:
 * tile by tile, those operands are transposed into scratch memory that stays in the nearest caches, and the kernel of
 * contiguous operands goes over the tile's rows.
 */
final class TransposedSweep {
  /** Bytes of all the tiles that are in scratch memory at a time: all of it. */
  private static final int TILE_BYTES = Scratch.BYTES;

  /**
   * Columns of a tile. Long rows let the processor foresee what is read and written next to the transposed operand: of
   * float64 1000 x 1000 an addition took .59 ns an element with rows of 1024, .80 with 512 and .95 with 256, and
   * differed less from run to run.
   */
  private static final int MOST_COLUMNS = 1024;

  /**
   * Bytes of a tile's columns, as they lie in the operand; the rest of a cache line is still in the second-level cache
   * at its turn.
   */
  private static final int COLUMN_BYTES = 32;

  /** A row of fewer elements is not worth a kernel's call. */
  private static final int LEAST_COLUMNS = 32;

  /** Rows of a tile are a multiple of a square's. */
  private static final int SIDE = 8;

  private final Nest nest;
  private final List<DType> operands;
  private final MapKernel kernel;

  /**
   * Of each operand: bytes from where its tile is in scratch memory to the next one's; 0 if the operand is used where
   * it is.
   */
  private final int[] tileBytes;

  private final int rows;
  private final int columns;

  private TransposedSweep(Nest nest, List<DType> operands, int[] sizes, MapKernel kernel) {
    this.nest = nest;
    this.operands = operands;
    this.kernel = kernel;
    int widest = 1;
    int all = 0;
    for (int size : sizes) {
      widest = Math.max(widest, size);
      all += size;
    }
    rows = Math.max(SIDE, COLUMN_BYTES / widest);
    columns = Math.clamp(TILE_BYTES / (rows * all) & -SIDE, LEAST_COLUMNS, MOST_COLUMNS);
    tileBytes = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      tileBytes[i] = rows * columns * sizes[i];
    }
  }

  /**
   * The sweep of a nest, whose loops change their order; null where it does not serve: some operand must be transposed,
   * and every other one be transposed along the same loop or have a leaf mode.
   */
  static @Nullable TransposedSweep of(MapProgram program, Nest nest) {
    var operands = program.inputs();
    int dense = nest.depth < 2 ? -1 : dense(nest, operands);
    if (dense < 0
        || nest.innerStride(0) != program.tree().dtype().itemsize()
        || Math.min(nest.innerExtent(), nest.shape[dense]) < SIDE) {
      return null;
    }
    var sizes = new int[operands.size()];
    long pattern = 0;
    for (int i = 0; i < operands.size(); i++) {
      int size = operands.get(i).itemsize();
      var mode = LeafMode.of(nest.innerStride(i + 1), size);
      if (mode != null) {
        pattern |= mode.pattern(i);
      } else if (nest.strides[i + 1][dense] == size) {
        sizes[i] = size;
      } else {
        return null;
      }
    }
    nest.moveInwards(dense, nest.depth - 2);
    return new TransposedSweep(nest, operands, sizes, program.stepped(pattern));
  }

  /** Evaluates all elements. */
  void run() {
    try (var scratch = Scratch.take()) {
      nest.walk(2, at -> tiles(scratch.address(), at));
    }
  }

  /** Whether an operand goes through scratch memory. */
  boolean isTransposed(int operand) {
    return tileBytes[operand] > 0;
  }

  /** What runs over the rows of a tile. */
  MapKernel kernel() {
    return kernel;
  }

  /** Rows and columns of a tile. */
  String tile() {
    return rows + " x " + columns;
  }

  /** The loop along which the first operand without a leaf mode lies without gaps; -1 if there is none. */
  private static int dense(Nest nest, List<DType> operands) {
    for (int i = 0; i < operands.size(); i++) {
      int size = operands.get(i).itemsize();
      if (LeafMode.of(nest.innerStride(i + 1), size) == null) {
        int dense = nest.densest(i + 1);
        return nest.strides[i + 1][dense] == size ? dense : -1;
      }
    }
    return -1;
  }

  private void tiles(long scratch, long[] at) {
    int inner = nest.depth - 1;
    long height = nest.shape[inner - 1];
    long width = nest.shape[inner];
    var first = new long[MapTemplates.MAX_INPUTS + 1];
    for (long r = 0; r < height; r += rows) {
      for (long c = 0; c < width; c += columns) {
        for (int i = 0; i < nest.operands; i++) {
          first[i] = at[i] + r * nest.strides[i][inner - 1] + c * nest.strides[i][inner];
        }
        tile(scratch, first, (int) Math.min(rows, height - r), (int) Math.min(columns, width - c));
      }
    }
  }

  /** One tile, of which the operands' first elements are at these addresses; they are changed. */
  private void tile(long scratch, long[] at, int tileRows, int tileColumns) {
    int inner = nest.depth - 1;
    long place = scratch;
    for (int i = 0; i < operands.size(); i++) {
      if (tileBytes[i] > 0) {
        int size = operands.get(i).itemsize();
        TransposedTiles.of(size)
            .copy(at[i + 1], nest.strides[i + 1][inner], place, (long) columns * size, tileRows, tileColumns);
        at[i + 1] = place;
        place += tileBytes[i];
      }
    }
    for (int row = 0; row < tileRows; row++) {
      kernel.run(at, tileColumns);
      at[0] += nest.strides[0][inner - 1];
      for (int i = 0; i < operands.size(); i++) {
        at[i + 1] += tileBytes[i] > 0 ? (long) columns * operands.get(i).itemsize() : nest.strides[i + 1][inner - 1];
      }
    }
  }
}
