package dev.ashlar.kernels.internal.sort;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/**
 * Puts the keys of wanted ranks in their sorted places, smaller ones before and greater ones behind, by quickselect
 * with the partition of the sorters; pieces without a wanted rank stay as they are. Pivots depend on the keys alone, so
 * the result is the same whichever sorter is used. Its time is linear on average; past a limit of depth the range of
 * the keys is halved, so it is never quadratic.
 */
final class Selection {
  /** Pieces up to here are sorted. */
  static final int SORTED = 256;

  private static final int SAMPLES = 32; // few enough for a small network, or an insertion sort

  private final Selectable keys;
  private final long[] ranks;
  private final long sample;

  private Selection(Selectable keys, long[] ranks, long sample) {
    this.keys = keys;
    this.ranks = ranks;
    this.sample = sample;
  }

  /**
   * Selects among n keys.
   *
   * @param room memory for as many
   * @param ranks ascending
   */
  static void select(Selectable keys, long from, long room, long n, long[] ranks) {
    try (var _ = MemoryScope.open()) {
      long sample = NativeMemory.allocate(SAMPLES * 16L + KeySorter.EXTRA).address();
      new Selection(keys, ranks, sample)
          .select(from, room, n, true, 0, 0, ranks.length, 2 * (64 - Long.numberOfLeadingZeros(n)));
    }
  }

  /**
   * The n keys at p, which are to be at p if home, else at q, have the ranks from {@code first}; wanted are ranks[i] to
   * ranks[end - 1].
   */
  private void select(long p, long q, long n, boolean home, long first, int i, int end, int depth) {
    int bytes = keys.bytes();
    while (i < end && n > SORTED) {
      if (depth-- > 0) {
        takeSamples(p, n);
      } else {
        takeRange(p, n);
      }
      long least = keys.key(sample);
      long greatest = keys.key(sample + (SAMPLES - 1L) * bytes);
      long middle = keys.key(sample + SAMPLES / 2L * bytes);
      // below the greatest sample, so that something stays above it
      long pivot = middle == greatest && middle != least ? middle - 1 : middle;
      long count = keys.partition(p, home ? p : q, home ? q : p, n, pivot);
      int split = i;
      while (split < end && ranks[split] < first + count) {
        split++;
      }
      if (home) {
        select(q, p + count * bytes, n - count, false, first + count, split, end, depth);
        q += (n - count) * bytes;
      } else {
        select(p, q + count * bytes, n - count, false, first + count, split, end, depth);
        long low = q;
        q = p + (n - count) * bytes;
        p = low;
        home = true;
      }
      n = count;
      end = split;
      if (least == pivot && i < end) {
        // many keys may equal the pivot, and these are in place
        count = 0;
        if (pivot != -1L << (8 * bytes - 1)) {
          count = keys.partition(p, p, q, n, pivot - 1);
          keys.copy(q, p + count * bytes, n - count);
        }
        n = count;
        while (end > i && ranks[end - 1] >= first + n) {
          end--;
        }
      }
    }
    if (i < end && n > 0) {
      keys.sort(p, n);
    }
    if (!home) {
      keys.copy(p, q, n);
    }
  }

  private void takeSamples(long p, long n) {
    long step = n / SAMPLES;
    long random = n;
    for (int i = 0; i < SAMPLES; i++) {
      random = random * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
      setSample(i, keys.key(p + (i * step + (random >>> 33) % step) * keys.bytes()));
    }
    var order = keys.bytes() == 4 ? KeyOrder.INT32 : KeyOrder.INT64;
    Sorters.keysOf(keys.bytes()).get(0).sorter().sort(sample, sample + SAMPLES * 8L, SAMPLES, order);
  }

  /** Samples as they would be if the keys were spread evenly over their range. */
  private void takeRange(long p, long n) {
    long least = keys.key(p);
    long greatest = least;
    for (long i = 1; i < n; i++) {
      long key = keys.key(p + i * keys.bytes());
      least = Math.min(least, key);
      greatest = Math.max(greatest, key);
    }
    setSample(0, least);
    setSample(SAMPLES / 2, (least & greatest) + ((least ^ greatest) >> 1));
    setSample(SAMPLES - 1, greatest);
  }

  private void setSample(int i, long key) {
    Elements.set(keys.bytes(), sample + (long) i * keys.bytes(), key);
  }
}
