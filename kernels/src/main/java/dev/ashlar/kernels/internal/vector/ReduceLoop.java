package dev.ashlar.kernels.internal.vector;

import dev.ashlar.kernels.internal.loop.ReduceKernel;
import dev.ashlar.kernels.internal.loop.Template;
import dev.ashlar.kernels.memory.RawMemory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;

/**
 * Template: reduces a block with eight vector accumulators. Where a vector is narrower than a row of 64 bytes, several passes over the
 * block, which is in the first-level cache, each take their part of every row.
 */
@SuppressWarnings("rawtypes")
final class ReduceLoop extends ReduceKernel {
  private static final MethodHandle FIRST;
  private static final MethodHandle STEP;
  private static final MethodHandle JOIN;
  private static final MethodHandle STORE;
  private static final int LANES;
  private static final int ROW;
  private static final int SIZE;
  private static final long A;
  private static final long B;
  private static final long ROW_A;
  private static final long ROW_B;

  static {
    try {
      var bodies = MethodHandles.classData(MethodHandles.lookup(), "_", ReduceBodies.class);
      FIRST = bodies.first();
      STEP = bodies.step();
      JOIN = bodies.join();
      STORE = bodies.store();
      LANES = bodies.lanes();
      ROW = bodies.rowLanes();
      SIZE = bodies.accumulatorSize();
      A = bodies.steps()[0];
      B = bodies.steps()[1];
      ROW_A = bodies.rowLanes() * A;
      ROW_B = bodies.rowLanes() * B;
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** {@link #vectorLeaf}, never inlined: compiled into a caller that looks rare, its vectors are boxed. */
  private static MethodHandle leaf = Template.leaf(MethodHandles.lookup(), "vectorLeaf", 3);

  ReduceLoop() {}

  @Override
  protected int columns() {
    return ACCUMULATORS * ROW;
  }

  @Override
  public void block(long row, long a, long b, int n) {
    try {
      for (int lane = 0; lane < ROW; lane += LANES) {
        leaf.invokeExact(row + (long) lane * SIZE, a + lane * A, b + lane * B, n);
      }
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void vectorLeaf(long row, long a, long b, int n) throws Throwable {
    if (n == 0) {
      return;
    }
    RawMemory.touch(row);
    Vector s = (Vector) FIRST.invokeExact(a, b);
    Vector t = (Vector) FIRST.invokeExact(a + ROW_A, b + ROW_B);
    Vector u = (Vector) FIRST.invokeExact(a + 2 * ROW_A, b + 2 * ROW_B);
    Vector v = (Vector) FIRST.invokeExact(a + 3 * ROW_A, b + 3 * ROW_B);
    Vector w = (Vector) FIRST.invokeExact(a + 4 * ROW_A, b + 4 * ROW_B);
    Vector x = (Vector) FIRST.invokeExact(a + 5 * ROW_A, b + 5 * ROW_B);
    Vector y = (Vector) FIRST.invokeExact(a + 6 * ROW_A, b + 6 * ROW_B);
    Vector z = (Vector) FIRST.invokeExact(a + 7 * ROW_A, b + 7 * ROW_B);
    for (int i = ACCUMULATORS * ROW; i < n; i += ACCUMULATORS * ROW) {
      long p = a + i * A;
      long q = b + i * B;
      s = (Vector) STEP.invokeExact(s, p, q);
      t = (Vector) STEP.invokeExact(t, p + ROW_A, q + ROW_B);
      u = (Vector) STEP.invokeExact(u, p + 2 * ROW_A, q + 2 * ROW_B);
      v = (Vector) STEP.invokeExact(v, p + 3 * ROW_A, q + 3 * ROW_B);
      w = (Vector) STEP.invokeExact(w, p + 4 * ROW_A, q + 4 * ROW_B);
      x = (Vector) STEP.invokeExact(x, p + 5 * ROW_A, q + 5 * ROW_B);
      y = (Vector) STEP.invokeExact(y, p + 6 * ROW_A, q + 6 * ROW_B);
      z = (Vector) STEP.invokeExact(z, p + 7 * ROW_A, q + 7 * ROW_B);
    }
    Vector sw = (Vector) JOIN.invokeExact(s, w);
    Vector tx = (Vector) JOIN.invokeExact(t, x);
    Vector uy = (Vector) JOIN.invokeExact(u, y);
    Vector vz = (Vector) JOIN.invokeExact(v, z);
    Vector even = (Vector) JOIN.invokeExact(sw, uy);
    Vector odd = (Vector) JOIN.invokeExact(tx, vz);
    STORE.invokeExact(row, (Vector) JOIN.invokeExact(even, odd));
  }
}
