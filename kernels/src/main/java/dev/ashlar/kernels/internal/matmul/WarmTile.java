package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.loop.Heat;
import dev.ashlar.kernels.internal.loop.KernelEvents;
import dev.ashlar.kernels.internal.loop.Trials;
import dev.ashlar.kernels.internal.loop.Warmable;
import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;
import org.jspecify.annotations.Nullable;

/**
 * A vector tile that is used once it is fast. Where the hardware lacks an operation it never becomes so, and the scalar
 * tiles stay.
 *
 * <p>Both give the same bits, hence a product may change over in the middle.
 */
final class WarmTile implements Warmable {
  /**
   * Terms that scalar tiles compute in some 20 ms before they are compiled themselves; fewer are not worth a
   * compilation.
   */
  private static final long THRESHOLD = 1L << 18;

  /**
   * So few terms to a call that the JIT's counters of calls report before those of loops do, and it compiles the tile
   * as a whole. The version that it would make for a running loop is bigger, and C1 has failed on it.
   */
  private static final int DEPTH = 4;

  private static final Trials TRIALS = new Trials(64, 8000, 16, 1, 4);

  private final Arithmetic arithmetic;
  private final Form form;
  private final int rows;
  private final int vectors;
  private final Heat heat;
  private @Nullable TileKernel candidate;
  private @Nullable TileKernel scalar;
  private volatile @Nullable TileKernel hot;

  /** When vector tiles are used. */
  enum Use {
    /** Cold or hot: for comparing the two forms. */
    ALWAYS,
    /** Once they are hot. */
    WHEN_HOT,
    /** Scalar tiles only: for comparing the two forms. */
    NEVER
  }

  WarmTile(Arithmetic arithmetic, Form form, int rows, int vectors, Use use) {
    this.arithmetic = arithmetic;
    this.form = form;
    this.rows = rows;
    this.vectors = vectors;
    heat = new Heat(use == Use.WHEN_HOT, THRESHOLD);
    if (use == Use.ALWAYS) {
      hot = candidate();
    }
  }

  /** The vector tile if it is hot, else null; {@code more} is the number of terms that are about to be computed. */
  @Nullable TileKernel kernel(long more) {
    var kernel = hot;
    if (kernel == null) {
      heat.add(this, more);
    }
    return kernel;
  }

  @Override
  public int trialElements() {
    return DEPTH;
  }

  @Override
  public Trials trials() {
    return TRIALS;
  }

  /** As many terms by scalar tiles. */
  @Override
  public void runCold(long[] addresses, int n) {
    var tile = scalar();
    int sums = rows * vectors * VectorWidth.BITS / Byte.SIZE / arithmetic.bytes();
    for (int done = 0; done < sums; done += ScalarTiles.ROWS * ScalarTiles.COLUMNS) {
      run(tile, addresses, n);
    }
  }

  @Override
  public void runHot(long[] addresses, int n) {
    run(candidate(), addresses, n);
  }

  private static void run(TileKernel tile, long[] addresses, int n) {
    if (n > 0) {
      long in = addresses[1];
      tile.run(n, in, 0, 0, 0, in, 0, 0, 0, addresses[0], 0, 0, false);
      tile.run(n, in, 0, 0, 0, in, 0, 0, 0, addresses[0], 0, 0, true);
    }
  }

  @Override
  public void use(boolean fast) {
    hot = fast ? candidate() : null;
  }

  @Override
  public boolean renew() {
    candidate = null;
    return true;
  }

  private TileKernel candidate() {
    var made = candidate;
    if (made == null) {
      long start = System.nanoTime();
      made = TileCompiler.compile(arithmetic.vector(), form, rows, vectors);
      candidate = made;
      KernelEvents.created(this, VectorWidth.BITS / Byte.SIZE / arithmetic.bytes(), System.nanoTime() - start);
    }
    return made;
  }

  private TileKernel scalar() {
    var made = scalar;
    if (made == null) {
      made = TileCompiler.compile(arithmetic.scalar(), Form.PRODUCT, ScalarTiles.ROWS, ScalarTiles.COLUMNS);
      scalar = made;
    }
    return made;
  }

  @Override
  public String toString() {
    return form + " of " + rows + " x " + vectors + " vectors of " + arithmetic;
  }
}
