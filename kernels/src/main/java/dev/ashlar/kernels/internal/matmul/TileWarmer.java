package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;
import java.util.concurrent.LinkedBlockingQueue;

/** The daemon thread that makes vector tiles hot, one after the other. */
final class TileWarmer {
  private static final int DEPTH = 64;
  private static final int CALLS = 16;
  /** Trials that a vector tile must win in a row. */
  private static final int WINS = 3;
  /** How long the scalar tile runs first, so that it is compiled when the two are compared. */
  private static final long SCALAR_NANOS = 100_000_000;

  private static final long PATIENCE_NANOS = 10_000_000_000L;
  /** More than any tile reads or writes when its strides are zero. */
  private static final int BUFFER_BYTES = 1 << 14;

  private static final LinkedBlockingQueue<WarmTile> QUEUE = new LinkedBlockingQueue<>();

  static {
    Thread.ofPlatform().daemon().name("ashlar-matmul-warmer").start(TileWarmer::serve);
  }

  private TileWarmer() {}

  static void warm(WarmTile tile) {
    QUEUE.add(tile);
  }

  private static void serve() {
    while (true) {
      try {
        makeHot(QUEUE.take());
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  private static void makeHot(WarmTile tile) {
    var scalar = TileCompiler.compile(tile.arithmetic().scalar(), Form.PRODUCT, ScalarTiles.ROWS, ScalarTiles.COLUMNS);
    var vector = tile.compile();
    try (var scratch = new Scratch()) {
      long a = scratch.allocate(BUFFER_BYTES);
      long c = scratch.allocate(BUFFER_BYTES);
      new Operand(a, 0, 1).clear(1, BUFFER_BYTES, 1);
      double scalarBest = Double.MAX_VALUE;
      long start = System.nanoTime();
      int wins = 0;
      while (wins < WINS && System.nanoTime() - start < PATIENCE_NANOS) {
        boolean comparing = System.nanoTime() - start > SCALAR_NANOS;
        if (!comparing || wins > 0) {
          scalarBest = Math.min(scalarBest, (double) time(scalar, a, c) / (ScalarTiles.ROWS * ScalarTiles.COLUMNS));
        }
        wins = comparing && (double) time(vector, a, c) / tile.sums() < 0.75 * scalarBest ? wins + 1 : 0;
      }
      if (wins == WINS) {
        tile.adopt(vector);
      }
    }
  }

  private static long time(TileKernel kernel, long a, long c) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      kernel.run(DEPTH, a, 0, 0, 0, a, 0, 0, 0, c, 0, 0, (i & 1) == 0);
    }
    return System.nanoTime() - start;
  }
}
