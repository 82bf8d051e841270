package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.internal.matmul.TileCompiler.Form;

/**
 * Products of any shape by tiles of one-lane sums: for small work, for edges, and for everything while or where there
 * is nothing faster.
 */
final class ScalarTiles {
  /** Eight sums and their operands fit the 16 registers of every 64-bit machine. */
  static final int ROWS = 2;

  static final int COLUMNS = 4;

  private final TileKernel tile;
  private final TileKernel row;
  private final TileKernel column;
  private final TileKernel single;

  ScalarTiles(Arithmetic arithmetic) {
    var lanes = arithmetic.scalar();
    tile = TileCompiler.compile(lanes, Form.PRODUCT, ROWS, COLUMNS);
    row = TileCompiler.compile(lanes, Form.PRODUCT, 1, COLUMNS);
    column = TileCompiler.compile(lanes, Form.PRODUCT, ROWS, 1);
    single = TileCompiler.compile(lanes, Form.PRODUCT, 1, 1);
  }

  /** Computes rows x columns sums of {@code depth} terms. */
  void multiply(long rows, long columns, int depth, Operand a, Operand b, Operand c, boolean accumulate) {
    long i = 0;
    for (; i + ROWS <= rows; i += ROWS) {
      strip(tile, column, columns, depth, a.address() + i * a.row(), a, b, c.address() + i * c.row(), c, accumulate);
    }
    if (i < rows) {
      strip(row, single, columns, depth, a.address() + i * a.row(), a, b, c.address() + i * c.row(), c, accumulate);
    }
  }

  private static void strip(
      TileKernel wide,
      TileKernel narrow,
      long columns,
      int depth,
      long left,
      Operand a,
      Operand b,
      long result,
      Operand c,
      boolean accumulate) {
    long j = 0;
    for (; j + COLUMNS <= columns; j += COLUMNS) {
      run(wide, depth, left, a, b.address() + j * b.column(), b, result + j * c.column(), c, accumulate);
    }
    for (; j < columns; j++) {
      run(narrow, depth, left, a, b.address() + j * b.column(), b, result + j * c.column(), c, accumulate);
    }
  }

  private static void run(
      TileKernel kernel,
      int depth,
      long left,
      Operand a,
      long right,
      Operand b,
      long result,
      Operand c,
      boolean accumulate) {
    kernel.run(
        depth, left, a.row(), 0, a.column(), right, 0, b.column(), b.row(), result, c.row(), c.column(), accumulate);
  }
}
