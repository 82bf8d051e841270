package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;
import org.jspecify.annotations.Nullable;

/**
 * A vector tile that is used once it is fast. Before the JIT has compiled it, a vector operation costs a thousand times what it does
 * after, so a daemon thread runs the tile on memory of its own until it is timed faster than a scalar tile. Where the hardware lacks an
 * operation it never becomes so, and the scalar tiles stay.
 *
 * <p>Both give the same bits, hence a product may change over in the middle.
 */
final class WarmTile {
  /** Terms that scalar tiles compute in about a millisecond; fewer are not worth the half second of a compilation. */
  private static final long THRESHOLD = 1L << 22;

  private final Arithmetic arithmetic;
  private final Form form;
  private final int rows;
  private final int vectors;
  private final Use use;
  private volatile @Nullable TileKernel hot;
  // Counts of several threads may get lost: nothing depends on their being exact.
  private long terms;

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
    this.use = use;
    if (use == Use.ALWAYS) {
      hot = compile();
    }
  }

  /** The vector tile if it is hot, else null; {@code more} is the number of terms that are about to be computed. */
  @Nullable TileKernel kernel(long more) {
    var kernel = hot;
    if (kernel == null && use == Use.WHEN_HOT) {
      long before = terms;
      terms = before + more;
      if (before < THRESHOLD && before + more >= THRESHOLD) {
        TileWarmer.warm(this);
      }
    }
    return kernel;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  /** Sums of the vector tile. */
  int sums() {
    return rows * vectors * VectorWidth.BITS / Byte.SIZE / arithmetic.bytes();
  }

  TileKernel compile() {
    return TileCompiler.compile(arithmetic.vector(), form, rows, vectors);
  }

  void adopt(TileKernel kernel) {
    hot = kernel;
  }
}
