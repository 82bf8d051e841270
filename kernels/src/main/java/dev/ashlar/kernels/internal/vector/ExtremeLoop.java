package dev.ashlar.kernels.internal.vector;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.ashlar.kernels.internal.loop.ReduceKernel;
import dev.ashlar.kernels.internal.loop.Template;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.Vector;

/**
 * Template: the largest or smallest of floats. The Vector API's operator orders -0 below +0 and keeps NaN, which
 * takes six instructions; a comparison and a blend take two. They are right unless the result is a zero, whose sign
 * may be the wrong one, or there is a NaN, which makes the sum of all values NaN. Then the block, still in the first-
 * level cache, is done again by the exact kernel. Extremes that pass over NaN need no sum, and are right unless the
 * result is a zero or as extreme as what stands for no number. Reads are kept in order as in {@link ReduceLoop}.
 */
@SuppressWarnings("rawtypes")
final class ExtremeLoop extends ReduceKernel {
  private static final ReduceKernel EXACT;
  private static final MethodHandle LOAD;
  private static final MethodHandle VALUE;
  private static final MethodHandle CHOOSE;
  private static final MethodHandle ADD;
  private static final MethodHandle SUSPECT;
  private static final MethodHandle STORE;
  private static final int LANES;
  private static final int ROW;
  private static final int SIZE;
  private static final long A;
  private static final long B;
  private static final long ROW_A;
  private static final long ROW_B;
  private static final long ROW_BYTES;

  static {
    try {
      var bodies = MethodHandles.classData(MethodHandles.lookup(), "_", ExtremeBodies.class);
      var exact = bodies.exact();
      EXACT = (ReduceKernel) Template.instantiate(MethodHandles.lookup(), ReduceLoop.class, exact);
      LOAD = bodies.load();
      VALUE = exact.value();
      CHOOSE = bodies.choose();
      ADD = bodies.add();
      SUSPECT = bodies.suspect();
      STORE = exact.store();
      LANES = exact.lanes();
      ROW = exact.rowLanes();
      SIZE = exact.accumulatorSize();
      A = exact.steps()[0];
      B = exact.steps()[1];
      ROW_A = ROW * A;
      ROW_B = ROW * B;
      ROW_BYTES = (long) ROW * SIZE;
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final MethodType LEAF =
      MethodType.methodType(boolean.class, long.class, long.class, long.class, long.class, int.class);

  /** {@link #vectorLeaf}, never inlined: compiled into a caller that looks rare, its vectors are boxed. */
  private static MethodHandle leaf = Template.leaf(MethodHandles.lookup(), "vectorLeaf", LEAF);

  ExtremeLoop() {}

  @Override
  protected int columns() {
    return ACCUMULATORS * ROW;
  }

  @Override
  public void block(long row, long first, long a, long b, int n, long spare) {
    try {
      boolean suspect = false;
      for (int lane = 0; lane < ROW; lane += LANES) {
        long offset = (long) lane * SIZE;
        suspect |=
            (boolean) leaf.invokeExact(row + offset, first == 0 ? 0 : first + offset, a + lane * A, b + lane * B, n);
      }
      if (suspect || first == 0) {
        EXACT.block(row, first, a, b, n, spare);
      }
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  /** Whether the row that it stores may be wrong. */
  @SuppressWarnings("UnusedMethod") // called through the variable
  private static boolean vectorLeaf(long row, long first, long a, long b, int n) throws Throwable {
    if (first == 0) {
      return false;
    }
    var ignored = ALL.get(JAVA_BYTE, first); // a scalar access: see RawMemory.touch
    Vector s = (Vector) LOAD.invokeExact(first);
    Vector t = (Vector) LOAD.invokeExact(first + ROW_BYTES);
    Vector u = (Vector) LOAD.invokeExact(first + 2 * ROW_BYTES);
    Vector v = (Vector) LOAD.invokeExact(first + 3 * ROW_BYTES);
    Vector w = (Vector) LOAD.invokeExact(first + 4 * ROW_BYTES);
    Vector x = (Vector) LOAD.invokeExact(first + 5 * ROW_BYTES);
    Vector y = (Vector) LOAD.invokeExact(first + 6 * ROW_BYTES);
    Vector z = (Vector) LOAD.invokeExact(first + 7 * ROW_BYTES);
    // the sum of what the columns begin with, which may be infinities of one sign
    Vector sum0 = (Vector) ADD.invokeExact(s, t);
    Vector sum1 = (Vector) ADD.invokeExact(u, v);
    Vector sum2 = (Vector) ADD.invokeExact(w, x);
    Vector sum3 = (Vector) ADD.invokeExact(y, z);
    for (int i = 0; i != n; i += ACCUMULATORS * ROW) {
      long p = a + i * A;
      long q = b + i * B;
      Vector c = (Vector) VALUE.invokeExact(p, q);
      Vector d = (Vector) VALUE.invokeExact(p + ROW_A, q + ROW_B);
      Vector e = (Vector) VALUE.invokeExact(p + 2 * ROW_A, q + 2 * ROW_B);
      Vector f = (Vector) VALUE.invokeExact(p + 3 * ROW_A, q + 3 * ROW_B);
      s = (Vector) CHOOSE.invokeExact(c, s);
      t = (Vector) CHOOSE.invokeExact(d, t);
      u = (Vector) CHOOSE.invokeExact(e, u);
      v = (Vector) CHOOSE.invokeExact(f, v);
      sum0 = (Vector) ADD.invokeExact(sum0, c);
      sum1 = (Vector) ADD.invokeExact(sum1, d);
      sum2 = (Vector) ADD.invokeExact(sum2, e);
      sum3 = (Vector) ADD.invokeExact(sum3, f);
      Vector g = (Vector) VALUE.invokeExact(p + 4 * ROW_A, q + 4 * ROW_B);
      Vector h = (Vector) VALUE.invokeExact(p + 5 * ROW_A, q + 5 * ROW_B);
      Vector j = (Vector) VALUE.invokeExact(p + 6 * ROW_A, q + 6 * ROW_B);
      Vector k = (Vector) VALUE.invokeExact(p + 7 * ROW_A, q + 7 * ROW_B);
      w = (Vector) CHOOSE.invokeExact(g, w);
      x = (Vector) CHOOSE.invokeExact(h, x);
      y = (Vector) CHOOSE.invokeExact(j, y);
      z = (Vector) CHOOSE.invokeExact(k, z);
      sum0 = (Vector) ADD.invokeExact(sum0, g);
      sum1 = (Vector) ADD.invokeExact(sum1, h);
      sum2 = (Vector) ADD.invokeExact(sum2, j);
      sum3 = (Vector) ADD.invokeExact(sum3, k);
    }
    Vector sw = (Vector) CHOOSE.invokeExact(s, w);
    Vector tx = (Vector) CHOOSE.invokeExact(t, x);
    Vector uy = (Vector) CHOOSE.invokeExact(u, y);
    Vector vz = (Vector) CHOOSE.invokeExact(v, z);
    Vector even = (Vector) CHOOSE.invokeExact(sw, uy);
    Vector odd = (Vector) CHOOSE.invokeExact(tx, vz);
    Vector joined = (Vector) CHOOSE.invokeExact(even, odd);
    STORE.invokeExact(row, joined);
    Vector half0 = (Vector) ADD.invokeExact(sum0, sum1);
    Vector half1 = (Vector) ADD.invokeExact(sum2, sum3);
    return (boolean) SUSPECT.invokeExact(joined, (Vector) ADD.invokeExact(half0, half1));
  }
}
