package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;
import dev.ashlar.kernels.internal.matmul.WarmTile.Use;
import org.jspecify.annotations.Nullable;

/**
 * A matrix times a vector, or a vector times a vector, where there is nothing to reuse and packing would cost more than
 * the product.
 *
 * <p>The order of operations: term p goes to partial sum p mod 8 (16 for four-byte types: as many as fill 64 bytes);
 * where both are vectors, to one of four times as many, for the sums of a single row are all that can be added to at a
 * time, and each addition takes as long as loading the terms of four. Groups of that many terms are taken 64 at a time,
 * 256 where both are vectors; the partial sums of such a block are summed from zero, one fused multiply-add per term,
 * and added to those of the blocks before. What is left after the last whole group is filled up with zeros and is a
 * block of its own. At the end the partial sums of a row are added in order.
 */
final class VectorProduct {
  /** Below this many terms the partial sums cost more than they bring. */
  static final int LEAST_TERMS = 32;

  /** Bytes that the partial sums of a row fill, for a matrix and for a vector. */
  private static final int OF_MATRIX = 64;

  private static final int OF_VECTOR = 256;

  /**
   * Groups of a block, for a matrix and for a vector; of the latter a block is a call, and calls cost most while they
   * are not compiled.
   */
  private static final int GROUPS = 64;

  private static final int GROUPS_OF_VECTOR = 256;

  /** Rows whose partial sums are kept at a time; with a block's columns they fit the second level cache. */
  private static final int CHUNK = 64;

  /** Partial sums that one tile takes on where rows are adjacent: few, so that a broadcast serves several vectors. */
  private static final int PARTS_AT_ONCE = 4;

  /** Rows whose partial sums are added at once, since the additions of one row wait for each other. */
  private static final int ROWS_OF_FOLD = 8;

  private final Arithmetic arithmetic;
  private final int bytes;
  private final int partBytes;
  private final int parts;
  private final int mostGroups;
  private final int rowsAtOnce;
  private final int lane;
  private final int widePanel;
  private final ScalarTiles tiles;
  private final ElementCopy copy;
  private final TileKernel scalarRow;
  private final TileKernel fold;
  private final @Nullable WarmTile vectorRows;
  private final @Nullable WarmTile vectorRow;
  private final @Nullable WarmTile widePart;
  private final @Nullable WarmTile narrowPart;

  /**
   * Products in an arithmetic.
   *
   * @param sums {@link Summation#OF_VECTORS} or {@link Summation#OF_MATRIX_AND_VECTOR}
   */
  VectorProduct(Arithmetic arithmetic, ScalarTiles tiles, ElementCopy copy, Use use, Summation sums) {
    this.arithmetic = arithmetic;
    bytes = arithmetic.bytes();
    partBytes = sums == Summation.OF_VECTORS ? OF_VECTOR : OF_MATRIX;
    parts = partBytes / bytes;
    mostGroups = sums == Summation.OF_VECTORS ? GROUPS_OF_VECTOR : GROUPS;
    this.tiles = tiles;
    this.copy = copy;
    scalarRow = TileCompiler.compile(arithmetic.scalar(), Form.ROWS, 1, parts);
    fold = TileCompiler.compile(arithmetic.scalar(), Form.PRODUCT, ROWS_OF_FOLD, 1);
    if (VectorWidth.BITS == 0) {
      lane = 1;
      widePanel = 1;
      rowsAtOnce = 1;
      vectorRows = null;
      vectorRow = null;
      widePart = null;
      narrowPart = null;
    } else {
      int vectors = partBytes * Byte.SIZE / VectorWidth.BITS;
      lane = VectorWidth.BITS / Byte.SIZE / bytes;
      widePanel = 2;
      rowsAtOnce = Math.max(1, 8 / vectors);
      vectorRows = new WarmTile(arithmetic, Form.ROWS, rowsAtOnce, vectors, use);
      vectorRow = new WarmTile(arithmetic, Form.ROWS, 1, vectors, use);
      widePart = new WarmTile(arithmetic, Form.PARTS, PARTS_AT_ONCE, widePanel, use);
      narrowPart = new WarmTile(arithmetic, Form.PARTS, PARTS_AT_ONCE, 1, use);
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
      long sums = scratch.allocate((long) Math.ceilDiv(chunk, rowsAtOnce) * rowsAtOnce * partBytes);
      long tail = scratch.allocate((long) (chunk + 1) * partBytes);
      long one = scratch.allocate(Double.BYTES);
      arithmetic.storeOne(one);
      var vector = x;
      if (x.row() != bytes) {
        vector = new Operand(scratch.allocate(k * bytes), bytes, bytes);
        copy.run(k, 1, vector.address(), bytes, 0, x.address(), x.row(), 0, 0);
      }
      boolean rowsAdjacent = a.row() == bytes && a.column() != bytes;
      long block = rowsAdjacent || a.column() == bytes ? 0 : scratch.allocate((long) chunk * mostGroups * partBytes);
      for (long i = 0; i < m; i += chunk) {
        int rows = (int) Math.min(chunk, m - i);
        var partial =
            rowsAdjacent ? new Operand(sums, bytes, (long) chunk * bytes) : new Operand(sums, partBytes, bytes);
        sum(rows, k, a.from(i, 0), vector, partial, block, tail);
        fold(rows, partial, one, out.from(i, 0));
      }
    }
  }

  private void sum(int rows, long k, Operand a, Operand x, Operand partial, long block, long tail) {
    long whole = k - k % parts;
    for (long p = 0; p < whole; p += (long) mostGroups * parts) {
      int groups = (int) Math.min(mostGroups, (whole - p) / parts);
      var terms = a.from(0, p);
      if (block != 0) {
        var packed = new Operand(block, (long) mostGroups * partBytes, bytes);
        copy.copy(rows, groups * parts, block, packed.row(), bytes, terms.address(), terms.row(), terms.column(), 0);
        terms = packed;
      }
      block(rows, groups, terms, x.from(p, 0), partial, p > 0);
    }
    if (whole < k) {
      int left = (int) (k - whole);
      new Operand(tail, 0, 1).clear(1, (long) (rows + 1) * partBytes, 1);
      var lastTerms =
          partial.row() == bytes
              ? new Operand(tail + partBytes, bytes, (long) rows * bytes)
              : new Operand(tail + partBytes, partBytes, bytes);
      var terms = a.from(0, whole);
      copy.copy(
          rows, left, lastTerms.address(), lastTerms.row(), lastTerms.column(), terms.address(), terms.row(),
          terms.column(), 0);
      var lastX = new Operand(tail, bytes, bytes);
      copy.run(left, 1, tail, bytes, 0, x.from(whole, 0).address(), x.row(), 0, 0);
      block(rows, 1, lastTerms, lastX, partial, whole > 0);
    }
  }

  /** Adds groups of terms to the partial sums of some rows. */
  private void block(int rows, int groups, Operand a, Operand x, Operand partial, boolean accumulate) {
    int i = 0;
    if (partial.row() == bytes) {
      i = adjacentRows(widePart, widePanel * lane, 0, rows, groups, a, x, partial, accumulate);
      i = adjacentRows(narrowPart, lane, i, rows, groups, a, x, partial, accumulate);
    } else {
      i = rows(vectorRows, rowsAtOnce, 0, rows, groups, a, x, partial, accumulate);
      i = rows(vectorRow, 1, i, rows, groups, a, x, partial, accumulate);
    }
    for (; i < rows; i++) {
      scalarRow.run(
          groups, a.address() + i * a.row(), 0, a.column(), parts * a.column(),
          x.address(), 0, bytes, partBytes,
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
          groups, a.address() + i * a.row(), a.row(), 0, partBytes,
          x.address(), 0, 0, partBytes,
          partial.address() + i * partial.row(), partial.row(), 0, accumulate);
    }
    return i;
  }

  private int adjacentRows(
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
      for (int part = 0; part < parts; part += PARTS_AT_ONCE) {
        kernel.run(
            groups, x.address() + (long) part * bytes, bytes, 0, partBytes,
            a.address() + i * a.row() + part * a.column(), a.column(), 0, parts * a.column(),
            partial.address() + i * partial.row() + part * partial.column(), partial.column(), 0, accumulate);
      }
    }
    return i;
  }

  /** Adds the partial sums of each row; adding is multiplying by one and adding, exactly. */
  private void fold(int rows, Operand partial, long one, Operand out) {
    int i = 0;
    for (; i + ROWS_OF_FOLD <= rows; i += ROWS_OF_FOLD) {
      fold.run(
          parts, partial.address() + i * partial.row(), partial.row(), 0, partial.column(),
          one, 0, 0, 0,
          out.address() + i * out.row(), out.row(), 0, false);
    }
    tiles.multiply(rows - i, 1, parts, partial.from(i, 0), new Operand(one, 0, 0), out.from(i, 0), false);
  }
}
