package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The vector form, as a template over the species; {@code Long} stands for the lane type, which is erased. */
final class VectorKeyLoops extends KeyLoops {
  @SuppressWarnings("unchecked")
  private static final VectorSpecies<Long> SPECIES =
      (VectorSpecies<Long>) Template.parameters(MethodHandles.lookup(), VectorParameters.class).species();

  private static final int LANES = SPECIES.length();
  private static final int BITS = SPECIES.elementSize();
  private static final int BYTES = BITS / 8;
  private static final int WIDTH = LANES * BYTES;
  private static final VectorShuffle<Long> TURN = SPECIES.shuffleFromOp(lane -> LANES - 1 - lane);
  private static final KeyLoops TAIL = new ScalarKeyLoops(BYTES);

  /** For {@link Template}. */
  VectorKeyLoops() {}

  @Override
  boolean ascends(long a, long n, KeyOrder order, boolean strictly) {
    Vector<Long> fold = SPECIES.broadcast(order.fold());
    Vector<Long> flip = SPECIES.broadcast(order.flip());
    long i = 0;
    for (; i < n - LANES; i += LANES) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, a + i * BYTES, ORDER);
      Vector<Long> next = SPECIES.fromMemorySegment(ALL, a + i * BYTES + BYTES, ORDER);
      v = v.lanewise(XOR, v.lanewise(ASHR, BITS - 1).lanewise(AND, fold)).lanewise(XOR, flip);
      next = next.lanewise(XOR, next.lanewise(ASHR, BITS - 1).lanewise(AND, fold)).lanewise(XOR, flip);
      if (strictly ? v.compare(GE, next).anyTrue() : v.compare(GT, next).anyTrue()) {
        return false;
      }
    }
    return TAIL.ascends(a + i * BYTES, n - i, order, strictly);
  }

  @Override
  void reverse(long from, long to, long n) {
    long left = 0;
    long right = (n - LANES) * BYTES;
    for (; left + WIDTH <= right; left += WIDTH, right -= WIDTH) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, from + left, ORDER);
      Vector<Long> w = SPECIES.fromMemorySegment(ALL, from + right, ORDER);
      w.rearrange(TURN).intoMemorySegment(ALL, to + left, ORDER);
      v.rearrange(TURN).intoMemorySegment(ALL, to + right, ORDER);
    }
    TAIL.reverse(from + left, to + left, n - 2 * left / BYTES);
  }

  @Override
  boolean encode(long from, long to, long n, KeyOrder order) {
    Vector<Long> fold = SPECIES.broadcast(order.fold());
    Vector<Long> flip = SPECIES.broadcast(order.flip());
    Vector<Long> infinity = SPECIES.broadcast(order.infinity());
    Vector<Long> negativeZero = SPECIES.broadcast(~order.fold());
    boolean special = false;
    long i = 0;
    for (; i <= n - LANES; i += LANES) {
      Vector<Long> v = SPECIES.fromMemorySegment(ALL, from + i * BYTES, ORDER);
      if (v.lanewise(AND, fold).compare(GT, infinity).or(v.compare(EQ, negativeZero)).anyTrue()) {
        special = true;
      }
      v.lanewise(XOR, v.lanewise(ASHR, BITS - 1).lanewise(AND, fold)).lanewise(XOR, flip)
          .intoMemorySegment(ALL, to + i * BYTES, ORDER);
    }
    boolean specialTail = TAIL.encode(from + i * BYTES, to + i * BYTES, n - i, order);
    return (special || specialTail) && order.floating();
  }

  @Override
  void count(long to, long n, boolean down) {
    Vector<Long> step = SPECIES.broadcast(down ? -LANES : LANES);
    Vector<Long> v = SPECIES.broadcast(down ? n - 1 : 0).addIndex(down ? -1 : 1);
    long i = 0;
    for (; i <= n - LANES; i += LANES) {
      v.intoMemorySegment(ALL, to + i * BYTES, ORDER);
      v = v.add(step);
    }
    for (; i < n; i++) {
      Elements.set(BYTES, to + i * BYTES, down ? n - 1 - i : i);
    }
  }
}
