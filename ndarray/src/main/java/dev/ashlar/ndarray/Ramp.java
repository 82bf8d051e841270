package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.memory.NativeMemory;
import dev.ashlar.kernels.raw.ElementwiseKernel;

/**
 * The numbers {@code start + i * step} for all positions i of an array. Positions are sums of a column and a row, so
 * that a kernel computes the numbers in one pass over the array alone.
 *
 * @param row the positions from 0 to before {@link #WIDTH}, of int64 or float64
 * @param kernel of (column, row, start, step)
 */
record Ramp(NDArray row, ElementwiseKernel kernel) {
  private static final int WIDTH = 1024;

  private static final Ramp INTEGERS = of(DType.INT64);
  private static final Ramp DOUBLES = of(DType.FLOAT64);

  private static Ramp of(DType dtype) {
    var block = NativeMemory.allocateLasting((long) WIDTH * dtype.itemsize());
    var row = new NDArray(
        block, block.address(), dtype, new long[] {WIDTH}, new long[] {dtype.itemsize()}, WIDTH, false);
    for (int i = 0; i < WIDTH; i++) {
      Elements.setLong(dtype, row.address + (long) i * dtype.itemsize(), i);
    }
    var position = Expr.apply(Operations.ADD, Expr.input(0, dtype), Expr.input(1, dtype));
    var steps = Expr.apply(Operations.MULTIPLY, position, Expr.input(3, dtype));
    return new Ramp(row, ElementwiseKernel.of(Expr.apply(Operations.ADD, Expr.input(2, dtype), steps)));
  }

  /** Fills an array of one dimension of int64 or uint64; sums wrap. */
  static void fill(NDArray out, long start, long step) {
    INTEGERS.write(out.reinterpret(DType.INT64), start, step);
  }

  /** Fills an array of one dimension of float64. */
  static void fill(NDArray out, double start, double step) {
    DOUBLES.write(out, start, step);
  }

  private void write(NDArray out, Number start, Number step) {
    var first = Scalars.lasting("arange", out.numeric("arange"), start);
    var delta = Scalars.lasting("arange", out.numeric("arange"), step);
    long rows = out.size / WIDTH;
    long whole = rows * WIDTH;
    if (rows > 0) {
      var column = NDArray.fresh("arange", row.dtype, new long[] {rows, 1});
      for (long i = 0; i < rows; i++) {
        Elements.setLong(row.numeric("arange"), column.address + i * row.itemsize(), i * WIDTH);
      }
      var table = out.view(out.address, new long[] {rows, WIDTH}, new long[] {WIDTH * out.itemsize(), out.itemsize()});
      Evaluation.map("arange", kernel, table, column, row, first, delta);
    }
    if (whole < out.size) {
      var rest = new long[] {out.size - whole};
      var last = out.view(out.address + whole * out.itemsize(), rest, out.strides);
      var from = Scalars.lasting(
          "arange", out.numeric("arange"), row.dtype == DType.INT64 ? (Number) whole : (Number) (double) whole);
      Evaluation.map("arange", kernel, last, from, row.view(row.address, rest, row.strides), first, delta);
    }
  }
}
