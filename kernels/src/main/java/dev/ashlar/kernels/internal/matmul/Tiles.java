package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.util.Objects.requireNonNull;

import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;
import dev.ashlar.kernels.internal.matmul.WarmTile.Use;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The tiles of one compute type, shaped for this machine: 6 rows of 3 vectors where there are 32 vector registers, of 2
 * where there are 16, besides which a row of the right operand and one value of the left one need registers; 4 rows
 * where a product needs a register before it is added. 24 sums would fit 32 registers, but so big a method passes
 * limits of C2 in a JVM that uses many kinds of vectors: it leaves some of the sums on the heap, and takes three times
 * as long.
 */
final class Tiles {
  /**
   * Real terms that are summed before the sum is added to the result. Part of the order of operations, hence the same
   * everywhere.
   */
  static final int DEPTH = 256;

  /** Stands for the number of rows where the tile is the one that adds rows. */
  private static final int ADDITION = 0;

  private static final ConcurrentHashMap<Arithmetic, Tiles> MADE = new ConcurrentHashMap<>();

  private final Arithmetic arithmetic;
  private final Use use;
  private final int bytes;
  private final ScalarTiles scalar;
  private final int height;
  private final int lane;
  private final int vectors;
  private final AtomicReferenceArray<@Nullable WarmTile> warm;
  private final AtomicReferenceArray<@Nullable VectorProduct> vectorProducts =
      new AtomicReferenceArray<>(Summation.values().length);

  Tiles(Arithmetic arithmetic, Use use) {
    this.arithmetic = arithmetic;
    this.use = use;
    bytes = arithmetic.bytes();
    scalar = new ScalarTiles(arithmetic);
    boolean many = VectorWidth.registers() == 32;
    height = arithmetic.isFused() ? 6 : 4;
    boolean vectorised = VectorWidth.BITS > 0;
    lane = vectorised ? VectorWidth.BITS / Byte.SIZE / bytes : ScalarTiles.COLUMNS;
    vectors = !many ? 2 : arithmetic.isFused() ? 3 : 4;
    warm = new AtomicReferenceArray<>(vectorised ? (height + 1) * (vectors + 1) : 0);
  }

  static Tiles of(Arithmetic arithmetic) {
    return MADE.computeIfAbsent(arithmetic, type -> new Tiles(type, Use.WHEN_HOT));
  }

  ScalarTiles scalar() {
    return scalar;
  }

  /** Products with a vector in the same arithmetic, summed in this order, whose elements {@code copy} copies. */
  VectorProduct vectorProduct(Summation sums, ElementCopy copy) {
    var product = vectorProducts.get(sums.ordinal());
    if (product == null) {
      product = new VectorProduct(arithmetic, scalar, copy, use, sums);
      vectorProducts.set(sums.ordinal(), product);
    }
    return product;
  }

  /** Elements of a vector; the width of a panel is a multiple of it. */
  int lane() {
    return lane;
  }

  /** Rows of a full tile; even, since a complex row is two real ones. */
  int height() {
    return height;
  }

  /** Columns of a full tile. */
  int width() {
    return lane * vectors;
  }

  /** Bytes of the two buffers for tiles that cannot be computed in their place. */
  int edgeBytes() {
    return 2 * height * width() * bytes;
  }

  /**
   * Multiplies a panel of rows by a panel of columns. Strides are in bytes; the columns of {@code b} and {@code c}
   * follow each other.
   *
   * @param rows rows of the result
   * @param columns columns of the result
   * @param panelRows rows that may be read from the left panel, at most {@link #height()}
   * @param panelColumns columns that may be read from the right panel, a multiple of {@link #lane()} and at most
   *     {@link #width()}
   * @param edge the buffers, of {@link #edgeBytes()}
   */
  void multiply(
      int rows,
      int columns,
      int panelRows,
      int panelColumns,
      int depth,
      long a,
      long aRow,
      long aDepth,
      long b,
      long bDepth,
      long c,
      long cRow,
      boolean accumulate,
      long edge) {
    long terms = (long) rows * columns * depth;
    int vectorColumns = panelColumns / lane;
    var kernel = kernel(panelRows, vectorColumns, terms);
    var addition = accumulate ? kernel(ADDITION, vectorColumns, terms) : null;
    if (kernel == null || (accumulate && addition == null)) {
      var left = new Operand(a, aRow, aDepth);
      scalar.multiply(
          rows, columns, depth, left, new Operand(b, bDepth, bytes), new Operand(c, cRow, bytes), accumulate);
      return;
    }
    boolean whole = rows == panelRows && columns == panelColumns;
    long edgeRow = (long) panelColumns * bytes;
    if (whole && !accumulate) {
      kernel.run(depth, a, aRow, 0, aDepth, b, 0, 0, bDepth, c, cRow, 0, false);
      return;
    }
    kernel.run(depth, a, aRow, 0, aDepth, b, 0, 0, bDepth, edge, edgeRow, 0, false);
    if (addition == null) {
      copy(rows, columns, c, cRow, edge, edgeRow);
    } else if (whole) {
      addition.run(rows, 0, 0, 0, 0, edge, 0, 0, edgeRow, c, cRow, 0, true);
    } else {
      // the addition works on whole vectors, so what is there is brought into a buffer as wide as they are
      long before = edge + edgeBytes() / 2;
      copy(rows, columns, before, edgeRow, c, cRow);
      addition.run(rows, 0, 0, 0, 0, edge, 0, 0, edgeRow, before, edgeRow, 0, true);
      copy(rows, columns, c, cRow, before, edgeRow);
    }
  }

  private @Nullable TileKernel kernel(int tileRows, int vectorColumns, long terms) {
    if (warm.length() == 0) {
      return null;
    }
    int index = tileRows * (vectors + 1) + vectorColumns;
    var tile = warm.get(index);
    if (tile == null) {
      warm.compareAndSet(index, null, newTile(tileRows, vectorColumns));
      tile = requireNonNull(warm.get(index));
    }
    return tile.kernel(terms);
  }

  private WarmTile newTile(int tileRows, int vectorColumns) {
    return tileRows == ADDITION
        ? new WarmTile(arithmetic, Form.ADDITION, 1, vectorColumns, use)
        : new WarmTile(arithmetic, Form.FRESH_PRODUCT, tileRows, vectorColumns, use);
  }

  private void copy(int rows, int columns, long to, long toRow, long from, long fromRow) {
    for (int i = 0; i < rows; i++) {
      MemorySegment.copy(ALL, from + i * fromRow, ALL, to + i * toRow, (long) columns * bytes);
    }
  }
}
