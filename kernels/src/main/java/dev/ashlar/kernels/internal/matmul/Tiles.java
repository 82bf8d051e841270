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
 * The tiles of one compute type, shaped for this machine: 6 rows of 4 vectors where there are 32 vector registers, of 2 where there are
 * 16, so that the sums, a row of the right operand and one value of the left one fill them.
 */
final class Tiles {
  /** Real terms that are summed before the sum is added to the result. Part of the order of operations, hence the same everywhere. */
  static final int DEPTH = 256;

  /** Rows of a full tile. Even, since a complex row is two real ones; fewer where a product needs a register before it is added. */
  static final int ROWS = Fusing.FUSED ? 6 : 4;

  private static final ConcurrentHashMap<Arithmetic, Tiles> MADE = new ConcurrentHashMap<>();

  private final Arithmetic arithmetic;
  private final Use use;
  private final ScalarTiles scalar;
  private final int lane;
  private final int vectors;
  private final AtomicReferenceArray<@Nullable WarmTile> warm;
  private volatile @Nullable VectorProduct vectorProduct;

  Tiles(Arithmetic arithmetic, Use use) {
    this.arithmetic = arithmetic;
    this.use = use;
    scalar = new ScalarTiles(arithmetic);
    boolean vectorised = VectorWidth.BITS > 0;
    lane = vectorised ? VectorWidth.BITS / Byte.SIZE / arithmetic.bytes() : ScalarTiles.COLUMNS;
    vectors = VectorWidth.registers() == 32 ? 4 : 2;
    warm = new AtomicReferenceArray<>(vectorised ? (ROWS + 1) * (vectors + 1) : 0);
  }

  static Tiles of(Arithmetic arithmetic) {
    return MADE.computeIfAbsent(arithmetic, type -> new Tiles(type, Use.WHEN_HOT));
  }

  ScalarTiles scalar() {
    return scalar;
  }

  /** Products with a vector in the same arithmetic, whose elements {@code copy} copies. */
  VectorProduct vectorProduct(ElementCopy copy) {
    var product = vectorProduct;
    if (product == null) {
      product = new VectorProduct(arithmetic, scalar, copy, use);
      vectorProduct = product;
    }
    return product;
  }

  /** Elements of a vector; the width of a panel is a multiple of it. */
  int lane() {
    return lane;
  }

  /** Columns of a full tile. */
  int width() {
    return lane * vectors;
  }

  /** Bytes of the buffer for tiles at the edge of the result. */
  int edgeBytes() {
    return ROWS * width() * arithmetic.bytes();
  }

  /**
   * Multiplies a panel of rows by a panel of columns.
   *
   * @param rows rows of the result
   * @param columns columns of the result, which follow each other in memory
   * @param panelRows rows that may be read from the left panel, at most {@link #ROWS}
   * @param panelColumns columns that may be read from the right panel, a multiple of {@link #lane()} and at most {@link #width()}
   * @param edge a buffer of {@link #edgeBytes()}
   */
  void multiply(
      int rows,
      int columns,
      int panelRows,
      int panelColumns,
      int depth,
      Operand a,
      Operand b,
      Operand c,
      boolean accumulate,
      long edge) {
    var kernel = kernel(panelRows, panelColumns / lane, (long) rows * columns * depth);
    if (kernel == null) {
      scalar.multiply(rows, columns, depth, a, b, c, accumulate);
    } else if (rows == panelRows && columns == panelColumns) {
      kernel.run(depth, a.address(), a.row(), 0, a.column(), b.address(), 0, 0, b.row(), c.address(), c.row(), 0, accumulate);
    } else {
      long edgeRow = (long) panelColumns * arithmetic.bytes();
      var buffer = new Operand(edge, edgeRow, c.column());
      if (accumulate) {
        copy(rows, columns, buffer, c);
      }
      kernel.run(depth, a.address(), a.row(), 0, a.column(), b.address(), 0, 0, b.row(), edge, edgeRow, 0, accumulate);
      copy(rows, columns, c, buffer);
    }
  }

  private @Nullable TileKernel kernel(int rows, int vectorColumns, long terms) {
    if (warm.length() == 0) {
      return null;
    }
    int index = rows * (vectors + 1) + vectorColumns;
    var tile = warm.get(index);
    if (tile == null) {
      warm.compareAndSet(index, null, new WarmTile(arithmetic, Form.PRODUCT, rows, vectorColumns, use));
      tile = requireNonNull(warm.get(index));
    }
    return tile.kernel(terms);
  }

  private void copy(int rows, int columns, Operand to, Operand from) {
    for (int i = 0; i < rows; i++) {
      MemorySegment.copy(
          ALL, from.address() + i * from.row(), ALL, to.address() + i * to.row(), (long) columns * arithmetic.bytes());
    }
  }
}
