package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.set;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/**
 * Sorts contiguous elements of 4 or 8 bytes that have few different values, by counting each of them: a comparison of a
 * vector for each value is all that an element takes. Values are found as they occur, in a few samples first, so what
 * has many costs no more than a look at the samples, or where these deceive one pass that writes nothing.
 */
final class FewValues {
  /** From here on a sort in vector registers takes longer. */
  private static final long WORTHWHILE = 256;

  /** More values are sorted faster by parting them. */
  private static final int MOST = 16;

  /**
   * Elements for each value that there may be, so that finding and ordering the values does not take longer than the
   * elements.
   */
  private static final long SHARE = 64;

  /** Eight samples, or where they cost nothing sixteen, all of them different, do not come from few values. */
  private static final int SAMPLES = 8;

  private static final long LONG = 8192;

  /** Elements at the beginning that show most values. */
  private static final long FIRST = 64;

  /** Elements that are counted for one group of values after the other: they stay in the first-level cache. */
  private static final long BLOCK = 2048;

  private final TallyLoops loops;
  private final KeyOrder order;
  private final int bytes;
  private final long a;
  private final long n;

  private final long values;
  private final long counts;
  private final long blockCounts;
  private int distinct;

  private FewValues(TallyLoops loops, KeyOrder order, long a, long n) {
    this.loops = loops;
    this.order = order;
    this.bytes = order.bytes();
    this.a = a;
    this.n = n;
    this.values = NativeMemory.allocate(3 * MOST * 8).address();
    this.counts = values + MOST * 8;
    this.blockCounts = counts + MOST * 8;
  }

  /**
   * Sorts n elements from one place to another, or the same; false, and nothing is written, if that is not the way for
   * them.
   */
  static boolean sort(TallyLoops loops, KeyOrder order, long from, long to, long n) {
    if (n < WORTHWHILE || !promises(order.bytes(), from, n)) {
      return false;
    }
    try (var _ = MemoryScope.open()) {
      var few = new FewValues(loops, order, from, n);
      if (!few.count() || !few.rank()) {
        return false;
      }
      long next = to;
      for (int i = 0; i < few.distinct; i++) {
        long count = getLong(few.counts + i * 8L);
        loops.fill(next, count, few.value(i));
        next += count * few.bytes;
      }
      return true;
    }
  }

  /**
   * Writes the positions of n elements in their order, equal ones in the order of their positions; or is not the way,
   * as for sort.
   */
  static boolean argsort(TallyLoops loops, KeyOrder order, long a, long n, long out) {
    if (n < WORTHWHILE || !promises(order.bytes(), a, n)) {
      return false;
    }
    try (var _ = MemoryScope.open()) {
      var few = new FewValues(loops, order, a, n);
      if (!few.count() || !few.rank()) {
        return false;
      }
      few.placePositions(out);
      return true;
    }
  }

  /** A look at the first samples. */
  private static boolean promises(int bytes, long a, long n) {
    int samples = n < LONG ? SAMPLES : 2 * SAMPLES;
    long step = n / samples * bytes;
    for (int i = 1; i < samples; i++) {
      long x = get(bytes, a + i * step);
      for (int j = 0; j < i; j++) {
        if (get(bytes, a + j * step) == x) {
          return true;
        }
      }
    }
    return false;
  }

  /** Counts all values; false if there are too many. */
  private boolean count() {
    if (!addOthers(a, FIRST)) {
      return false;
    }
    long start = 0;
    while (start < n) {
      long length = blockFrom(start);
      if (!countBlock(a + start * bytes, length)) {
        return false;
      }
      start += length;
    }
    return true;
  }

  /** The length of the block at {@code start}; the last one is up to twice as long as the others. */
  private long blockFrom(long start) {
    return n - start < 2 * BLOCK ? n - start : BLOCK;
  }

  /** Adds the values that are not known yet; false if there are too many. */
  private boolean addOthers(long from, long length) {
    long i = loops.firstOther(from, 0, length, values, distinct);
    while (i < length) {
      if (!add(get(bytes, from + i * bytes))) {
        return false;
      }
      i = loops.firstOther(from, i, length, values, distinct);
    }
    return true;
  }

  private boolean add(long value) {
    if (distinct >= Math.min(MOST, n / SHARE)) {
      return false;
    }
    set(bytes, values + (long) distinct * bytes, value);
    setLong(counts + distinct * 8L, 0);
    distinct++;
    return true;
  }

  private boolean countBlock(long block, long length) {
    if (countKnown(block, length) < length) {
      if (!addOthers(block, length)) {
        return false;
      }
      countKnown(block, length);
    }
    for (int i = 0; i < distinct; i++) {
      setLong(counts + i * 8L, getLong(counts + i * 8L) + getLong(blockCounts + i * 8L));
    }
    return true;
  }

  /** How many elements of a block have one of the values found so far. */
  private long countKnown(long block, long length) {
    long known = 0;
    for (int i = 0; i < distinct; i += TallyLoops.GROUP) {
      loops.count(block, length, values + (long) i * bytes, blockCounts + i * 8L);
      for (int j = i; j < Math.min(i + TallyLoops.GROUP, distinct); j++) {
        known += getLong(blockCounts + j * 8L);
      }
    }
    return known;
  }

  private long value(int i) {
    return get(bytes, values + (long) i * bytes);
  }

  private long key(int i) {
    return order.canonical(order.encode(value(i)));
  }

  /**
   * Puts the values in order; false if two that differ are equal, which are to stay in the order in which they are
   * mixed.
   */
  private boolean rank() {
    for (int i = 1; i < distinct; i++) {
      for (int j = i; j > 0 && key(j - 1) >= key(j); j--) {
        if (key(j - 1) == key(j)) {
          return false;
        }
        swap(j - 1, j);
      }
    }
    return true;
  }

  private void swap(int i, int j) {
    long value = value(i);
    set(bytes, values + (long) i * bytes, value(j));
    set(bytes, values + (long) j * bytes, value);
    long count = getLong(counts + i * 8L);
    setLong(counts + i * 8L, getLong(counts + j * 8L));
    setLong(counts + j * 8L, count);
  }

  private void placePositions(long out) {
    long scratch = NativeMemory.allocate(2 * BLOCK * Integer.BYTES + KeySorter.EXTRA).address();
    // where the next position of each value goes
    long places = blockCounts;
    long place = out;
    for (int i = 0; i < distinct; i++) {
      setLong(places + i * 8L, place);
      place += getLong(counts + i * 8L) * 8;
    }
    long start = 0;
    while (start < n) {
      long length = blockFrom(start);
      for (int i = 0; i < distinct; i++) {
        long to = getLong(places + i * 8L);
        long left = getLong(counts + i * 8L);
        long count = loops.positions(a + start * bytes, length, value(i), start, to, left, scratch);
        setLong(places + i * 8L, to + count * 8);
        setLong(counts + i * 8L, left - count);
      }
      start += length;
    }
  }
}
