package dev.ashlar.kernels.raw;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Threads;
import dev.ashlar.kernels.internal.matmul.BatchedProduct;
import dev.ashlar.kernels.internal.matmul.MatrixStack;
import java.util.function.IntConsumer;

/**
 * The matrix product over native addresses, for every dtype and any strides (array API standard 2025.12,
 * {@code matmul}).
 *
 * <p>float32 and float64 sum with fused multiply-add where the hardware has it; complex numbers are multiplied by the
 * schoolbook formula on those; float16 is computed in float32 and rounded once; integers wrap around; on bool, times is
 * <em>and</em> and plus is <em>or</em>. The result depends on the values and on m, n and k alone: not on strides,
 * threads, the width of vectors, or whether there are any.
 *
 * <p>The system property {@code dev.ashlar.blas} hands big products of floating-point matrices to a library with the C
 * interface of BLAS (32-bit integers): its path or name, or {@code auto} for an installed OpenBLAS, MKL, BLIS or
 * Accelerate. The result then is what that library makes it. If the library cannot be used, one log line says so and
 * the products are computed here. The system property {@code dev.ashlar.fma} ({@code true} or {@code false}) overrides
 * whether float32 and float64 use fused multiply-add.
 *
 * <p>The output may overlap the inputs: the result is as if they had been copied first.
 *
 * @implNote Packed panels and register tiles after Goto and van de Geijn; see the package {@code internal.matmul}.
 */
public final class MatrixProduct {
  private MatrixProduct() {}

  /** Runs the parts of a big product. */
  public interface Workers {
    /** Everything on the calling thread. */
    Workers CALLER =
        new Workers() {
          @Override
          public int threads() {
            return 1;
          }

          @Override
          public void run(int parts, IntConsumer part) {
            for (int i = 0; i < parts; i++) {
              part.accept(i);
            }
          }
        };

    /** The pool that all of the library's operations share; as many threads as {@link Threads#get}. */
    Workers SHARED =
        new Workers() {
          @Override
          public int threads() {
            return dev.ashlar.kernels.internal.sweep.Workers.threads();
          }

          @Override
          public void run(int parts, IntConsumer part) {
            dev.ashlar.kernels.internal.sweep.Workers.run(parts, part);
          }
        };

    /** How many parts can run at a time; 1 or more. */
    int threads();

    /**
     * Calls {@code part} once with each of 0 to {@code parts} - 1, on any threads, and returns or throws when all calls
     * have ended.
     */
    void run(int parts, IntConsumer part);
  }

  /**
   * Computes {@code out = a b} on the calling thread. Strides are in bytes; those of the inputs may have any sign and
   * be zero.
   *
   * @param dtype of all three matrices
   * @param m rows of {@code a} and {@code out}
   * @param n columns of {@code b} and {@code out}
   * @param k columns of {@code a} and rows of {@code b}; the product of matrices with {@code k = 0} is zero
   * @param out address of the first element of the result
   * @param outRow bytes from one row of the result to the next
   * @param outColumn bytes from one column of the result to the next
   * @param a address of the left operand
   * @param aRow bytes between its rows
   * @param aColumn bytes between its columns
   * @param b address of the right operand
   * @param bRow bytes between its rows
   * @param bColumn bytes between its columns
   * @throws IllegalArgumentException if a length is negative, or the output has the stride 0 along a length of 2 or
   *     more
   */
  public static void multiply(
      DType dtype,
      long m,
      long n,
      long k,
      long out,
      long outRow,
      long outColumn,
      long a,
      long aRow,
      long aColumn,
      long b,
      long bRow,
      long bColumn) {
    check(m, n, k);
    checkDistinct(m, outRow);
    checkDistinct(n, outColumn);
    BatchedProduct.multiply(
        dtype,
        m,
        n,
        k,
        new MatrixStack(out, outRow, outColumn),
        new MatrixStack(a, aRow, aColumn),
        new MatrixStack(b, bRow, bColumn),
        Workers.CALLER);
  }

  /**
   * Computes a product for each index of a batch. Each array of strides, in bytes, has one for each axis of the batch
   * and then those of rows and columns; an input is broadcast along an axis by the stride 0.
   *
   * @param dtype of all matrices
   * @param batch lengths of the axes before the last two; empty for a single product
   * @param m rows of {@code a} and {@code out}
   * @param n columns of {@code b} and {@code out}
   * @param k columns of {@code a} and rows of {@code b}; the product of matrices with {@code k = 0} is zero
   * @param out address of the first element of the result
   * @param outStrides strides of the result
   * @param a address of the first left operand
   * @param aStrides its strides
   * @param b address of the first right operand
   * @param bStrides its strides
   * @param workers what big products and batches are split among
   * @throws IllegalArgumentException if a length is negative, a number of strides is wrong, or the output has the
   *     stride 0 along a length of 2 or more
   */
  public static void multiply(
      DType dtype,
      long[] batch,
      long m,
      long n,
      long k,
      long out,
      long[] outStrides,
      long a,
      long[] aStrides,
      long b,
      long[] bStrides,
      Workers workers) {
    check(m, n, k);
    var result = MatrixStack.of(batch, out, outStrides);
    var left = MatrixStack.of(batch, a, aStrides);
    var right = MatrixStack.of(batch, b, bStrides);
    for (int axis = 0; axis < batch.length; axis++) {
      if (batch[axis] < 0) {
        throw new IllegalArgumentException("matmul: length " + batch[axis] + " of batch axis " + axis + " is negative");
      }
      checkDistinct(batch[axis], outStrides[axis]);
    }
    checkDistinct(m, result.matrix().row());
    checkDistinct(n, result.matrix().column());
    BatchedProduct.multiply(dtype, m, n, k, result, left, right, workers);
  }

  private static void check(long m, long n, long k) {
    if (m < 0 || n < 0 || k < 0) {
      throw new IllegalArgumentException(
          "matmul: lengths must not be negative, and (%d, %d) times (%d, %d) has one".formatted(m, k, k, n));
    }
  }

  private static void checkDistinct(long length, long stride) {
    if (length > 1 && stride == 0) {
      throw new IllegalArgumentException(
          "matmul: the output has the stride 0 along a length of " + length + ", so its elements are not distinct");
    }
  }
}
