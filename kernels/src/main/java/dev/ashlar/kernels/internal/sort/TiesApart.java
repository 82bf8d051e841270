package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.set;

/**
 * Keeps elements that are equal but have different keys out of a sort of keys, in their order: NaN of all kinds, and
 * zeros when both signs occur.
 *
 * @param zeros how many zeros are kept
 * @param nans how many NaN
 * @param below how many of the other keys come before the zeros
 */
record TiesApart(long zeros, long nans, long below) {
  long count() {
    return zeros + nans;
  }

  /** Moves the ties from the n keys at {@code a} to {@code aside} and closes the gaps. */
  static TiesApart take(KeyOrder order, long a, long aside, long n) {
    int bytes = order.bytes();
    long end = a + n * bytes;
    long positive = 0;
    long negative = 0;
    for (long p = a; p < end; p += bytes) {
      long key = get(bytes, p);
      positive += key == 0 ? 1 : 0;
      negative += key == -1 ? 1 : 0;
    }
    boolean bothSigns = positive > 0 && negative > 0;
    long zeros = aside;
    long nans = aside + (bothSigns ? positive + negative : 0) * bytes;
    long firstNaN = nans;
    long others = a;
    long below = 0;
    for (long p = a; p < end; p += bytes) {
      long key = get(bytes, p);
      if (order.isNaN(key)) {
        set(bytes, nans, order.decode(key));
        nans += bytes;
      } else if (bothSigns && KeyOrder.isZero(key)) {
        set(bytes, zeros, order.decode(key));
        zeros += bytes;
      } else {
        set(bytes, others, key);
        others += bytes;
        below += key < 0 ? 1 : 0;
      }
    }
    return new TiesApart((zeros - aside) / bytes, (nans - firstNaN) / bytes, below);
  }

  /** Moves the ties back among the n - {@link #count} sorted elements at {@code a}. */
  void putBack(KeyOrder order, long a, long aside, long n) {
    int bytes = order.bytes();
    long numbers = n - count();
    long start = a + (order.descending() ? nans * bytes : 0);
    long split = zeros > 0 ? below : numbers;
    Elements.copy(a + split * bytes, start + (split + zeros) * bytes, (numbers - split) * bytes);
    Elements.copy(a, start, split * bytes);
    Elements.copy(aside, start + split * bytes, zeros * bytes);
    Elements.copy(aside + zeros * bytes, order.descending() ? a : a + (n - nans) * bytes, nans * bytes);
  }
}
