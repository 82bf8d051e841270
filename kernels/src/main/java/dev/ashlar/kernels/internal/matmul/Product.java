package dev.ashlar.kernels.internal.matmul;

/**
 * One product of two matrices that do not overlap the result, with at least one row, column and term. Chooses how it is
 * computed; of the choices only {@link Blas} changes a bit.
 */
final class Product {
  /** Terms below which tiles of vectors cost more to set up than they save. */
  private static final long SMALL = 1 << 11;

  /** Sides of the parts in which a result that must be unpacked is computed: 32 MiB of float64. */
  private static final long PART = 1 << 11;

  private Product() {}

  /**
   * Computes out = a times b. Strides are in bytes.
   *
   * @param sums those of the whole product that this is a part of
   * @param m rows of {@code a} and {@code out}
   * @param n columns of {@code b} and {@code out}
   * @param k columns of {@code a} and rows of {@code b}
   */
  static void multiply(
      Embedding embedding, Summation sums, long m, long n, long k, Operand out, Operand a, Operand b) {
    boolean byVector = sums != Summation.BY_BLOCKS;
    var blas = Blas.get();
    if (blas != null && !byVector && blas.multiply(embedding, m, n, k, out, a, b)) {
      return;
    }
    if (byVector && n == 1) {
      embedding.tiles().vectorProduct(sums, embedding.left()).multiply(m, k, a, b, out);
    } else if (byVector) {
      embedding.tiles().vectorProduct(sums, embedding.left())
          .multiply(n, k, b.transposed(), a.transposed(), out.transposed());
    } else if (!embedding.plain()) {
      multiplyByParts(embedding, m, n, k, out, a, b);
    } else if (m * n * k <= SMALL && m <= SMALL && n <= SMALL && k <= SMALL) {
      multiplySmall(embedding.tiles().scalar(), m, n, k, out, a, b);
    } else if (out.column() == embedding.itemsize() || n == 1) {
      BlockedProduct.multiply(embedding, m, n, k, a, b, out);
    } else if (out.row() == embedding.itemsize() || m == 1) {
      BlockedProduct.multiply(embedding, n, m, k, b.transposed(), a.transposed(), out.transposed());
    } else {
      multiplyByParts(embedding, m, n, k, out, a, b);
    }
  }

  private static void multiplySmall(
      ScalarTiles tiles, long m, long n, long k, Operand out, Operand a, Operand b) {
    for (long p = 0; p < k; p += Tiles.DEPTH) {
      tiles.multiply(m, n, (int) Math.min(Tiles.DEPTH, k - p), a.from(0, p), b.from(p, 0), out, p > 0);
    }
  }

  private static void multiplyByParts(
      Embedding embedding, long m, long n, long k, Operand out, Operand a, Operand b) {
    int bytes = embedding.arithmetic().bytes();
    long columns = Math.min(n, PART);
    try (var scratch = new Scratch()) {
      var sums =
          new Operand(
              scratch.allocate(Math.min(m, PART) * embedding.parts() * columns * bytes), columns * bytes, bytes);
      for (long i = 0; i < m; i += PART) {
        long height = Math.min(PART, m - i);
        for (long j = 0; j < n; j += PART) {
          long width = Math.min(PART, n - j);
          BlockedProduct.multiply(embedding, height, width, k, a.from(i, 0), b.from(0, j), sums);
          unpack(embedding, height, (int) width, out.from(i, j), sums);
        }
      }
    }
  }

  private static void unpack(Embedding embedding, long rows, int columns, Operand out, Operand sums) {
    embedding
        .result()
        .run(
            rows,
            columns,
            out.address(),
            out.row(),
            out.column(),
            sums.address(),
            sums.row() * embedding.parts(),
            sums.column(),
            sums.row());
  }
}
