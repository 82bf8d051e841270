package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;

/** Recognises contiguous elements that are in order already. What is in no order costs a look at the first few. */
final class Presorted {
  private Presorted() {}

  /** Whether sorting would leave all elements where they are. */
  static boolean ascends(KeyLoops loops, KeyOrder order, long a, long n) {
    return loops.ascends(a, n, order, false) && !hasStrayNaN(order, a, n);
  }

  /**
   * Whether turning the elements round would sort them: no two are equal, or if not {@code strictly}, equal ones have
   * the same bits.
   */
  static boolean descends(KeyLoops loops, KeyOrder order, long a, long n, boolean strictly) {
    return loops.ascends(a, n, order.reversed(), strictly) && !hasTies(order.reversed(), a, n);
  }

  /**
   * In elements whose keys ascend: whether there is a NaN where it does not belong, to which its sign has brought it.
   */
  private static boolean hasStrayNaN(KeyOrder order, long a, long n) {
    long wrongEnd = order.descending() ? n - 1 : 0;
    return order.floating() && n > 0 && order.isNaN(key(order, a, wrongEnd));
  }

  /** In elements whose keys ascend: whether there is a NaN, or zeros of both signs. */
  private static boolean hasTies(KeyOrder order, long a, long n) {
    if (!order.floating()) {
      return false;
    }
    long first = lowerBound(order, a, n, -1);
    long second = lowerBound(order, a, n, 0);
    return order.isNaN(key(order, a, 0))
        || order.isNaN(key(order, a, n - 1))
        || (second > first && second < n && key(order, a, second) == 0);
  }

  private static long lowerBound(KeyOrder order, long a, long n, long key) {
    long low = 0;
    long high = n;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (key(order, a, middle) < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static long key(KeyOrder order, long a, long i) {
    return order.encode(get(order.bytes(), a + i * order.bytes()));
  }
}
