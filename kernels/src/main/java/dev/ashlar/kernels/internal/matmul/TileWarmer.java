package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.loop.OtherWarmUps;
import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;
import java.util.concurrent.LinkedBlockingQueue;

/** The daemon thread that makes vector tiles hot, one after the other. */
final class TileWarmer {
  /**
   * So few terms to a call that the JIT's counters of calls report before those of loops do, and it compiles the tile as a whole. The
   * version that it would make for a running loop is bigger, and C1 has failed on it.
   */
  private static final int DEPTH = 4;

  private static final int CALLS = 256;
  /** Trials that a vector tile must win in a row. */
  private static final int WINS = 3;
  /** A term of a sum takes longer than this while the code is cold, on any machine, and less when it is hot. */
  private static final double HOT_NANOS_PER_TERM = 1;

  private static final long PATIENCE_NANOS = 15_000_000_000L;

  /** How often a tile is defined anew, for the JIT sometimes gives up on a class. */
  private static final int ATTEMPTS = 3;

  /** More than any tile reads or writes when its strides are zero. */
  private static final int BUFFER_BYTES = 1 << 14;

  private static final LinkedBlockingQueue<WarmTile> QUEUE = new LinkedBlockingQueue<>();

  static {
    Thread.ofPlatform().daemon().name("ashlar-matmul-warmer").start(TileWarmer::serve);
  }

  private TileWarmer() {}

  static void warm(WarmTile tile) {
    OtherWarmUps.begin();
    QUEUE.add(tile);
  }

  private static void serve() {
    while (true) {
      try {
        var tile = QUEUE.take();
        try {
          for (int attempt = 0; attempt < ATTEMPTS && !makeHot(tile); attempt++) {}
        } finally {
          OtherWarmUps.end();
        }
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  private static boolean makeHot(WarmTile tile) {
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
        scalarBest = Math.min(scalarBest, nanosPerTerm(scalar, ScalarTiles.ROWS * ScalarTiles.COLUMNS, a, c));
        double nanos = nanosPerTerm(vector, tile.sums(), a, c);
        wins = nanos < HOT_NANOS_PER_TERM && nanos < 0.75 * scalarBest ? wins + 1 : 0;
      }
      if (wins == WINS) {
        tile.adopt(vector);
      }
      return wins == WINS;
    }
  }

  private static double nanosPerTerm(TileKernel kernel, int sums, long a, long c) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      kernel.run(DEPTH, a, 0, 0, 0, a, 0, 0, 0, c, 0, 0, (i & 1) == 0);
    }
    return (double) (System.nanoTime() - start) / ((double) CALLS * DEPTH * sums);
  }
}
