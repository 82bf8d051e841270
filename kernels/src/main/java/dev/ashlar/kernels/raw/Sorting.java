package dev.ashlar.kernels.raw;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.sort.BinarySearch.Run;
import dev.ashlar.kernels.internal.sort.BinarySearch;
import dev.ashlar.kernels.internal.sort.ComplexSort;
import dev.ashlar.kernels.internal.sort.IndexSort;
import dev.ashlar.kernels.internal.sort.KeyOrder;
import dev.ashlar.kernels.internal.sort.LexicalSort;
import dev.ashlar.kernels.internal.sort.Partitioning;
import dev.ashlar.kernels.internal.sort.ValueSort;
import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Sorting and searching of one-dimensional runs at native addresses (array API standard 2025.12, "Sorting Functions"
 * and {@code searchsorted}; NumPy's {@code partition} and {@code lexsort}). Strides and addresses are in bytes, counts
 * and positions in elements; the caller has proved the addresses.
 *
 * <p><b>Order.</b> False before true; numbers by value; -0 and 0 are equal; all NaN are equal and greater than every
 * number, so they come last in ascending and first in descending order. Complex numbers go by real part, then imaginary
 * part; those with a NaN behind the others, as NumPy has it: first those whose imaginary part alone is NaN, then those
 * whose real part alone is, then the rest.
 *
 * <p><b>Stability.</b> Every sort and index sort here is stable, also a descending one: equal elements keep their
 * order, down to the sign of zeros and the bits of NaN. The standard's {@code stable=False} asks for less.
 *
 * <p>Runs of 131072 and more elements of 4 or 8 bytes are sorted on {@link dev.ashlar.kernels.Threads} threads. Results
 * are the same whatever their number is, with and without the Vector API and however hot the code is. No input takes
 * quadratic time: the work is O(n log n) on average, and for integer keys of w bits at most O(n (w + log n)).
 */
public final class Sorting {
  private Sorting() {}

  /**
   * Sorts n elements from one run into another, which are the same run or do not overlap.
   *
   * @param descending greatest first
   * @throws IllegalArgumentException if n is negative
   */
  public static void sort(
      DType dtype, long from, long fromStride, long to, long toStride, long n, boolean descending) {
    requireCount("sort", n);
    if (dtype.kind() == DType.Kind.COMPLEX) {
      ComplexSort.of(dtype, descending).sort(from, fromStride, to, toStride, n);
    } else {
      ValueSort.sort(KeyOrder.of(dtype, descending), from, fromStride, to, toStride, n);
    }
  }

  /**
   * Writes the positions, as int64, that sort the n elements of a run; equal elements keep their order.
   *
   * @param descending greatest first
   * @throws IllegalArgumentException if n is negative
   */
  public static void argsort(
      DType dtype, long from, long fromStride, long out, long outStride, long n, boolean descending) {
    requireCount("argsort", n);
    writePositions(out, outStride, n, positions -> {
      if (dtype.kind() == DType.Kind.COMPLEX) {
        ComplexSort.of(dtype, descending).indexSort(from, fromStride, n, positions);
      } else {
        IndexSort.sort(KeyOrder.of(dtype, descending), from, fromStride, n, positions);
      }
    });
  }

  /**
   * Copies n elements from one run into another, which are the same run or do not overlap, such that each element of a
   * rank in {@code kth} is where sorting would put it, with no greater element before it and no smaller one behind it.
   * The order of the others is not specified, but it is the same every time.
   *
   * @param kth ranks from 0 to n - 1, in any order
   * @throws IllegalArgumentException if n is negative
   * @throws IndexOutOfBoundsException if a rank is not below n
   */
  public static void partition(
      DType dtype, long from, long fromStride, long to, long toStride, long n, long... kth) {
    requireCount("partition", n);
    long[] ranks = ranks("partition", kth, n);
    if (dtype.kind() == DType.Kind.COMPLEX) {
      ComplexSort.of(dtype, false).sort(from, fromStride, to, toStride, n);
    } else {
      Partitioning.values(KeyOrder.of(dtype, false), from, fromStride, to, toStride, n, ranks);
    }
  }

  /**
   * Writes the positions, as int64, that partition the n elements of a run: see {@link #partition}.
   *
   * @param kth ranks from 0 to n - 1, in any order
   * @throws IllegalArgumentException if n is negative
   * @throws IndexOutOfBoundsException if a rank is not below n
   */
  public static void argpartition(
      DType dtype, long from, long fromStride, long out, long outStride, long n, long... kth) {
    requireCount("argpartition", n);
    long[] ranks = ranks("argpartition", kth, n);
    writePositions(out, outStride, n, positions -> {
      if (dtype.kind() == DType.Kind.COMPLEX) {
        ComplexSort.of(dtype, false).indexSort(from, fromStride, n, positions);
      } else {
        Partitioning.positions(KeyOrder.of(dtype, false), from, fromStride, n, positions, ranks);
      }
    });
  }

  /**
   * Writes the positions, as int64, that sort n records by several keys, the last of which is the most important one
   * (NumPy's {@code lexsort}); equal records keep their order.
   *
   * @param dtypes one dtype per key, not complex
   * @param from where each key's run starts
   * @param fromStrides each key's stride
   * @throws IllegalArgumentException if n is negative, a key is complex, or the arrays differ in length
   */
  public static void lexsort(
      DType[] dtypes, long[] from, long[] fromStrides, long out, long outStride, long n) {
    requireCount("lexsort", n);
    if (from.length != dtypes.length || fromStrides.length != dtypes.length) {
      throw new IllegalArgumentException("lexsort: " + dtypes.length + " dtypes, " + from.length + " addresses and "
          + fromStrides.length + " strides; there must be one of each per key");
    }
    var orders = Arrays.stream(dtypes).map(dtype -> KeyOrder.of(dtype, false)).toArray(KeyOrder[]::new);
    writePositions(out, outStride, n, positions -> LexicalSort.sort(orders, from, fromStrides, n, positions));
  }

  /**
   * Writes for each of m needles, as int64, where it belongs in a run in ascending order: how many of the run's n
   * elements are less than it, or for {@code right} less or equal.
   *
   * @param dtype of the run and of the needles
   * @param sorter address of int64 positions that take the run in ascending order, each from 0 to n - 1; 0 if it is in
   *     order itself
   * @param sorterStride of the sorter
   * @throws IllegalArgumentException if n or m is negative
   */
  public static void searchSorted(
      DType dtype,
      long from,
      long fromStride,
      long n,
      long sorter,
      long sorterStride,
      long needles,
      long needleStride,
      long m,
      long out,
      long outStride,
      boolean right) {
    requireCount("searchsorted", n);
    requireCount("searchsorted", m);
    BinarySearch.of(dtype).search(
        new Run(from, fromStride),
        new Run(sorter, sorterStride),
        n,
        new Run(needles, needleStride),
        m,
        new Run(out, outStride),
        right);
  }

  private static void requireCount(String operation, long n) {
    if (n < 0) {
      throw new IllegalArgumentException(operation + ": " + n + " elements; a count cannot be negative");
    }
  }

  private static long[] ranks(String operation, long[] kth, long n) {
    long[] ranks = kth.clone();
    Arrays.sort(ranks);
    for (long rank : ranks) {
      if (rank < 0 || rank >= n) {
        throw new IndexOutOfBoundsException(operation + ": rank " + rank + " of " + n + " elements");
      }
    }
    return ranks;
  }

  /** Lets {@code work} write contiguous positions, and spreads them if they are to be elsewhere. */
  private static void writePositions(long out, long outStride, long n, LongConsumer work) {
    if (outStride == Long.BYTES) {
      work.accept(out);
      return;
    }
    try (var _ = MemoryScope.open()) {
      long positions = NativeMemory.allocate(n * Long.BYTES).address();
      work.accept(positions);
      IndexSort.spread(positions, out, outStride, n);
    }
  }
}
