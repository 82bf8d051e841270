package dev.ashlar.kernels.internal.sort;

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

  /** Addresses are below this. Said of an address, it spares the check whether it lies in the segment of all memory. */
  private static final long ADDRESS = (1L << 56) - 1;


  /** For {@link Template}. */
  VectorKeySorter() {}

  @Override
  void sort(long keys, long scratch, long n, KeyOrder order) {
    long block = (scratch + n * BYTES + 63) & -64;
    sort(keys, scratch, n, true, 2 * (64 - Long.numberOfLeadingZeros(n)), new Target(keys + n * BYTES, block, order));
  }

  /**
   * Where sorted elements go.
   *
   * @param end of their room: nothing is written there or behind
   * @param block a network's room
   */
  record Target(long end, long block, KeyOrder order) {}

  /**
   * Sorts the n keys at p, with the same room at q; the result goes to p if home, else to q. The places behind it, up
   * to the target's end, must be free: therefore smaller keys, which go to the front, are sorted before greater ones,
   * which wait in the other buffer.
   */
  private static void sort(long p, long q, long n, boolean home, int depth, Target target) {
    while (n > LARGE.size) {
      long block = target.block();
      SAMPLER.sample(p, n, depth--, block);
      long least = get(block);
      long pivot = get(block + BYTES);
      if (least == get(block + 2 * BYTES) && SAMPLER.isUniform(p, n, least)) {
        fill(home ? p : q, n, target.order().decode(least));
        return;
      }
      long count = split(p, home ? p : q, home ? q : p, n, pivot);
      long low = home ? p : q;
      long lowRoom = (home ? q : p) + (n - count) * BYTES;
      if (least == pivot && count > LARGE.size) {
        // many keys may equal the pivot, and these need no sorting
        long less = pivot == LEAST ? 0 : split(low, low, lowRoom, count, pivot - 1);
        if (less > 0) {
          sort(low, lowRoom + (count - less) * BYTES, less, true, depth, target);
        }
        fill(low + less * BYTES, count - less, target.order().decode(pivot));
      } else {
        sort(low, lowRoom, count, true, depth, target);
      }
      p = home ? q : p;
      q = low + count * BYTES;
      n -= count;
      home = false;
    }
    sortBlock(p, home ? p : q, (int) n, target);
  }

  /** Sorts n keys at p, no more than the large network takes, and leaves their elements at {@code to}. */
  private static void sortBlock(long p, long to, int n, Target target) {
    boolean room = to + LARGE.size * BYTES <= target.end();
    long place = room ? to : target.block();
    if (n <= SMALL.size) {
      SMALL.sort(p, place, n);
    } else if (n <= MEDIUM.size) {
      MEDIUM.sort(p, place, n);
    } else {
      LARGE.sort(p, place, n);
    }
    if (!target.order().identity()) {
      decode(place, (n + LANES - 1) / LANES, target.order());
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

  /**
   * The partition. Four vectors are loaded before anything is stored: a load just behind a store to a nearby address
   * waits (0.33 ns a key with one vector at a time, 0.18 with four, at 8 MB). What is stored is computed before: a mask
   * that lives across a store is kept as an object for the case that the store's check of bounds fails.
   */
  private static long split(long p, long low, long high, long n, long pivot) {
    Vector<Long> pivots = SPECIES.broadcast(pivot);
    // the last keys: by the time they are due, their place may have been overwritten
    Vector<Long> last = SPECIES.fromMemorySegment(ALL, p + (n - LANES) * BYTES, ORDER);
    long l = low;
    long h = high;
    long a = p;
    for (long block = n / (4 * LANES); block > 0; block--) {
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
    for (int left = (int) n & (4 * LANES - 1); left >= LANES; left -= LANES) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, a, ORDER);
      VectorMask<Long> m = v.compare(LE, pivots);
      Vector<Long> lows = v.compress(m);
      Vector<Long> highs = v.compress(m.not());
      long c = m.trueCount() * BYTES;
      lows.intoMemorySegment(ALL, l, ORDER);
      highs.intoMemorySegment(ALL, h, ORDER);
      l += c;
      h += WIDTH - c;
      a += WIDTH;
    }
    int rest = (int) n & (LANES - 1);
    if (rest != 0) {
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

  private static long get(long address) {
    return Elements.get((int) BYTES, address);
  }

  private static void set(long address, long key) {
    Elements.set((int) BYTES, address, key);
  }
}
