package dev.ashlar.kernels.internal.matmul;

/** In which order the terms of an element are summed: the shape of the whole product decides, for all its parts. */
enum Summation {
  /** Blocks of terms one after the other, as the package says. */
  BY_BLOCKS,
  /** Partial sums, as {@link VectorProduct} says for a matrix and a vector. */
  OF_MATRIX_AND_VECTOR,
  /** Partial sums, as {@link VectorProduct} says for two vectors. */
  OF_VECTORS;

  /** That of a product of {@code m} rows, {@code n} columns and {@code k} terms. */
  static Summation of(Embedding embedding, long m, long n, long k) {
    if ((m > 1 && n > 1) || k < VectorProduct.LEAST_TERMS || !embedding.plain()) {
      return BY_BLOCKS;
    }
    return m == 1 && n == 1 ? OF_VECTORS : OF_MATRIX_AND_VECTOR;
  }
}
