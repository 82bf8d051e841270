package dev.ashlar.kernels.internal.sort;

import dev.ashlar.datashape.DType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds where elements belong in a sorted run. */
public abstract class BinarySearch {
  private static final Map<DType, BinarySearch> BY_DTYPE = new ConcurrentHashMap<>();

  /** A run of elements, or of int64 positions. */
  public record Run(long address, long stride) {
    long at(long i) {
      return address + i * stride;
    }
  }

  /**
   * Writes as int64, for each of m needles, how many of the n elements of the haystack come before it; elements equal
   * to it count if {@code right}.
   *
   * @param haystack in ascending order if taken by {@code sorter}
   * @param sorter positions in the haystack, or the address 0 for the haystack's own order
   */
  public abstract void search(Run haystack, Run sorter, long n, Run needles, long m, Run out, boolean right);

  /** The search for a dtype. */
  public static BinarySearch of(DType dtype) {
    return BY_DTYPE.computeIfAbsent(dtype, BinarySearch::make);
  }

  private static BinarySearch make(DType dtype) {
    return dtype.kind() == DType.Kind.COMPLEX
        ? new ComplexBinarySearch(ComplexSort.of(dtype, false))
        : Template.instantiate(RealBinarySearch.class, KeyOrder.of(dtype, false), BinarySearch.class);
  }
}
