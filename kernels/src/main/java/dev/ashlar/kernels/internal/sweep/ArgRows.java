package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.internal.loop.TransposedTiles;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;

/**
 * Finds where the extremes down neighbouring columns are, row by row: each row is compared with the extremes so far,
 * and where it goes beyond one, its number becomes the position. Zeros of both signs are equal, and NaN goes beyond
 * every number. Many short runs become columns by a transposing copy.
 */
final class ArgRows {
  /** Neighbours that are worth a row. */
  private static final int FEW = 8;

  /** Columns that are worked on together: extremes, positions and a row of values stay in the first-level cache. */
  private static final int COLUMN_BLOCK = 1024;

  /** Runs that are worth being transposed, and elements of one that is. */
  private static final int MANY = 64;

  private static final int SHORT = 64;

  /** Bytes of transposed runs. */
  private static final int STAGE_BYTES = 32768;

  /** Columns of a tile that is transposed at a time. */
  private static final int TILE = 128;

  /** The number of the row is the operand that stays on one element. */
  private static final int ROW_NUMBER = 1 << 3;

  private final DType dtype;
  private final MapProgram begin;
  private final MapKernel position;
  private final MapKernel extreme;
  private final long rowNumber;
  private final long positions;
  private final long extremes;
  private final long stage;

  /**
   * Ready to sweep.
   *
   * @param plan of the largest or the smallest of operands as they are
   * @param memory the address of a scratch block
   */
  ArgRows(ReducePlan plan, long memory) {
    dtype = plan.accumulator;
    var best = Expr.input(1, dtype);
    var value = Expr.input(2, dtype);
    boolean max = plan.monoid.equals(Monoid.MAX);
    Expr beyond;
    if (dtype.kind() == DType.Kind.FLOAT) {
      // a NaN is not on either side of a number, so it goes beyond it; nothing goes beyond a NaN
      var notBeyond = Expr.apply(max ? Operations.LESS_EQUAL : Operations.GREATER_EQUAL, value, best);
      var isNumber = Expr.apply(Operations.EQUAL, best, best);
      beyond = Expr.apply(Operations.LOGICAL_AND, Expr.apply(Operations.LOGICAL_NOT, notBeyond), isNumber);
    } else {
      beyond = Expr.apply(max ? Operations.GREATER : Operations.LESS, value, best);
    }
    var choice =
        Expr.apply(Operations.WHERE, beyond, Expr.input(3, DType.INT64), Expr.input(0, DType.INT64));
    position = MapProgram.of(choice).kernel(ROW_NUMBER);
    extreme = plan.joinBlock.kernel(0);
    begin = plan.begin;
    rowNumber = memory;
    positions = memory + ReducePlan.ROW_BYTES;
    extremes = positions + (long) COLUMN_BLOCK * Long.BYTES;
    stage = extremes + (long) COLUMN_BLOCK * Long.BYTES;
  }

  /** Whether the columns lie next to each other, closer than the rows. */
  static boolean serves(Nest kept, Operand operand, int axis) {
    int size = operand.dtype().itemsize();
    return operand.dtype() != DType.BOOL
        && kept.innerExtent() >= FEW
        && kept.innerStride(1) == size
        && Math.abs(operand.strides()[axis]) > size;
  }

  /** Whether there are many short runs without gaps. */
  static boolean servesRuns(Nest kept, Operand operand, int axis, long n) {
    return operand.dtype() != DType.BOOL
        && n < SHORT
        && kept.innerExtent() >= MANY
        && operand.strides()[axis] == operand.dtype().itemsize();
  }

  /**
   * Stores the positions.
   *
   * @param kept over the results and the first row of values
   * @param n rows, at least one
   * @param stride bytes from one row to the next
   */
  void sweep(Nest kept, long n, long stride) {
    sweep(kept, COLUMN_BLOCK, (values, width) -> block(values, n, stride, width));
  }

  /** The same for n elements that follow one another: they become columns first. */
  void sweepRuns(Nest kept, int n) {
    int size = dtype.itemsize();
    long step = kept.innerStride(1);
    int most = Math.min(COLUMN_BLOCK, STAGE_BYTES / (n * size));
    var tiles = TransposedTiles.of(size);
    sweep(
        kept,
        most,
        (values, width) -> {
          long row = (long) width * size;
          for (int done = 0; done < width; done += TILE) {
            int some = Math.min(TILE, width - done);
            tiles.copy(values + done * step, step, stage + (long) done * size, row, n, some);
          }
          block(stage, n, row, width);
        });
  }

  private interface Columns {
    void positions(long values, int width);
  }

  private void sweep(Nest kept, int most, Columns columns) {
    long results = kept.innerExtent();
    long outStep = kept.innerStride(0);
    kept.walk(
        1,
        addresses -> {
          for (long done = 0; done < results; done += most) {
            int width = (int) Math.min(most, results - done);
            columns.positions(addresses[1] + done * kept.innerStride(1), width);
            for (int i = 0; i < width; i++) {
              ALL.set(
                  JAVA_LONG_UNALIGNED,
                  addresses[0] + (done + i) * outStep,
                  ALL.get(JAVA_LONG_UNALIGNED, positions + (long) i * Long.BYTES));
            }
          }
        });
  }

  private void block(long values, long n, long stride, int width) {
    ALL.asSlice(positions, (long) width * Long.BYTES).fill((byte) 0);
    begin.run(extremes, values, 0, width);
    var operands = new long[] {positions, positions, extremes, 0, rowNumber};
    for (long row = 1; row < n; row++) {
      operands[3] = values + row * stride;
      ALL.set(JAVA_LONG_UNALIGNED, rowNumber, row);
      position.run(operands, width);
      extreme.run(extremes, extremes, operands[3], width);
    }
  }
}
