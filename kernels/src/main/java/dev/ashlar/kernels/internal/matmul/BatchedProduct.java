package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.MatrixProduct.Workers;

/** Products of batches: keeps inputs safe from an output that overlaps them, and splits the work among threads. */
public final class BatchedProduct {
  /** Terms that keep a thread busy for some ten microseconds, which is what it costs to employ one. */
  private static final double TERMS_PER_THREAD = 1 << 20;

  private BatchedProduct() {}

  /** Computes out = a times b for each matrix of the batch. The arguments have been checked. */
  public static void multiply(
      DType dtype, long m, long n, long k, MatrixStack out, MatrixStack a, MatrixStack b, Workers workers) {
    long size = out.size();
    if (m == 0 || n == 0 || size == 0) {
      return;
    }
    int itemsize = dtype.itemsize();
    if (k == 0) {
      for (long index = 0; index < size; index++) {
        out.at(index).clear(m, n, itemsize);
      }
      return;
    }
    boolean copyLeft = out.mayOverlap(m, n, a, m, k, itemsize);
    boolean copyRight = out.mayOverlap(m, n, b, k, n, itemsize);
    if (!copyLeft && !copyRight) {
      split(Embedding.of(dtype), size, m, n, k, out, a, b, workers);
      return;
    }
    try (var scratch = new Scratch()) {
      var left = copyLeft ? a.copy(m, k, itemsize, scratch) : a;
      var right = copyRight ? b.copy(k, n, itemsize, scratch) : b;
      split(Embedding.of(dtype), size, m, n, k, out, left, right, workers);
    }
  }

  private static void split(
      Embedding embedding, long size, long m, long n, long k, MatrixStack out, MatrixStack a, MatrixStack b,
      Workers workers) {
    var sums = Summation.of(embedding, m, n, k);
    double terms = (double) m * n * k;
    int threads = (int) Math.min(workers.threads(), Math.max(1, terms * size / TERMS_PER_THREAD));
    if (threads == 1 || size >= threads) {
      int parts = (int) Math.min(size, threads);
      workers.run(
          parts,
          part -> {
            for (long index = size * part / parts; index < size * (part + 1) / parts; index++) {
              Product.multiply(embedding, sums, m, n, k, out.at(index), a.at(index), b.at(index));
            }
          });
      return;
    }
    var grid = Grid.of(m, n, threads);
    for (long index = 0; index < size; index++) {
      var result = out.at(index);
      var left = a.at(index);
      var right = b.at(index);
      workers.run(
          grid.cells(),
          cell -> {
            long i = grid.firstRow(cell);
            long j = grid.firstColumn(cell);
            long rows = grid.endRow(cell) - i;
            long columns = grid.endColumn(cell) - j;
            if (rows > 0 && columns > 0) {
              Product.multiply(embedding, sums, rows, columns, k, result.from(i, j), left.from(i, 0), right.from(0, j));
            }
          });
    }
  }
}
