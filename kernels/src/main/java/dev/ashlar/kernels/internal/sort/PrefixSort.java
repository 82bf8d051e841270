package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Index sort of int64 keys by a sort of plain int64: the bits in which the keys differ, as many as fit, and below them
 * the position. That is twice as fast as moving positions beside the keys. Where keys had more bits than fit, runs with
 * the same prefix are put in order by their keys at last.
 */
final class PrefixSort {
  private static final int SAMPLES = 64;

  /** Places looked at before their positions are unpacked: they stay in the first-level cache. */
  private static final long BLOCK = 2048;

  /** Runs up to here are sorted by insertion. */
  private static final long SHORT = 24;

  private final Sorters.Keys longs;
  private final long keys;
  private final long n;
  private final long out;
  private final int positionBits;

  private PrefixSort(Sorters.Keys longs, long keys, long n, long out) {
    this.longs = longs;
    this.keys = keys;
    this.n = n;
    this.out = out;
    this.positionBits = 64 - Long.numberOfLeadingZeros(n - 1);
  }

  /** Writes n positions; equal keys keep their order. Keys are kept. */
  static void sort(Sorters.Keys longs, long keys, long n, long out) {
    new PrefixSort(longs, keys, n, out).sort();
  }

  /** Whether this is the way for n keys: not if many are equal, which a sort of pairs makes use of. */
  static boolean suits(Sorters.Keys longs, long keys, long n) {
    if (n <= 2 * SAMPLES) {
      return n > 1;
    }
    try (var _ = MemoryScope.open()) {
      long sample = NativeMemory.allocate(SAMPLES * 8L).address();
      long scratch = NativeMemory.allocate(SAMPLES * 8L + KeySorter.EXTRA).address();
      for (int i = 0; i < SAMPLES; i++) {
        setLong(sample + i * 8L, getLong(keys + n / SAMPLES * i * 8));
      }
      longs.sorter().sort(sample, scratch, SAMPLES, KeyOrder.INT64);
      int equal = 0;
      for (int i = 1; i < SAMPLES; i++) {
        equal += getLong(sample + i * 8L) == getLong(sample + i * 8L - 8) ? 1 : 0;
      }
      return equal < SAMPLES / 8;
    }
  }

  /**
   * Writes n positions, partitioned by their keys around some ranks; ranks ascend. The keys are kept.
   *
   * @param room for n int64
   * @return false if a key of such a rank agrees with others in the bits that fit; positions are then not what they
   *     should be
   */
  static boolean select(Sorters.Keys longs, long keys, long n, long out, long room, long[] ranks) {
    return new PrefixSort(longs, keys, n, out).select(room, ranks);
  }

  private boolean select(long room, long[] ranks) {
    boolean complete = pack();
    // neighbours in place show whether others have the same prefix
    long[] wanted = complete
        ? ranks
        : Arrays.stream(ranks)
            .flatMap(rank -> LongStream.of(Math.max(0, rank - 1), rank, Math.min(n - 1, rank + 1)))
            .sorted()
            .toArray();
    try (var _ = MemoryScope.open()) {
      long scratch = NativeMemory.allocate(Selectable.Keys.SCRATCH).address();
      Selection.select(new Selectable.Keys(longs.sorter(), 8, scratch), out, room, n, wanted);
    }
    long positions = (1L << positionBits) - 1;
    for (long rank : ranks) {
      for (long i = Math.max(1, rank); !complete && i <= Math.min(n - 1, rank + 1); i++) {
        if (((getLong(out + i * 8) ^ getLong(out + i * 8 - 8)) & ~positions) == 0) {
          return false;
        }
      }
    }
    longs.packing().unpack(out, n, positions);
    return true;
  }

  /** Packs keys and positions; whether all bits that differ fit. */
  private boolean pack() {
    long differing = longs.packing().differing(keys, n);
    int shift = Long.numberOfLeadingZeros(differing);
    long positions = (1L << positionBits) - 1;
    // once common leading bits are gone, the sign is a bit like the others
    longs.packing().pack(keys, out, n, shift, shift > 0 ? Long.MIN_VALUE : 0, ~positions);
    return ((differing << shift) & positions) == 0;
  }

  private void sort() {
    boolean complete = pack();
    long positions = (1L << positionBits) - 1;
    try (var _ = MemoryScope.open()) {
      long scratch = NativeMemory.allocate(n * 8 + KeySorter.EXTRA).address();
      ParallelSort.sort(longs.sorter(), out, scratch, n, KeyOrder.INT64);
    }
    long start = 0;
    while (start < n) {
      long end = Math.min(n, start + BLOCK);
      if (!complete) {
        end = orderTies(start, end, positions);
      }
      longs.packing().unpack(out + start * 8, end - start, positions);
      start = end;
    }
  }

  /**
   * Puts in order what has the same prefix, from {@code start} on; returns where that is done, at {@code least} or
   * behind it.
   */
  private long orderTies(long start, long least, long positions) {
    long i = start;
    while (true) {
      // with the first one behind the block, which may continue a run
      long sight = Math.min(n, least + 1);
      i += longs.packing().firstTie(out + i * 8, 0, sight - i, ~positions);
      if (i >= sight) {
        return least;
      }
      long end = i + 2;
      while (end < n && ((getLong(out + i * 8) ^ getLong(out + end * 8)) & ~positions) == 0) {
        end++;
      }
      sortRun(i, end - i, positions);
      i = end;
      if (end >= least) {
        return end;
      }
    }
  }

  /** Sorts a run of one prefix by keys. Its positions ascend, so a stable sort will do. */
  private void sortRun(long start, long length, long positions) {
    long run = out + start * 8;
    if (length > SHORT) {
      sortLongRun(run, length, positions);
      return;
    }
    for (long i = 1; i < length; i++) {
      long moving = getLong(run + i * 8);
      long key = getLong(keys + (moving & positions) * 8);
      long j = i;
      for (; j > 0 && getLong(keys + (getLong(run + j * 8 - 8) & positions) * 8) > key; j--) {
        setLong(run + j * 8, getLong(run + j * 8 - 8));
      }
      setLong(run + j * 8, moving);
    }
  }

  private void sortLongRun(long run, long length, long positions) {
    try (var _ = MemoryScope.open()) {
      long runKeys = NativeMemory.allocate(length * 8).address();
      long keyScratch = NativeMemory.allocate(length * 8 + KeySorter.EXTRA).address();
      long itemScratch = NativeMemory.allocate(length * 8).address();
      for (long i = 0; i < length * 8; i += 8) {
        setLong(runKeys + i, getLong(keys + (getLong(run + i) & positions) * 8));
      }
      Sorters.pairs().get(length).sort(runKeys, run, keyScratch, itemScratch, length);
    }
  }
}
