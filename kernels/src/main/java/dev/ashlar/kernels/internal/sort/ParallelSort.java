package dev.ashlar.kernels.internal.sort;

import dev.ashlar.kernels.internal.sweep.Workers;
import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts keys by a sorter, many of them on several threads: pieces are parted as a quicksort does it, all those of a
 * level at a time, until there are some for each thread. The first level is one thread's work, a twentieth of all at a
 * million keys.
 */
final class ParallelSort {
  /** Keys of a piece that are worth handing over. */
  private static final long WORTHWHILE = 1 << 16;

  /** Pieces for each thread, since they differ in length. */
  private static final int SHARE = 4;

  private static final int SAMPLES = 64;

  private final KeySorter sorter;
  private final KeyOrder order;
  private final KeyOrder keyOrder;
  private final int bytes;

  private ParallelSort(KeySorter sorter, KeyOrder order) {
    this.sorter = sorter;
    this.order = order;
    this.bytes = order.bytes();
    this.keyOrder = bytes == 4 ? KeyOrder.INT32 : KeyOrder.INT64;
  }

  /**
   * Some keys that are to be sorted.
   *
   * @param at where they are
   * @param room for as many
   * @param home whether they are to stay where they are; else they go to the room
   */
  private record Piece(long at, long room, long n, boolean home) {}

  /** See {@link KeySorter#sort}. */
  static void sort(KeySorter sorter, long keys, long scratch, long n, KeyOrder order) {
    if (n < 2 * WORTHWHILE || Workers.threads() == 1) {
      sorter.sort(keys, scratch, n, order);
      return;
    }
    var sort = new ParallelSort(sorter, order);
    long most = Math.min((long) SHARE * Workers.threads(), n / WORTHWHILE);
    var pieces = List.of(new Piece(keys, scratch, n, true));
    for (int level = 1; level < most; level *= 2) {
      pieces = sort.part(pieces);
    }
    var parted = pieces;
    Workers.run(parted.size(), i -> sort.finish(parted.get(i)));
  }

  /** Parts each of the pieces in two. */
  private List<Piece> part(List<Piece> pieces) {
    var halves = new Piece[2 * pieces.size()];
    Workers.run(pieces.size(), i -> part(pieces.get(i), halves, 2 * i));
    var result = new ArrayList<Piece>();
    for (var half : halves) {
      if (half.n > 0) {
        result.add(half);
      }
    }
    return result;
  }

  private void part(Piece piece, Piece[] halves, int i) {
    long p = piece.at;
    long q = piece.room;
    long n = piece.n;
    long low = piece.home ? p : q;
    long high = piece.home ? q : p;
    long count = sorter.partition(p, low, high, n, pivot(p, n));
    halves[i] = new Piece(low, high + (n - count) * bytes, count, true);
    halves[i + 1] = new Piece(high, low + count * bytes, n - count, false);
  }

  /** The median of samples; one less if it is their greatest, so that something stays above it. */
  private long pivot(long p, long n) {
    if (n < SAMPLES) {
      return 0;
    }
    try (var _ = MemoryScope.open()) {
      long samples = NativeMemory.allocate(SAMPLES * 8).address();
      long scratch = NativeMemory.allocate(SAMPLES * 8 + KeySorter.EXTRA).address();
      long step = n / SAMPLES;
      long random = n;
      for (int i = 0; i < SAMPLES; i++) {
        random = random * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
        Elements.set(
            bytes, samples + (long) i * bytes, Elements.get(bytes, p + (i * step + (random >>> 33) % step) * bytes));
      }
      sorter.sort(samples, scratch, SAMPLES, keyOrder);
      long median = Elements.get(bytes, samples + SAMPLES / 2L * bytes);
      boolean greatest = median == Elements.get(bytes, samples + (SAMPLES - 1L) * bytes);
      return greatest && median != Elements.get(bytes, samples) ? median - 1 : median;
    }
  }

  /** Sorts a piece where it is to be; with scratch of its own, since a sorter uses what is behind its scratch too. */
  private void finish(Piece piece) {
    long to = piece.home ? piece.at : piece.room;
    if (!piece.home) {
      Elements.copy(piece.at, to, piece.n * bytes);
    }
    try (var _ = MemoryScope.open()) {
      sorter.sort(to, NativeMemory.allocate(piece.n * bytes + KeySorter.EXTRA).address(), piece.n, order);
    }
  }
}
