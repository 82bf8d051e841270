package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

import java.lang.invoke.MethodHandles;

/**
 * Binary search for real elements, as a template over their order. Four needles are searched at once: all searches take
 * the same number of steps, without a branch on the comparison, so their cache misses overlap.
 */
final class RealBinarySearch extends BinarySearch {
  private static final KeyOrder ORDER = Template.parameters(MethodHandles.lookup(), KeyOrder.class);

  /** For {@link Template}. */
  RealBinarySearch() {}

  @Override
  public void search(Run haystack, Run sorter, long n, Run needles, long m, Run out, boolean right) {
    long a = haystack.address();
    long stride = haystack.stride();
    long s = sorter.address();
    long sorterStride = sorter.stride();
    long i = 0;
    for (; i + 4 <= m && n > 0; i += 4) {
      long x0 = key(needles.at(i));
      long x1 = key(needles.at(i + 1));
      long x2 = key(needles.at(i + 2));
      long x3 = key(needles.at(i + 3));
      long p0 = 0;
      long p1 = 0;
      long p2 = 0;
      long p3 = 0;
      long length = n;
      while (length > 1) {
        long half = length >>> 1;
        p0 = isBefore(a, stride, s, sorterStride, p0 + half - 1, x0, right) ? p0 + half : p0;
        p1 = isBefore(a, stride, s, sorterStride, p1 + half - 1, x1, right) ? p1 + half : p1;
        p2 = isBefore(a, stride, s, sorterStride, p2 + half - 1, x2, right) ? p2 + half : p2;
        p3 = isBefore(a, stride, s, sorterStride, p3 + half - 1, x3, right) ? p3 + half : p3;
        length -= half;
      }
      setLong(out.at(i), isBefore(a, stride, s, sorterStride, p0, x0, right) ? p0 + 1 : p0);
      setLong(out.at(i + 1), isBefore(a, stride, s, sorterStride, p1, x1, right) ? p1 + 1 : p1);
      setLong(out.at(i + 2), isBefore(a, stride, s, sorterStride, p2, x2, right) ? p2 + 1 : p2);
      setLong(out.at(i + 3), isBefore(a, stride, s, sorterStride, p3, x3, right) ? p3 + 1 : p3);
    }
    for (; i < m; i++) {
      long x = key(needles.at(i));
      long low = 0;
      long high = n;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (isBefore(a, stride, s, sorterStride, middle, x, right)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      setLong(out.at(i), low);
    }
  }

  private static boolean isBefore(long a, long stride, long s, long sorterStride, long i, long x, boolean right) {
    long key = key(a + (s == 0 ? i : getLong(s + i * sorterStride)) * stride);
    return right ? key <= x : key < x;
  }

  private static long key(long address) {
    return ORDER.canonical(ORDER.encode(Elements.get(ORDER.bytes(), address)));
  }
}
