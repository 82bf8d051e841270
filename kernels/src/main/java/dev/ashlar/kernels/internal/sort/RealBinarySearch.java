package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

import java.lang.invoke.MethodHandles;

/**
 * Binary search for real elements, as a template over their order. Four needles are searched at once: all searches take
 * the same number of steps, without a branch on the comparison, so their cache misses overlap. Only the needles are
 * made canonical: NaN are left out of the run before, and a needle of zero is compared with a key on the right side of
 * both zeros.
 */
final class RealBinarySearch extends BinarySearch {
  private static final KeyOrder ORDER = Template.parameters(MethodHandles.lookup(), KeyOrder.class);

  private static final long LEAST = ~ORDER.greatest();

  /** For {@link Template}. */
  RealBinarySearch() {}

  @Override
  public void search(Run haystack, Run sorter, long n, Run needles, long m, Run out, boolean right) {
    long numbers = ORDER.floating() ? countNumbers(haystack, sorter, n) : n;
    long i = 0;
    for (; i + 4 <= m && numbers > 0; i += 4) {
      if (!searchFour(haystack, sorter, numbers, needles, i, out, right)) {
        for (long j = i; j < i + 4; j++) {
          setLong(out.at(j), searchOne(haystack, sorter, numbers, n, bits(needles.at(j)), right));
        }
      }
    }
    for (; i < m; i++) {
      setLong(out.at(i), searchOne(haystack, sorter, numbers, n, bits(needles.at(i)), right));
    }
  }

  /** How many elements are not NaN, which are the last ones, whatever their keys. */
  private static long countNumbers(Run haystack, Run sorter, long n) {
    long low = 0;
    long high = n;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (ORDER.isNaN(key(haystack.address(), haystack.stride(), sorter.address(), sorter.stride(), middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Searches for four needles from number {@code i} on; false if there is a special one among them. */
  private static boolean searchFour(
      Run haystack, Run sorter, long numbers, Run needles, long i, Run out, boolean right) {
    long b0 = bits(needles.at(i));
    long b1 = bits(needles.at(i + 1));
    long b2 = bits(needles.at(i + 2));
    long b3 = bits(needles.at(i + 3));
    if (isSpecial(b0) || isSpecial(b1) || isSpecial(b2) || isSpecial(b3)) {
      return false;
    }
    long x0 = border(b0, right);
    long x1 = border(b1, right);
    long x2 = border(b2, right);
    long x3 = border(b3, right);
    long a = haystack.address();
    long stride = haystack.stride();
    long s = sorter.address();
    long sorterStride = sorter.stride();
    long p0 = 0;
    long p1 = 0;
    long p2 = 0;
    long p3 = 0;
    long length = numbers;
    while (length > 1) {
      long half = length >>> 1;
      p0 = key(a, stride, s, sorterStride, p0 + half - 1) <= x0 ? p0 + half : p0;
      p1 = key(a, stride, s, sorterStride, p1 + half - 1) <= x1 ? p1 + half : p1;
      p2 = key(a, stride, s, sorterStride, p2 + half - 1) <= x2 ? p2 + half : p2;
      p3 = key(a, stride, s, sorterStride, p3 + half - 1) <= x3 ? p3 + half : p3;
      length -= half;
    }
    setLong(out.at(i), key(a, stride, s, sorterStride, p0) <= x0 ? p0 + 1 : p0);
    setLong(out.at(i + 1), key(a, stride, s, sorterStride, p1) <= x1 ? p1 + 1 : p1);
    setLong(out.at(i + 2), key(a, stride, s, sorterStride, p2) <= x2 ? p2 + 1 : p2);
    setLong(out.at(i + 3), key(a, stride, s, sorterStride, p3) <= x3 ? p3 + 1 : p3);
    return true;
  }

  private static long searchOne(Run haystack, Run sorter, long numbers, long n, long bits, boolean right) {
    if (ORDER.isNaN(ORDER.encode(bits))) {
      return right ? n : numbers;
    }
    if (!right && ORDER.encode(bits) == LEAST) {
      return 0;
    }
    long border = border(bits, right);
    long low = 0;
    long high = numbers;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (key(haystack.address(), haystack.stride(), sorter.address(), sorter.stride(), middle) <= border) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a needle has no border: NaN, and what has nothing below it. */
  private static boolean isSpecial(long bits) {
    long key = ORDER.encode(bits);
    return ORDER.isNaN(key) || key == LEAST;
  }

  /** The greatest key that comes before a needle: zeros of both signs are equal. */
  private static long border(long bits, boolean right) {
    long key = ORDER.encode(bits);
    if (ORDER.floating() && KeyOrder.isZero(key)) {
      return right ? 0 : -2;
    }
    return right ? key : key - 1;
  }

  private static long bits(long address) {
    return Elements.get(ORDER.bytes(), address);
  }

  private static long key(long a, long stride, long s, long sorterStride, long i) {
    if (s == 0 && stride == ORDER.bytes()) {
      // a product by a constant is no product: each step waits for the address
      return ORDER.encode(bits(a + i * ORDER.bytes()));
    }
    return ORDER.encode(bits(a + (s == 0 ? i : getLong(s + i * sorterStride)) * stride));
  }
}
