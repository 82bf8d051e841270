package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.NE;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector form, as a template over the species; {@code Long} stands for the lane type, which is erased. */
final class VectorTallyLoops extends TallyLoops {
  @SuppressWarnings("unchecked")
  private static final VectorSpecies<Long> SPECIES =
      (VectorSpecies<Long>) Template.parameters(MethodHandles.lookup(), VectorParameters.class).species();

  private static final int LANES = SPECIES.length();
  private static final int BYTES = SPECIES.elementSize() / 8;
  private static final long WIDTH = (long) LANES * BYTES;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_64.withShape(SPECIES.vectorShape());
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_64.withShape(SPECIES.vectorShape());

  /** As many int32 as there are int64 in a vector. */
  private static final VectorSpecies<Integer> HALF =
      IntVector.SPECIES_64.withShape(VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

  /** Bytes of as many elements as there are int32 in a vector. */
  private static final long STEP = (long) INTS.length() * BYTES;

  private static final TallyLoops TAIL = new ScalarTallyLoops(BYTES);

  /** For {@link Template}. */
  VectorTallyLoops() {}

  @Override
  void count(long a, long n, long values, long counters) {
    int pairs = (int) (n / (2L * LANES));
    TAIL.count(a + 2L * pairs * WIDTH, n % (2L * LANES), values, counters);
    countVectors(a, pairs, values, counters);
  }

  private static void countVectors(long start, int pairs, long values, long counters) {
    Vector<Long> one = SPECIES.broadcast(1);
    Vector<Long> v0 = SPECIES.broadcast(Elements.get(BYTES, values));
    Vector<Long> v1 = SPECIES.broadcast(Elements.get(BYTES, values + BYTES));
    Vector<Long> v2 = SPECIES.broadcast(Elements.get(BYTES, values + 2L * BYTES));
    Vector<Long> v3 = SPECIES.broadcast(Elements.get(BYTES, values + 3L * BYTES));
    Vector<Long> c0 = SPECIES.broadcast(0);
    Vector<Long> c1 = c0;
    Vector<Long> c2 = c0;
    Vector<Long> c3 = c0;
    long a = start;
    for (int i = 0; i < pairs; i++) {
      a &= ADDRESS;
      Vector<Long> x = SPECIES.fromMemorySegment(ALL, a, ORDER);
      Vector<Long> y = SPECIES.fromMemorySegment(ALL, a + WIDTH, ORDER);
      VectorMask<Long> x0 = x.compare(EQ, v0);
      VectorMask<Long> x1 = x.compare(EQ, v1);
      VectorMask<Long> x2 = x.compare(EQ, v2);
      VectorMask<Long> x3 = x.compare(EQ, v3);
      VectorMask<Long> y0 = y.compare(EQ, v0);
      VectorMask<Long> y1 = y.compare(EQ, v1);
      VectorMask<Long> y2 = y.compare(EQ, v2);
      VectorMask<Long> y3 = y.compare(EQ, v3);
      c0 = c0.add(one, x0);
      c1 = c1.add(one, x1);
      c2 = c2.add(one, x2);
      c3 = c3.add(one, x3);
      c0 = c0.add(one, y0);
      c1 = c1.add(one, y1);
      c2 = c2.add(one, y2);
      c3 = c3.add(one, y3);
      a += 2 * WIDTH;
    }
    add(counters, c0.reduceLanesToLong(ADD));
    add(counters + 8, c1.reduceLanesToLong(ADD));
    add(counters + 16, c2.reduceLanesToLong(ADD));
    add(counters + 24, c3.reduceLanesToLong(ADD));
  }

  private static void add(long counter, long count) {
    Elements.setLong(counter, Elements.getLong(counter) + count);
  }

  @Override
  long firstOther(long a, long start, long n, long values, int distinct) {
    long i = start;
    for (; i <= n - LANES; i += LANES) {
      Vector<Long> x = SPECIES.fromMemorySegment(ALL, a + i * BYTES, ORDER);
      long other = -1;
      for (int value = 0; value < distinct; value++) {
        other &= x.compare(NE, Elements.get(BYTES, values + (long) value * BYTES)).toLong();
      }
      other &= (1L << LANES) - 1;
      if (other != 0) {
        return i + Long.numberOfTrailingZeros(other);
      }
    }
    return TAIL.firstOther(a, i, n, values, distinct);
  }

  @Override
  void fill(long to, long n, long value) {
    Vector<Long> v = SPECIES.broadcast(value);
    long i = 0;
    for (; i <= n - LANES; i += LANES) {
      v.intoMemorySegment(ALL, to + i * BYTES, ORDER);
    }
    TAIL.fill(to + i * BYTES, n - i, value);
  }

  @Override
  long positions(long a, long n, long value, long first, long out, long most, long scratch) {
    int turns = (int) (n / (4L * INTS.length()));
    long end = compressRest(a, turns * 4 * INTS.length(), (int) n, value, compress(a, turns, value, scratch));
    long count = Math.min((end - scratch) / Integer.BYTES, most);
    widen(scratch, count, first, out);
    return count;
  }

  /**
   * Writes the positions of a value as int32, of which a vector holds as many whatever the elements are: those of a
   * vector at a time, and what does not matter behind them, where the next ones go.
   */
  private static long compress(long start, int turns, long value, long to) {
    Vector<Long> wanted = SPECIES.broadcast(value);
    IntVector p0 = IntVector.broadcast(INTS, 0).addIndex(1);
    long a = start;
    long next = to;
    for (int i = 0; i < turns; i++) {
      a &= ADDRESS;
      long k0 = SPECIES.fromMemorySegment(ALL, a, ORDER).compare(EQ, wanted).toLong();
      long k1 = SPECIES.fromMemorySegment(ALL, a + STEP, ORDER).compare(EQ, wanted).toLong();
      long k2 = SPECIES.fromMemorySegment(ALL, a + 2 * STEP, ORDER).compare(EQ, wanted).toLong();
      long k3 = SPECIES.fromMemorySegment(ALL, a + 3 * STEP, ORDER).compare(EQ, wanted).toLong();
      if (STEP > WIDTH) {
        k0 |= SPECIES.fromMemorySegment(ALL, a + WIDTH, ORDER).compare(EQ, wanted).toLong() << LANES;
        k1 |= SPECIES.fromMemorySegment(ALL, a + STEP + WIDTH, ORDER).compare(EQ, wanted).toLong() << LANES;
        k2 |= SPECIES.fromMemorySegment(ALL, a + 2 * STEP + WIDTH, ORDER).compare(EQ, wanted).toLong() << LANES;
        k3 |= SPECIES.fromMemorySegment(ALL, a + 3 * STEP + WIDTH, ORDER).compare(EQ, wanted).toLong() << LANES;
      }
      IntVector p1 = p0.add(INTS.length());
      IntVector p2 = p0.add(2 * INTS.length());
      IntVector p3 = p0.add(3 * INTS.length());
      IntVector found0 = p0.compress(VectorMask.fromLong(INTS, k0));
      IntVector found1 = p1.compress(VectorMask.fromLong(INTS, k1));
      IntVector found2 = p2.compress(VectorMask.fromLong(INTS, k2));
      IntVector found3 = p3.compress(VectorMask.fromLong(INTS, k3));
      long next1 = next + Long.bitCount(k0) * 4L;
      long next2 = next1 + Long.bitCount(k1) * 4L;
      long next3 = next2 + Long.bitCount(k2) * 4L;
      found0.intoMemorySegment(ALL, next & ADDRESS, ORDER);
      found1.intoMemorySegment(ALL, next1 & ADDRESS, ORDER);
      found2.intoMemorySegment(ALL, next2 & ADDRESS, ORDER);
      found3.intoMemorySegment(ALL, next3 & ADDRESS, ORDER);
      next = next3 + Long.bitCount(k3) * 4L;
      p0 = p0.add(4 * INTS.length());
      a += 4 * STEP;
    }
    return next;
  }

  /**
   * The same from place {@code done} on; the last vector ends with the last element, and what it has of the one before
   * does not count.
   */
  private static long compressRest(long a, int done, int n, long value, long to) {
    Vector<Long> wanted = SPECIES.broadcast(value);
    long next = to;
    for (int i = done; i < n; i += INTS.length()) {
      int place = Math.min(i, n - INTS.length());
      long at = (a & ADDRESS) + (long) place * BYTES;
      long k = SPECIES.fromMemorySegment(ALL, at, ORDER).compare(EQ, wanted).toLong();
      if (STEP > WIDTH) {
        k |= SPECIES.fromMemorySegment(ALL, at + WIDTH, ORDER).compare(EQ, wanted).toLong() << LANES;
      }
      k &= -1L << (i - place);
      IntVector.broadcast(INTS, place)
          .addIndex(1)
          .compress(VectorMask.fromLong(INTS, k))
          .intoMemorySegment(ALL, next & ADDRESS, ORDER);
      next += Long.bitCount(k) * 4L;
    }
    return next;
  }

  /** Writes int32 positions as int64, with a number added to each. */
  private static void widen(long from, long n, long added, long to) {
    LongVector offset = LongVector.broadcast(LONGS, added);
    int i = 0;
    for (; i <= n - LONGS.length(); i += LONGS.length()) {
      var v = IntVector.fromMemorySegment(HALF, ALL, (from & ADDRESS) + i * 4L, ORDER);
      ((LongVector) v.convertShape(VectorOperators.I2L, LONGS, 0)).add(offset)
          .intoMemorySegment(ALL, (to & ADDRESS) + i * 8L, ORDER);
    }
    for (; i < n; i++) {
      Elements.setLong(to + i * 8L, Elements.get(4, from + i * 4L) + added);
    }
  }
}
