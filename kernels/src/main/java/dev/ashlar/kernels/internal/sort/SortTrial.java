package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/**
 * What sorters are tried on: all that they do, on many different keys, some hundred and a few; in memory that is kept.
 */
final class SortTrial {
  /** Enough keys for every way of choosing pivots. */
  private static final int KEYS = 6000;

  private static final int PIECE = 1000;

  private static final int FEW = 3;
  private static final int[] DISTINCT = {Integer.MAX_VALUE, 100, FEW};

  private static final SortTrial INTS = new SortTrial(4);
  private static final SortTrial LONGS = new SortTrial(8);

  private final int bytes;
  private final KeyOrder order;
  private final KeyOrder reversed;
  private final long[] samples = new long[DISTINCT.length];
  private final long keys;
  private final long items;
  private final long keyScratch;
  private final long itemScratch;

  private SortTrial(int bytes) {
    this.bytes = bytes;
    order = KeyOrder.of(bytes == 4 ? DType.FLOAT32 : DType.FLOAT64, false);
    reversed = order.reversed();
    keys = allocate();
    items = allocate();
    keyScratch = allocate();
    itemScratch = allocate();
    for (int sample = 0; sample < DISTINCT.length; sample++) {
      samples[sample] = allocate();
      int distinct = DISTINCT[sample];
      var random = new SplittableRandom(distinct);
      for (int i = 0; i < KEYS; i++) {
        Elements.set(bytes, samples[sample] + (long) i * bytes, random.nextInt(distinct) - distinct / 2);
      }
    }
  }

  private long allocate() {
    return Arena.global().allocate(KEYS * (long) bytes + KeySorter.EXTRA, 64).address();
  }

  /** The trial of sorters of keys of 4 or 8 bytes; those of pairs take 8. */
  static SortTrial of(int bytes) {
    return bytes == 4 ? INTS : LONGS;
  }

  /** Sorts keys, and does the rest that goes with it. */
  void run(Sorters.Keys tried) {
    for (int sample = 0; sample < DISTINCT.length; sample++) {
      fill(keys, sample);
      if (tried.tallies() != null && DISTINCT[sample] == FEW) {
        tally(tried.tallies());
      }
      tried.loops().encode(keys, keys, KEYS, order);
      tried.sorter().partition(keys, keys, keyScratch, KEYS, 0);
      tried.sorter().sort(keys, keyScratch, KEYS, order);
      tried.loops().reverse(keys, keys, KEYS);
      tried.loops().ascends(keys, KEYS, reversed, false);
      if (bytes == 8) {
        long mask = tried.packing().differing(keys, KEYS) << 13;
        tried.packing().pack(keys, keyScratch, KEYS, 1, 1, mask);
        tried.packing().packInts(keys, keyScratch, KEYS, KeyOrder.INT32);
        tried.packing().firstTie(keyScratch, 0, KEYS, -1);
        tried.packing().unpack(keyScratch, KEYS, mask);
        tried.loops().count(keys, KEYS, true);
      }
    }
  }

  /** In some pieces, since the JIT counts calls; a small part of the whole, since a scalar form does not do it. */
  private void tally(TallyLoops tried) {
    for (int i = 0; i < KEYS / 2; i += PIECE) {
      FewValues.sort(tried, order, keys + (long) i * bytes, keyScratch, PIECE);
      FewValues.argsort(tried, order, keys + (long) i * bytes, PIECE, keyScratch);
    }
  }

  /** Sorts keys that carry items with them. */
  void run(PairSorter tried) {
    for (int sample = 0; sample < DISTINCT.length; sample++) {
      fill(keys, sample);
      fill(items, sample);
      tried.partition(keys, items, keys, items, keyScratch, itemScratch, KEYS, 0);
      tried.sort(keys, items, keyScratch, itemScratch, KEYS);
    }
  }

  private void fill(long address, int sample) {
    MemorySegment.copy(ALL, samples[sample], ALL, address, KEYS * (long) bytes);
  }
}
