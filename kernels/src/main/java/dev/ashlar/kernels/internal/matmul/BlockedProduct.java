package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import java.lang.foreign.MemorySegment;

/**
 * A product in cache-sized blocks: a block of the right operand is packed for the last level cache, blocks of the left
 * one for the second level, and their panels meet in {@link Tiles}. An operand is used where it lies if its elements
 * need no conversion, its values for one term can be read by the tile, and too few tiles would reuse the packed copy.
 */
final class BlockedProduct {
  /** Panels of the other operand below which packing does not pay. */
  private static final int FEW_PANELS = 4;

  private static final long MOST_COLUMNS = 1 << 13;

  private final Embedding embedding;
  private final Tiles tiles;
  private final int bytes;
  private final int parts;
  private final long m;
  private final long n;
  private final long k;
  private final Operand a;
  private final Operand b;
  private final Operand c;
  private final int panelRows;
  private final long rowBlock;
  private final long columnBlock;
  private final int depthBlock;
  private final boolean leftInPlace;
  private final boolean rightInPlace;
  private long packedLeft;
  private long packedRight;
  private long edge;

  private BlockedProduct(Embedding embedding, long m, long n, long k, Operand a, Operand b, Operand c) {
    this.embedding = embedding;
    this.m = m;
    this.n = n;
    this.k = k;
    this.a = a;
    this.b = b;
    this.c = c;
    tiles = embedding.tiles();
    bytes = embedding.arithmetic().bytes();
    parts = embedding.parts();
    panelRows = (int) Math.min(tiles.height(), m * parts);
    depthBlock = Tiles.DEPTH / parts;
    long depthBytes = (long) Tiles.DEPTH * bytes;
    rowBlock = block(m, CacheSizes.LEVEL2 / 2 / depthBytes / parts, panelRows / parts);
    columnBlock = block(n, Math.min(MOST_COLUMNS, CacheSizes.LEVEL3 / 4 / depthBytes), tiles.width());
    leftInPlace = embedding.plain() && n <= (long) FEW_PANELS * tiles.width();
    rightInPlace = embedding.plain() && b.column() == bytes && m <= (long) FEW_PANELS * tiles.height();
  }

  /**
   * Computes a times b.
   *
   * @param c real numbers of the compute type, columns next to each other; the real and the imaginary part of a complex
   *     row are two rows
   */
  static void multiply(Embedding embedding, long m, long n, long k, Operand a, Operand b, Operand c) {
    var product = new BlockedProduct(embedding, m, n, k, a, b, c);
    try (var scratch = new Scratch()) {
      product.run(scratch);
    }
  }

  /** Equal blocks of at most about {@code most}, in multiples of {@code unit}. */
  private static long block(long length, long most, int unit) {
    long blocks = Math.ceilDiv(length, Math.max(most, unit));
    return Math.ceilDiv(Math.ceilDiv(length, blocks), unit) * unit;
  }

  private void run(Scratch scratch) {
    long depthBytes = Math.min(k * parts, Tiles.DEPTH) * bytes;
    edge = scratch.allocate(tiles.edgeBytes());
    packedLeft = scratch.allocate((leftInPlace ? panelRows : rowBlock * parts) * depthBytes);
    packedRight = scratch.allocate((rightInPlace ? tiles.width() : columnBlock) * depthBytes);
    for (long j = 0; j < n; j += columnBlock) {
      long columns = Math.min(columnBlock, n - j);
      for (long p = 0; p < k; p += depthBlock) {
        int depth = (int) Math.min(depthBlock, k - p);
        packRight(b.from(p, j), columns, depth);
        for (long i = 0; i < m; i += rowBlock) {
          long rows = Math.min(rowBlock, m - i);
          packLeft(a.from(i, p), rows, depth);
          multiplyBlocks(i, rows, j, columns, p, depth);
        }
      }
    }
  }

  private void multiplyBlocks(long i, long rows, long j, long columns, long p, int depth) {
    int unit = panelRows / parts;
    for (long jr = 0; jr < columns; jr += tiles.width()) {
      int width = (int) Math.min(tiles.width(), columns - jr);
      int panelColumns = Math.ceilDiv(width, tiles.lane()) * tiles.lane();
      boolean packedColumns = !(rightInPlace && width == panelColumns);
      long right = packedColumns ? rightPanel(jr, depth) : b.address() + p * b.row() + (j + jr) * b.column();
      long rightDepth = packedColumns ? (long) panelColumns * bytes : b.row();
      for (long ir = 0; ir < rows; ir += unit) {
        int height = (int) Math.min(unit, rows - ir);
        boolean packedRows = !(leftInPlace && height == unit);
        tiles.multiply(
            height * parts,
            width,
            panelRows,
            panelColumns,
            depth * parts,
            packedRows ? leftPanel(ir, depth) : a.address() + (i + ir) * a.row() + p * a.column(),
            packedRows ? bytes : a.row(),
            packedRows ? (long) panelRows * bytes : a.column(),
            right,
            rightDepth,
            c.address() + (i + ir) * parts * c.row() + (j + jr) * bytes,
            c.row(),
            p > 0,
            edge);
      }
    }
  }

  private long leftPanel(long row, int depth) {
    return leftInPlace ? packedLeft : packedLeft + row * parts * depth * parts * bytes;
  }

  private long rightPanel(long column, int depth) {
    return rightInPlace ? packedRight : packedRight + column * depth * parts * bytes;
  }

  private void packLeft(Operand block, long rows, int depth) {
    int unit = panelRows / parts;
    for (long i = leftInPlace ? rows - rows % unit : 0; i < rows; i += unit) {
      int height = (int) Math.min(unit, rows - i);
      long to = leftPanel(i, depth);
      long toDepth = (long) panelRows * bytes;
      if (height < unit) {
        ALL.asSlice(to, toDepth * depth * parts).fill((byte) 0);
      }
      long from = block.address() + i * block.row();
      long toRow = (long) bytes * parts;
      embedding.left().copy(height, depth, to, toRow, toDepth * parts, from, block.row(), block.column(), toDepth);
    }
  }

  private void packRight(Operand block, long columns, int depth) {
    for (long j = rightInPlace ? columns - columns % tiles.width() : 0; j < columns; j += tiles.width()) {
      int width = (int) Math.min(tiles.width(), columns - j);
      int panelColumns = Math.ceilDiv(width, tiles.lane()) * tiles.lane();
      if (rightInPlace && width == panelColumns) {
        return;
      }
      long to = rightPanel(j, depth);
      long toDepth = (long) panelColumns * bytes;
      if (width < panelColumns) {
        ALL.asSlice(to, toDepth * depth * parts).fill((byte) 0);
      }
      long from = block.address() + j * block.column();
      if (embedding.plain() && block.column() == bytes) {
        for (int p = 0; p < depth; p++) {
          MemorySegment.copy(ALL, from + p * block.row(), ALL, to + p * toDepth, (long) width * bytes);
        }
      } else {
        embedding.right().copy(depth, width, to, toDepth * parts, bytes, from, block.row(), block.column(), toDepth);
      }
    }
  }
}
