package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/**
 * The order of complex numbers, which is NumPy's: by real part, then by imaginary part; behind all numbers those whose
 * imaginary part is NaN, by real part; then those whose real part is NaN, by imaginary part; then those where both are.
 *
 * @param part the order of the parts
 */
public record ComplexSort(KeyOrder part) {
  /** The order of complex64 or complex128. */
  public static ComplexSort of(DType dtype, boolean descending) {
    return new ComplexSort(KeyOrder.of(dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64, descending));
  }

  /** Bytes of a complex number. */
  public int bytes() {
    return 2 * part.bytes();
  }

  /** Sorts n elements from one run into another; they are the same run or do not overlap. */
  public void sort(long from, long fromStride, long to, long toStride, long n) {
    try (var _ = MemoryScope.open()) {
      long positions = NativeMemory.allocate(n * 8).address();
      long sorted = NativeMemory.allocate(n * bytes()).address();
      indexSort(from, fromStride, n, positions);
      for (long i = 0; i < n; i++) {
        Elements.copy(bytes(), from + getLong(positions + i * 8) * fromStride, 0, sorted + i * bytes(), 0, 1);
      }
      Elements.copy(bytes(), sorted, bytes(), to, toStride, n);
    }
  }

  /** Writes n int64 positions, contiguous, of the run at {@code a}. */
  public void indexSort(long a, long stride, long n, long out) {
    try (var _ = MemoryScope.open()) {
      long keys = NativeMemory.allocate(n * 8).address();
      Sorters.keysOf(8).get(0).loops().count(out, n, false);
      for (int level = 2; level >= 0; level--) {
        for (long i = 0; i < n; i++) {
          setLong(keys + i * 8, key(a + i * stride, level));
        }
        IndexSort.refine(keys, n, out);
      }
    }
  }

  /** Like {@link Long#compare} for two elements. */
  int compare(long a, long b) {
    for (int level = 0; level < 3; level++) {
      int result = Long.compare(key(a, level), key(b, level));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  /**
   * The keys of an element: which parts are NaN, the real part, the imaginary part. A NaN counts as zero where it is a
   * part.
   */
  private long key(long a, int level) {
    long real = part.encode(get(part.bytes(), a));
    long imaginary = part.encode(get(part.bytes(), a + part.bytes()));
    return switch (level) {
      case 0 -> {
        long rank = (part.isNaN(real) ? 2L : 0) + (part.isNaN(imaginary) ? 1 : 0);
        yield part.descending() ? -rank : rank;
      }
      case 1 -> part.isNaN(real) ? 0 : part.canonical(real);
      default -> part.isNaN(imaginary) ? 0 : part.canonical(imaginary);
    };
  }
}
