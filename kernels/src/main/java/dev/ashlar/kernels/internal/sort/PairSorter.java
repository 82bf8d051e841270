package dev.ashlar.kernels.internal.sort;

/**
 * Sorts int64 keys and moves int64 items along; stable when the items ascend at first. {@link ScalarPairSorter} and
 * {@link VectorPairSorter} do the same.
 */
abstract class PairSorter {
  /**
   * Sorts n items by their keys. The scratch has room for n keys and {@link KeySorter#EXTRA} bytes, and for n items.
   * Keys are lost.
   */
  abstract void sort(long keys, long items, long keyScratch, long itemScratch, long n);

  /**
   * Parts n pairs into those whose key is up to the pivot and the others, each in their order. One destination is where
   * the pairs are, the other has room for n pairs.
   *
   * @return how many are not above the pivot
   */
  abstract long partition(
      long keys, long items, long low, long lowItems, long high, long highItems, long n, long pivot);
}
