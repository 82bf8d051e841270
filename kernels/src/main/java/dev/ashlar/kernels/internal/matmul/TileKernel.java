package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.loop.Template;
import java.lang.invoke.MethodHandle;

/**
 * A compiled register tile: a fixed number of rows and columns of sums that stay in registers while {@code depth} terms
 * are added to each. Strides are in bytes; the term p of row i and column j is the product of what
 * {@link TileCompiler.Form} reads at {@code a + i * aRow + j * aColumn + p * aDepth} and at
 * {@code b + i * bRow + j * bColumn + p * bDepth}. A <em>column</em> is one value of the lanes that the tile is
 * compiled from: a whole vector in the vector form, whose columns always follow each other in memory.
 *
 * <p>The compiled method is called through a handle that is no constant to the JIT, so that it is never inlined: the
 * one that adds rows is small enough for it, and compiled into a caller that looks rare its vectors are boxed, which
 * made a product three times slower.
 */
final class TileKernel {
  private final MethodHandle tile;

  /**
   * A kernel of a compiled method.
   *
   * @param tile takes what {@link #run} takes
   */
  TileKernel(MethodHandle tile) {
    this.tile = tile;
  }

  /**
   * Computes the tile and stores it at {@code c + i * cRow + j * cColumn}.
   *
   * @param depth the number of terms
   * @param accumulate whether the sums are added to what is there, where the form can do that
   */
  void run(
      int depth,
      long a,
      long aRow,
      long aColumn,
      long aDepth,
      long b,
      long bRow,
      long bColumn,
      long bDepth,
      long c,
      long cRow,
      long cColumn,
      boolean accumulate) {
    try {
      tile.invokeExact(depth, a, aRow, aColumn, aDepth, b, bRow, bColumn, bDepth, c, cRow, cColumn, accumulate);
    } catch (Throwable failure) {
      throw Template.rethrow(failure);
    }
  }
}
