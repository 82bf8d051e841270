package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

/** The scalar form. */
final class ScalarPairSorter extends PairSorter {
  @Override
  void sort(long keys, long items, long keyScratch, long itemScratch, long n) {
    RadixSort.sortPairs(keys, items, keyScratch, itemScratch, n, keyScratch + n * 8);
  }

  @Override
  long partition(long keys, long items, long low, long lowItems, long high, long highItems, long n, long pivot) {
    long l = 0;
    long h = 0;
    for (long i = 0; i < n * 8; i += 8) {
      long key = getLong(keys + i);
      long item = getLong(items + i);
      if (key <= pivot) {
        setLong(low + l, key);
        setLong(lowItems + l, item);
        l += 8;
      } else {
        setLong(high + h, key);
        setLong(highItems + h, item);
        h += 8;
      }
    }
    return l / 8;
  }
}
