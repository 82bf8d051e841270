package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import java.util.Objects;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector quicksort, as a template over the species (int32 or int64 keys, 4 to 16 lanes).
 *
 * <p>A partition reads its keys once and compresses each vector into two streams, both growing upwards: one stays in
 * the buffer that is being read, one goes to the other buffer, so nothing is copied back. Pieces that fit a sorting
 * network are sorted in registers. Past a limit of depth (adversarial input) the range of the keys is halved instead of
 * their number, which ends after as many steps as a key has bits.
 *
 * <p>{@code Long} stands for the lane type, which is erased. Small methods that pass vectors would not be inlined
 * reliably, so the loops call the Vector API directly.
 */
final class VectorKeySorter extends KeySorter {
  private static final VectorParameters PARAMETERS =
      Template.parameters(MethodHandles.lookup(), VectorParameters.class);

  @SuppressWarnings("unchecked")
  private static final VectorSpecies<Long> SPECIES = (VectorSpecies<Long>) PARAMETERS.species();

  private static final PivotSampler SAMPLER = Objects.requireNonNull(PARAMETERS.sampler());
  private static final SortingNetwork SMALL = PARAMETERS.small();
  private static final SortingNetwork MEDIUM = PARAMETERS.medium();
  private static final SortingNetwork LARGE = PARAMETERS.large();
  private static final int LANES = SPECIES.length();
  private static final int BITS = SPECIES.elementSize();
  private static final long BYTES = BITS / 8;
  private static final long WIDTH = LANES * BYTES;
  private static final KeySorter SCALAR = new ScalarKeySorter((int) BYTES);
  private static final long LEAST = -1L << (BITS - 1);

  /** For {@link Template}. */
  VectorKeySorter() {}

  @Override
  void sort(long keys, long scratch, long n, KeyOrder order) {
    long block = (scratch + n * BYTES + 63) & -64;
    sort(keys, scratch, n, true, 2 * (64 - Long.numberOfLeadingZeros(n)), keys + n * BYTES, block, order);
  }

  /**
   * Sorts the n keys at p, with the same room at q; the result goes to p if home, else to q. The places behind it, up
   * to the end, must be free: therefore smaller keys, which go to the front, are sorted before greater ones,
   * which wait in the other buffer.
   *
   * @param end of the room for sorted elements: nothing is written there or behind
   * @param block a network's room
   */
  private static void sort(long p, long q, long n, boolean home, int depth, long end, long block, KeyOrder order) {
    while (n > LARGE.size) {
      long pivot = SAMPLER.sample(p, n, depth--, block);
      long least = get(block);
      if (least == get(block + BYTES) && SAMPLER.isUniform(p, n, least)) {
        fill(home ? p : q, n, order.decode(least));
        return;
      }
      long low = home ? p : q;
      long count = low + n * BYTES <= end - 4 * WIDTH
          ? splitFreely(p, low, home ? q : p, n, pivot)
          : split(p, low, home ? q : p, n, pivot);
      long lowRoom = (home ? q : p) + (n - count) * BYTES;
      if (least == pivot && count > LARGE.size) {
        // many keys may equal the pivot, and these need no sorting
        long less = pivot == LEAST ? 0 : split(low, low, lowRoom, count, pivot - 1);
        if (less > 0) {
          sort(low, lowRoom + (count - less) * BYTES, less, true, depth, end, block, order);
        }
        fill(low + less * BYTES, count - less, order.decode(pivot));
      } else {
        sort(low, lowRoom, count, true, depth, end, block, order);
      }
      p = home ? q : p;
      q = low + count * BYTES;
      n -= count;
      home = false;
    }
    sortBlock(p, home ? p : q, (int) n, end, block, order);
  }

  /** Sorts n keys at p, no more than the large network takes, and leaves their elements at {@code to}. */
  private static void sortBlock(long p, long to, int n, long end, long block, KeyOrder order) {
    boolean room = to + LARGE.size * BYTES <= end;
    long place = room ? to : block;
    if (n <= SMALL.size) {
      SMALL.sort(p, place, n);
    } else if (n <= MEDIUM.size) {
      MEDIUM.sort(p, place, n);
    } else {
      LARGE.sort(p, place, n);
    }
    if (!order.identity()) {
      decode(place, (n + LANES - 1) / LANES, order);
    }
    if (!room) {
      Elements.copy(place, to, n * BYTES);
    }
  }

  private static void decode(long p, int vectors, KeyOrder order) {
    Vector<Long> fold = SPECIES.broadcast(order.fold());
    Vector<Long> flip = SPECIES.broadcast(order.inverseFlip());
    long a = p & ADDRESS;
    for (int i = 0; i < vectors; i++) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, a + i * WIDTH, ORDER);
      v.lanewise(XOR, v.lanewise(ASHR, BITS - 1).lanewise(AND, fold)).lanewise(XOR, flip)
          .intoMemorySegment(ALL, a + i * WIDTH, ORDER);
    }
  }

  private static void fill(long p, long n, long bits) {
    Vector<Long> v = SPECIES.broadcast(bits);
    long end = p + n * BYTES;
    long a = p;
    for (; a <= end - WIDTH; a += WIDTH) {
      v.intoMemorySegment(ALL, a, ORDER);
    }
    for (; a < end; a += BYTES) {
      set(a, bits);
    }
  }

  @Override
  long partition(long keys, long low, long high, long n, long pivot) {
    return n < LANES ? SCALAR.partition(keys, low, high, n, pivot) : split(keys, low, high, n, pivot);
  }

  /** The partition where nothing is to be written behind the last key. */
  private static long split(long p, long low, long high, long n, long pivot) {
    long done = n & -4L * LANES;
    long l = splitBlocks(p, low, high, done / (4L * LANES), pivot);
    long h = high + done * BYTES - (l - low);
    long a = p + done * BYTES;
    Vector<Long> pivots = SPECIES.broadcast(pivot);
    for (; a <= p + (n - LANES) * BYTES; a += WIDTH) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, a, ORDER);
      VectorMask<Long> m = v.compare(LE, pivots);
      Vector<Long> lows = v.compress(m);
      Vector<Long> highs = v.compress(m.not());
      long c = m.trueCount() * BYTES;
      lows.intoMemorySegment(ALL, l, ORDER);
      highs.intoMemorySegment(ALL, h, ORDER);
      l += c;
      h += WIDTH - c;
    }
    int rest = (int) n & (LANES - 1);
    if (rest != 0) {
      Vector<Long> last = SPECIES.fromMemorySegment(ALL, p + (n - LANES) * BYTES, ORDER);
      VectorMask<Long> in = VectorMask.fromLong(SPECIES, (1L << LANES) - (1L << (LANES - rest)));
      VectorMask<Long> m = last.compare(LE, pivots).and(in);
      int c = m.trueCount();
      last.compress(m).intoMemorySegment(ALL, l, ORDER, VectorMask.fromLong(SPECIES, (1L << c) - 1));
      last.compress(in.andNot(m))
          .intoMemorySegment(ALL, h, ORDER, VectorMask.fromLong(SPECIES, (1L << (rest - c)) - 1));
      l += c * BYTES;
    }
    return (l - low) / BYTES;
  }

  /**
   * The partition where a vector behind the last key may be written in both places, and four may be read. In the other
   * buffer that holds always: what is behind the room of a piece has been sorted, or is the end of the scratch.
   */
  private static long splitFreely(long p, long low, long high, long n, long pivot) {
    long done = n & -4L * LANES;
    long l = splitBlocks(p, low, high, done / (4L * LANES), pivot);
    int rest = (int) (n - done);
    return (splitRest(p + done * BYTES, l, high + done * BYTES - (l - low), rest, pivot) - low) / BYTES;
  }

  /**
   * Parts blocks of four vectors. They are loaded before anything is stored: a load just behind a store to a nearby
   * address waits (0.33 ns a key with one vector at a time, 0.18 with four, at 8 MB). What is stored is computed before
   * the first store: a mask that lives across a store is kept as an object for the case that the store's check of
   * bounds fails. It takes as long as its two stores a vector, which cross cache lines.
   *
   * @return behind the last of the smaller keys
   */
  private static long splitBlocks(long p, long low, long high, long blocks, long pivot) {
    Vector<Long> pivots = SPECIES.broadcast(pivot);
    long l = low;
    long h = high;
    long a = p;
    for (long block = blocks; block > 0; block--) {
      a &= ADDRESS;
      l &= ADDRESS;
      h &= ADDRESS;
      Vector<Long> v0 = SPECIES.fromMemorySegment(ALL, a, ORDER);
      Vector<Long> v1 = SPECIES.fromMemorySegment(ALL, a + WIDTH, ORDER);
      Vector<Long> v2 = SPECIES.fromMemorySegment(ALL, a + 2 * WIDTH, ORDER);
      Vector<Long> v3 = SPECIES.fromMemorySegment(ALL, a + 3 * WIDTH, ORDER);
      VectorMask<Long> m0 = v0.compare(LE, pivots);
      VectorMask<Long> m1 = v1.compare(LE, pivots);
      VectorMask<Long> m2 = v2.compare(LE, pivots);
      VectorMask<Long> m3 = v3.compare(LE, pivots);
      Vector<Long> low0 = v0.compress(m0);
      Vector<Long> low1 = v1.compress(m1);
      Vector<Long> low2 = v2.compress(m2);
      Vector<Long> low3 = v3.compress(m3);
      Vector<Long> high0 = v0.compress(m0.not());
      Vector<Long> high1 = v1.compress(m1.not());
      Vector<Long> high2 = v2.compress(m2.not());
      Vector<Long> high3 = v3.compress(m3.not());
      long c0 = m0.trueCount() * BYTES;
      long c1 = m1.trueCount() * BYTES;
      long c2 = m2.trueCount() * BYTES;
      long c3 = m3.trueCount() * BYTES;
      low0.intoMemorySegment(ALL, l, ORDER);
      high0.intoMemorySegment(ALL, h, ORDER);
      l += c0;
      h += WIDTH - c0;
      low1.intoMemorySegment(ALL, l, ORDER);
      high1.intoMemorySegment(ALL, h, ORDER);
      l += c1;
      h += WIDTH - c1;
      low2.intoMemorySegment(ALL, l, ORDER);
      high2.intoMemorySegment(ALL, h, ORDER);
      l += c2;
      h += WIDTH - c2;
      low3.intoMemorySegment(ALL, l, ORDER);
      high3.intoMemorySegment(ALL, h, ORDER);
      l += c3;
      h += WIDTH - c3;
      a += 4 * WIDTH;
    }
    return l;
  }

  /** Parts what is left, fewer than four vectors of keys, without a branch. */
  private static long splitRest(long p, long low, long high, int n, long pivot) {
    Vector<Long> pivots = SPECIES.broadcast(pivot);
    long l = low;
    long h = high;
    Vector<Long> v0 = SPECIES.fromMemorySegment(ALL, p, ORDER);
    Vector<Long> v1 = SPECIES.fromMemorySegment(ALL, p + WIDTH, ORDER);
    Vector<Long> v2 = SPECIES.fromMemorySegment(ALL, p + 2 * WIDTH, ORDER);
    Vector<Long> v3 = SPECIES.fromMemorySegment(ALL, p + 3 * WIDTH, ORDER);
    VectorMask<Long> in0 = VectorMask.fromLong(SPECIES, (1L << Math.clamp(n, 0, LANES)) - 1);
    VectorMask<Long> in1 = VectorMask.fromLong(SPECIES, (1L << Math.clamp(n - LANES, 0, LANES)) - 1);
    VectorMask<Long> in2 = VectorMask.fromLong(SPECIES, (1L << Math.clamp(n - 2 * LANES, 0, LANES)) - 1);
    VectorMask<Long> in3 = VectorMask.fromLong(SPECIES, (1L << Math.clamp(n - 3 * LANES, 0, LANES)) - 1);
    VectorMask<Long> m0 = v0.compare(LE, pivots).and(in0);
    VectorMask<Long> m1 = v1.compare(LE, pivots).and(in1);
    VectorMask<Long> m2 = v2.compare(LE, pivots).and(in2);
    VectorMask<Long> m3 = v3.compare(LE, pivots).and(in3);
    VectorMask<Long> n0 = in0.andNot(m0);
    VectorMask<Long> n1 = in1.andNot(m1);
    VectorMask<Long> n2 = in2.andNot(m2);
    VectorMask<Long> n3 = in3.andNot(m3);
    Vector<Long> low0 = v0.compress(m0);
    Vector<Long> low1 = v1.compress(m1);
    Vector<Long> low2 = v2.compress(m2);
    Vector<Long> low3 = v3.compress(m3);
    Vector<Long> high0 = v0.compress(n0);
    Vector<Long> high1 = v1.compress(n1);
    Vector<Long> high2 = v2.compress(n2);
    Vector<Long> high3 = v3.compress(n3);
    long l1 = l + m0.trueCount() * BYTES;
    long h1 = h + n0.trueCount() * BYTES;
    long l2 = l1 + m1.trueCount() * BYTES;
    long h2 = h1 + n1.trueCount() * BYTES;
    long l3 = l2 + m2.trueCount() * BYTES;
    long h3 = h2 + n2.trueCount() * BYTES;
    long end = l3 + m3.trueCount() * BYTES;
    low0.intoMemorySegment(ALL, l, ORDER);
    high0.intoMemorySegment(ALL, h, ORDER);
    low1.intoMemorySegment(ALL, l1, ORDER);
    high1.intoMemorySegment(ALL, h1, ORDER);
    low2.intoMemorySegment(ALL, l2, ORDER);
    high2.intoMemorySegment(ALL, h2, ORDER);
    low3.intoMemorySegment(ALL, l3, ORDER);
    high3.intoMemorySegment(ALL, h3, ORDER);
    return end;
  }

  private static long get(long address) {
    return Elements.get((int) BYTES, address);
  }

  private static void set(long address, long key) {
    Elements.set((int) BYTES, address, key);
  }
}
