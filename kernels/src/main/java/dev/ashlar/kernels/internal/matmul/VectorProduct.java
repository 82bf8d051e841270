package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;
import dev.ashlar.kernels.internal.matmul.WarmTile.Use;
import org.jspecify.annotations.Nullable;

/**
 * A matrix times a vector, where there is nothing to reuse and packing would cost more than the product.
 *
 * <p>The order of operations: term p goes to partial sum p mod 8 (16 for four-byte types: as many as fill 64 bytes). Groups of that many
 * terms are taken {@link #GROUPS} at a time; the partial sums of such a block are summed from zero, one fused multiply-add per term, and
 * added to those of the blocks before. What is left after the last whole group is filled up with zeros and is a block of its own. At the
 * end the partial sums of a row are added in order.
 */
final class VectorProduct {
  /** Below this many terms the partial sums cost more than they bring. */
  static final int LEAST_TERMS = 32;

  private static final int PART_BYTES = 64;
  private static final int GROUPS = 64;

  /** Rows whose partial sums are kept at a time; with a block's columns they fit the second level cache. */
  private static final int CHUNK = 128;

  private final Arithmetic arithmetic;
  private final int bytes;
  private final int parts;
  private final int rowsAtOnce;
  private final int lane;
  private final ScalarTiles tiles;
  private final TileKernel scalarRow;
  private final @Nullable WarmTile vectorRows;
  private final @Nullable WarmTile vectorRow;
  private final @Nullable WarmTile vectorParts;

  VectorProduct(Arithmetic arithmetic, ScalarTiles tiles, Use use) {
    this.arithmetic = arithmetic;
    bytes = arithmetic.bytes();
    parts = PART_BYTES / bytes;
    this.tiles = tiles;
    scalarRow = TileCompiler.compile(arithmetic.scalar(), Form.ROWS, 1, parts);
    if (VectorWidth.BITS == 0) {
      lane = 1;
      rowsAtOnce = 1;
      vectorRows = null;
      vectorRow = null;
      vectorParts = null;
    } else {
      int vectors = PART_BYTES * Byte.SIZE / VectorWidth.BITS;
      lane = VectorWidth.BITS / Byte.SIZE / bytes;
      rowsAtOnce = 8 / vectors;
      vectorRows = new WarmTile(arithmetic, Form.ROWS, rowsAtOnce, vectors, use);
      vectorRow = new WarmTile(arithmetic, Form.ROWS, 1, vectors, use);
      vectorParts = new WarmTile(arithmetic, Form.PARTS, parts, 1, use);
    }
  }

  /**
   * Computes out = a x.
   *
   * @param m rows of {@code a}
   * @param k columns of {@code a}, at least {@link #LEAST_TERMS}
   * @param x a column of k elements
   * @param out a column of m elements
   */
  void multiply(long m, long k, Operand a, Operand x, Operand out) {
    try (var scratch = new Scratch()) {
      int chunk = (int) Math.min(CHUNK, m);
      long sums = scratch.allocate((long) Math.ceilDiv(chunk, rowsAtOnce) * rowsAtOnce * PART_BYTES);
      long tail = scratch.allocate((long) (chunk + 1) * PART_BYTES);
      long one = scratch.allocate(Double.BYTES);
      arithmetic.storeOne(one);
      var vector = x;
      if (x.row() != bytes) {
        vector = new Operand(scratch.allocate(k * bytes), bytes, bytes);
        vector.fill(x, k, 1, bytes);
      }
      boolean rowsAdjacent = a.row() == bytes && a.column() != bytes;
      long block = rowsAdjacent || a.column() == bytes ? 0 : scratch.allocate((long) chunk * GROUPS * PART_BYTES);
      for (long i = 0; i < m; i += chunk) {
        int rows = (int) Math.min(chunk, m - i);
        var partial = rowsAdjacent ? new Operand(sums, bytes, (long) chunk * bytes) : new Operand(sums, PART_BYTES, bytes);
        sum(rows, k, a.from(i, 0), vector, partial, block, tail);
        tiles.multiply(rows, 1, parts, partial, new Operand(one, 0, 0), out.from(i, 0), false);
      }
    }
  }

  private void sum(int rows, long k, Operand a, Operand x, Operand partial, long block, long tail) {
    long whole = k - k % parts;
    for (long p = 0; p < whole; p += (long) GROUPS * parts) {
      int groups = (int) Math.min(GROUPS, (whole - p) / parts);
      var terms = a.from(0, p);
      if (block != 0) {
        var packed = new Operand(block, (long) GROUPS * PART_BYTES, bytes);
        packed.fill(terms, rows, (long) groups * parts, bytes);
        terms = packed;
      }
      block(rows, groups, terms, x.from(p, 0), partial, p > 0);
    }
    if (whole < k) {
      int left = (int) (k - whole);
      new Operand(tail, 0, 1).clear(1, (long) (rows + 1) * PART_BYTES, 1);
      var lastTerms =
          partial.row() == bytes
              ? new Operand(tail + PART_BYTES, bytes, (long) rows * bytes)
              : new Operand(tail + PART_BYTES, PART_BYTES, bytes);
      lastTerms.fill(a.from(0, whole), rows, left, bytes);
      var lastX = new Operand(tail, bytes, bytes);
      lastX.fill(x.from(whole, 0), left, 1, bytes);
      block(rows, 1, lastTerms, lastX, partial, whole > 0);
    }
  }

  /** Adds groups of terms to the partial sums of some rows. */
  private void block(int rows, int groups, Operand a, Operand x, Operand partial, boolean accumulate) {
    int i = 0;
    long terms = (long) rows * groups * parts;
    if (partial.row() == bytes) {
      var kernel = vectorParts == null ? null : vectorParts.kernel(terms);
      for (; kernel != null && i + lane <= rows; i += lane) {
        kernel.run(
            groups, x.address(), bytes, 0, PART_BYTES,
            a.address() + i * a.row(), a.column(), 0, parts * a.column(),
            partial.address() + i * partial.row(), partial.column(), 0, accumulate);
      }
    } else {
      i = rows(vectorRows, rowsAtOnce, 0, rows, groups, a, x, partial, accumulate);
      i = rows(vectorRow, 1, i, rows, groups, a, x, partial, accumulate);
    }
    for (; i < rows; i++) {
      scalarRow.run(
          groups, a.address() + i * a.row(), 0, a.column(), parts * a.column(),
          x.address(), 0, bytes, PART_BYTES,
          partial.address() + i * partial.row(), 0, partial.column(), accumulate);
    }
  }

  private int rows(
      @Nullable WarmTile tile,
      int step,
      int from,
      int rows,
      int groups,
      Operand a,
      Operand x,
      Operand partial,
      boolean accumulate) {
    int i = from;
    var kernel = tile == null || i + step > rows ? null : tile.kernel((long) (rows - i) * groups * parts);
    for (; kernel != null && i + step <= rows; i += step) {
      kernel.run(
          groups, a.address() + i * a.row(), a.row(), 0, PART_BYTES,
          x.address(), 0, 0, PART_BYTES,
          partial.address() + i * partial.row(), partial.row(), 0, accumulate);
    }
    return i;
  }
}
