package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static jdk.incubator.vector.VectorOperators.NE;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/** Chooses pivots, as a template over the species; {@code Long} stands for the lane type, which is erased. */
final class VectorSampler extends PivotSampler {
  private static final VectorParameters PARAMETERS =
      Template.parameters(MethodHandles.lookup(), VectorParameters.class);

  @SuppressWarnings("unchecked")
  private static final VectorSpecies<Long> SPECIES = (VectorSpecies<Long>) PARAMETERS.species();

  private static final SortingNetwork NETWORK = PARAMETERS.medium();
  private static final int LANES = SPECIES.length();
  private static final long BYTES = SPECIES.elementSize() / 8;
  private static final long WIDTH = LANES * BYTES;

  /** From here on a pivot from many samples is worth its price. */
  private static final long LONG = 4096;

  /** For {@link Template}. */
  VectorSampler() {}

  @Override
  long sample(long p, long n, int depth, long block) {
    if (depth <= 0) {
      return takeRange(p, n, block);
    }
    if (n >= LONG) {
      gather(p, n, block);
      NETWORK.sort(block, block, NETWORK.size);
      return leave(
          get(block), get(block + (NETWORK.size / 2 - 1) * BYTES), get(block + (NETWORK.size - 1) * BYTES), block);
    }
    gatherMedians(p, n, block);
    long a = get(block);
    long b = get(block + BYTES);
    long c = get(block + 2 * BYTES);
    long low = Math.min(a, b);
    long high = Math.max(a, b);
    return leave(Math.min(low, c), Math.max(low, Math.min(high, c)), Math.max(high, c), block);
  }

  private static long leave(long least, long median, long greatest, long block) {
    set(block, least);
    set(block + BYTES, greatest);
    // a pivot below the greatest key leaves something above it, unless all samples are equal
    return median == greatest && median != least ? median - 1 : median;
  }

  /** One key near each of as many equidistant places as the network sorts. */
  private static void gather(long p, long n, long block) {
    long step = n / NETWORK.size;
    long random = n;
    for (int i = 0; i < NETWORK.size; i++) {
      random = random * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
      set(block + i * BYTES, get(p + (i * step + (random >>> 33) % step) * BYTES));
    }
  }

  /** In each lane the median of five places. */
  private static void gatherMedians(long p, long n, long block) {
    long step = n / 5 * BYTES;
    Vector<Long> a = SPECIES.fromMemorySegment(ALL, p, ORDER);
    Vector<Long> b = SPECIES.fromMemorySegment(ALL, p + step, ORDER);
    Vector<Long> c = SPECIES.fromMemorySegment(ALL, p + 2 * step, ORDER);
    Vector<Long> d = SPECIES.fromMemorySegment(ALL, p + 3 * step, ORDER);
    Vector<Long> e = SPECIES.fromMemorySegment(ALL, p + 4 * step, ORDER);
    // neither the least nor the greatest of four can be the median of five
    Vector<Long> low = a.min(b).max(c.min(d));
    Vector<Long> high = a.max(b).min(c.max(d));
    low.min(high).max(e.min(low.max(high))).intoMemorySegment(ALL, block, ORDER);
  }

  /** All keys are samples, the pivot is the middle of their range. */
  private static long takeRange(long p, long n, long block) {
    long least = get(p);
    long greatest = least;
    for (long i = 1; i < n; i++) {
      long key = get(p + i * BYTES);
      least = Math.min(least, key);
      greatest = Math.max(greatest, key);
    }
    set(block, least);
    set(block + BYTES, greatest);
    return (least & greatest) + ((least ^ greatest) >> 1);
  }

  @Override
  boolean isUniform(long p, long n, long key) {
    Vector<Long> keys = SPECIES.broadcast(key);
    long end = p + n * BYTES;
    long a = p;
    for (; a <= end - WIDTH; a += WIDTH) {
      if (SPECIES.fromMemorySegment(ALL, a, ORDER).compare(NE, keys).anyTrue()) {
        return false;
      }
    }
    for (; a < end; a += BYTES) {
      if (get(a) != key) {
        return false;
      }
    }
    return true;
  }

  private static long get(long address) {
    return Elements.get((int) BYTES, address);
  }

  private static void set(long address, long key) {
    Elements.set((int) BYTES, address, key);
  }
}
