package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2L;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector form, as a template over the width. */
final class VectorPackLoops extends PackLoops {
  @SuppressWarnings("unchecked")
  private static final VectorSpecies<Long> SPECIES =
      (VectorSpecies<Long>) Template.parameters(MethodHandles.lookup(), VectorParameters.class).species();

  private static final int LANES = SPECIES.length();

  /** As many int32 as there are int64 in a vector. */
  private static final VectorSpecies<Integer> INTS =
      IntVector.SPECIES_64.withShape(VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

  private static final PackLoops TAIL = new ScalarPackLoops();

  /** For {@link Template}. */
  VectorPackLoops() {}

  @Override
  long differing(long keys, long n) {
    if (n < LANES) {
      return TAIL.differing(keys, n);
    }
    LongVector first = LongVector.fromMemorySegment(SPECIES, ALL, keys, ORDER);
    LongVector bits = first.lanewise(XOR, first.lane(0));
    for (long i = LANES; i <= n - LANES; i += LANES) {
      bits = bits.lanewise(OR, LongVector.fromMemorySegment(SPECIES, ALL, keys + i * 8, ORDER).lanewise(XOR, first));
    }
    LongVector last = LongVector.fromMemorySegment(SPECIES, ALL, keys + (n - LANES) * 8, ORDER);
    return bits.lanewise(OR, last.lanewise(XOR, first)).reduceLanes(OR);
  }

  @Override
  void pack(long keys, long to, long n, int shift, long flip, long mask) {
    LongVector position = LongVector.zero(SPECIES).addIndex(1);
    long i = 0;
    for (; i <= n - LANES; i += LANES) {
      LongVector.fromMemorySegment(SPECIES, ALL, keys + i * 8, ORDER)
          .lanewise(LSHL, shift)
          .lanewise(XOR, flip)
          .and(mask)
          .or(position)
          .intoMemorySegment(ALL, to + i * 8, ORDER);
      position = position.add(LANES);
    }
    for (; i < n; i++) {
      Elements.setLong(to + i * 8, (((Elements.getLong(keys + i * 8) << shift) ^ flip) & mask) | i);
    }
  }

  @Override
  boolean packInts(long a, long to, long n, KeyOrder order) {
    IntVector fold = IntVector.broadcast(INTS, (int) order.fold());
    IntVector flip = IntVector.broadcast(INTS, (int) order.flip());
    IntVector infinity = IntVector.broadcast(INTS, (int) order.infinity());
    IntVector negativeZero = IntVector.broadcast(INTS, (int) ~order.fold());
    LongVector position = LongVector.broadcast(SPECIES, 0).addIndex(1);
    boolean special = false;
    long i = 0;
    for (; i <= n - LANES; i += LANES) {
      IntVector v = IntVector.fromMemorySegment(INTS, ALL, (a & ADDRESS) + i * 4, ORDER);
      if (v.and(fold).compare(GT, infinity).or(v.compare(EQ, negativeZero)).anyTrue()) {
        special = true;
      }
      v = v.lanewise(XOR, v.lanewise(ASHR, 31).and(fold)).lanewise(XOR, flip);
      ((LongVector) v.convertShape(I2L, SPECIES, 0))
          .lanewise(LSHL, 32)
          .or(position)
          .intoMemorySegment(ALL, (to & ADDRESS) + i * 8, ORDER);
      position = position.add(LANES);
    }
    boolean specialTail = ScalarPackLoops.packInts(a, to, i, n, order);
    return (special || specialTail) && order.floating();
  }

  @Override
  long firstTie(long packed, long start, long n, long mask) {
    long i = start;
    for (; i < n - LANES; i += LANES) {
      LongVector v = LongVector.fromMemorySegment(SPECIES, ALL, packed + i * 8, ORDER);
      LongVector next = LongVector.fromMemorySegment(SPECIES, ALL, packed + i * 8 + 8, ORDER);
      var tie = v.lanewise(XOR, next).and(mask).eq(0);
      if (tie.anyTrue()) {
        return i + tie.firstTrue();
      }
    }
    return TAIL.firstTie(packed, i, n, mask);
  }

  @Override
  void unpack(long packed, long n, long mask) {
    long i = 0;
    for (; i <= n - LANES; i += LANES) {
      LongVector.fromMemorySegment(SPECIES, ALL, packed + i * 8, ORDER)
          .and(mask)
          .intoMemorySegment(ALL, packed + i * 8, ORDER);
    }
    TAIL.unpack(packed + i * 8, n - i, mask);
  }
}
