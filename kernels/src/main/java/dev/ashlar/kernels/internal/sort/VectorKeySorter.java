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
    sort(keys, scratch, n, true, 2 * (64 - Long.numberOfLeadingZeros(n)), block, order);
  }

  /** Sorts the n keys at p, with the same room at q; the result goes to p if home, else to q. */
  private static void sort(long p, long q, long n, boolean home, int depth, long block, KeyOrder order) {
    while (n > LARGE.size) {
      SAMPLER.sample(p, n, depth--, block);
      long least = get(block);
      long pivot = get(block + BYTES);
      if (least == get(block + 2 * BYTES) && SAMPLER.isUniform(p, n, least)) {
        break;
      }
      long count = split(p, home ? p : q, home ? q : p, n, pivot);
      if (home) {
        sort(q, p + count * BYTES, n - count, false, depth, block, order);
        q += (n - count) * BYTES;
      } else {
        sort(p, q + count * BYTES, n - count, false, depth, block, order);
        long low = q;
        q = p + (n - count) * BYTES;
        p = low;
        home = true;
      }
      n = count;
      if (least == pivot) {
        // many keys may equal the pivot, and these need no sorting
        count = pivot == LEAST ? 0 : split(p, p, q, n, pivot - 1);
        fill(p + count * BYTES, n - count, order.decode(pivot));
        n = count;
      }
    }
    if (n > LARGE.size) {
      fill(home ? p : q, n, order.decode(get(p)));
    } else if (n > 0) {
      sortBlock(p, home ? p : q, (int) n, block, order);
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
   * waits (0.33 ns a key with one vector at a time, 0.18 with four, at 8 MB).
   */
  private static long split(long p, long low, long high, long n, long pivot) {
    Vector<Long> pivots = SPECIES.broadcast(pivot);
    // the last keys: by the time they are due, their place may have been overwritten
    Vector<Long> last = SPECIES.fromMemorySegment(ALL, p + (n - LANES) * BYTES, ORDER);
    long l = low;
    long h = high;
    long a = p;
    for (long end = p + (n & (-4L * LANES)) * BYTES; a < end; a += 4 * WIDTH) {
      Vector<Long> v0 = SPECIES.fromMemorySegment(ALL, a, ORDER);
      Vector<Long> v1 = SPECIES.fromMemorySegment(ALL, a + WIDTH, ORDER);
      Vector<Long> v2 = SPECIES.fromMemorySegment(ALL, a + 2 * WIDTH, ORDER);
      Vector<Long> v3 = SPECIES.fromMemorySegment(ALL, a + 3 * WIDTH, ORDER);
      VectorMask<Long> m0 = v0.compare(LE, pivots);
      VectorMask<Long> m1 = v1.compare(LE, pivots);
      VectorMask<Long> m2 = v2.compare(LE, pivots);
      VectorMask<Long> m3 = v3.compare(LE, pivots);
      v0.compress(m0).intoMemorySegment(ALL, l, ORDER);
      v0.compress(m0.not()).intoMemorySegment(ALL, h, ORDER);
      long c = m0.trueCount() * BYTES;
      l += c;
      h += WIDTH - c;
      v1.compress(m1).intoMemorySegment(ALL, l, ORDER);
      v1.compress(m1.not()).intoMemorySegment(ALL, h, ORDER);
      c = m1.trueCount() * BYTES;
      l += c;
      h += WIDTH - c;
      v2.compress(m2).intoMemorySegment(ALL, l, ORDER);
      v2.compress(m2.not()).intoMemorySegment(ALL, h, ORDER);
      c = m2.trueCount() * BYTES;
      l += c;
      h += WIDTH - c;
      v3.compress(m3).intoMemorySegment(ALL, l, ORDER);
      v3.compress(m3.not()).intoMemorySegment(ALL, h, ORDER);
      c = m3.trueCount() * BYTES;
      l += c;
      h += WIDTH - c;
    }
    for (long end = p + (n & -LANES) * BYTES; a < end; a += WIDTH) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, a, ORDER);
      VectorMask<Long> m = v.compare(LE, pivots);
      v.compress(m).intoMemorySegment(ALL, l, ORDER);
      v.compress(m.not()).intoMemorySegment(ALL, h, ORDER);
      long c = m.trueCount() * BYTES;
      l += c;
      h += WIDTH - c;
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

  /** Sorts n keys at p, no more than the large network takes, and leaves their elements at {@code to}. */
  private static void sortBlock(long p, long to, int n, long block, KeyOrder order) {
    int size = n <= SMALL.size ? SMALL.size : LARGE.size;
    loadBlock(p, n, block, size);
    if (size == SMALL.size) {
      SMALL.sort(block);
    } else {
      LARGE.sort(block);
    }
    storeBlock(block, to, n, order);
  }

  /** Copies the keys and puts the greatest key behind them. */
  private static void loadBlock(long p, int n, long block, int size) {
    Vector<Long> greatest = SPECIES.broadcast(~LEAST);
    for (int i = n & -LANES; i < size; i += LANES) {
      greatest.intoMemorySegment(ALL, block + i * BYTES, ORDER);
    }
    if (n < LANES) {
      for (int i = 0; i < n; i++) {
        set(block + i * BYTES, get(p + i * BYTES));
      }
      return;
    }
    for (int i = 0; i <= n - LANES; i += LANES) {
      SPECIES.fromMemorySegment(ALL, p + i * BYTES, ORDER).intoMemorySegment(ALL, block + i * BYTES, ORDER);
    }
    long last = (n - LANES) * BYTES;
    SPECIES.fromMemorySegment(ALL, p + last, ORDER).intoMemorySegment(ALL, block + last, ORDER);
  }

  private static void storeBlock(long block, long to, int n, KeyOrder order) {
    Vector<Long> fold = SPECIES.broadcast(order.fold());
    Vector<Long> flip = SPECIES.broadcast(order.inverseFlip());
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, block + i * BYTES, ORDER);
      v.lanewise(XOR, v.lanewise(ASHR, BITS - 1).lanewise(AND, fold)).lanewise(XOR, flip)
          .intoMemorySegment(ALL, to + i * BYTES, ORDER);
    }
    if (i < n) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, block + i * BYTES, ORDER);
      v.lanewise(XOR, v.lanewise(ASHR, BITS - 1).lanewise(AND, fold)).lanewise(XOR, flip)
          .intoMemorySegment(ALL, to + i * BYTES, ORDER, VectorMask.fromLong(SPECIES, (1L << (n - i)) - 1));
    }
  }

  private static long get(long address) {
    return Elements.get((int) BYTES, address);
  }

  private static void set(long address, long key) {
    Elements.set((int) BYTES, address, key);
  }
}
