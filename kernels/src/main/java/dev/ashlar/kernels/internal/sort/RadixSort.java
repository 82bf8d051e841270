package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.set;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

/**
 * Stable radix sort of signed integer keys, byte by byte from the lowest, with or without an int64 item beside each
 * key. Its time is linear whatever the keys are, and a byte that all keys share costs no move.
 */
final class RadixSort {
  /** Bytes of memory for the counters. */
  static final long COUNTERS = 256 * 8;

  /** Up to here insertion sort is faster than counting bytes. */
  private static final int SHORT = 40;

  private RadixSort() {}

  /** Sorts n keys; {@code scratch} has room for as many, {@code counters} for {@link #COUNTERS} bytes. */
  static void sort(int bytes, long keys, long scratch, long n, long counters) {
    if (n <= SHORT) {
      insertionSort(bytes, keys, n);
      return;
    }
    long from = keys;
    long to = scratch;
    for (int digit = 0; digit < bytes; digit++) {
      if (countDigit(bytes, from, n, digit, counters)) {
        moveKeys(bytes, from, to, n, digit, counters);
        long last = from;
        from = to;
        to = last;
      }
    }
    if (from != keys) {
      Elements.copy(from, keys, n * bytes);
    }
  }

  /** Sorts n int64 keys and the int64 items beside them. */
  static void sortPairs(long keys, long items, long keyScratch, long itemScratch, long n, long counters) {
    if (n <= SHORT) {
      insertionSortPairs(keys, items, n);
      return;
    }
    long from = keys;
    long to = keyScratch;
    long fromItems = items;
    long toItems = itemScratch;
    for (int digit = 0; digit < 8; digit++) {
      if (countDigit(8, from, n, digit, counters)) {
        movePairs(from, fromItems, to, toItems, n, digit, counters);
        long last = from;
        from = to;
        to = last;
        last = fromItems;
        fromItems = toItems;
        toItems = last;
      }
    }
    if (from != keys) {
      Elements.copy(from, keys, n * 8);
      Elements.copy(fromItems, items, n * 8);
    }
  }

  /** Leaves the first place of each digit value in its counter; false if all keys have the same digit. */
  private static boolean countDigit(int bytes, long keys, long n, int digit, long counters) {
    Elements.fill(8, counters, 256, 0);
    for (long i = 0; i < n; i++) {
      long counter = counters + slot(bytes, get(bytes, keys + i * bytes), digit);
      setLong(counter, getLong(counter) + 1);
    }
    long place = 0;
    for (int value = 0; value < 256; value++) {
      long count = getLong(counters + value * 8L);
      if (count == n) {
        return false;
      }
      setLong(counters + value * 8L, place);
      place += count;
    }
    return true;
  }

  /** The offset of a key's counter. The sign bit is in the highest digit, where negative keys come first. */
  private static long slot(int bytes, long key, int digit) {
    long value = (key >>> (8 * digit)) & 0xFF;
    return (digit == bytes - 1 ? value ^ 0x80 : value) * 8;
  }

  private static void moveKeys(int bytes, long from, long to, long n, int digit, long counters) {
    for (long i = 0; i < n; i++) {
      long key = get(bytes, from + i * bytes);
      long counter = counters + slot(bytes, key, digit);
      long place = getLong(counter);
      setLong(counter, place + 1);
      set(bytes, to + place * bytes, key);
    }
  }

  private static void movePairs(long from, long fromItems, long to, long toItems, long n, int digit, long counters) {
    for (long i = 0; i < n; i++) {
      long key = getLong(from + i * 8);
      long counter = counters + slot(8, key, digit);
      long place = getLong(counter);
      setLong(counter, place + 1);
      setLong(to + place * 8, key);
      setLong(toItems + place * 8, getLong(fromItems + i * 8));
    }
  }

  private static void insertionSort(int bytes, long keys, long n) {
    for (long i = 1; i < n; i++) {
      long key = get(bytes, keys + i * bytes);
      long j = keys + i * bytes;
      for (; j > keys && get(bytes, j - bytes) > key; j -= bytes) {
        set(bytes, j, get(bytes, j - bytes));
      }
      set(bytes, j, key);
    }
  }

  private static void insertionSortPairs(long keys, long items, long n) {
    for (long i = 1; i < n; i++) {
      long key = getLong(keys + i * 8);
      long item = getLong(items + i * 8);
      long j = i;
      for (; j > 0 && getLong(keys + (j - 1) * 8) > key; j--) {
        setLong(keys + j * 8, getLong(keys + (j - 1) * 8));
        setLong(items + j * 8, getLong(items + (j - 1) * 8));
      }
      setLong(keys + j * 8, key);
      setLong(items + j * 8, item);
    }
  }
}
