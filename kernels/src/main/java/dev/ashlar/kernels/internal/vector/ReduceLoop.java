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
 * Template: reduces a block with eight vector accumulators. Where a vector is narrower than a row of 64 bytes,
 * several passes over the block, which is in the first-level cache, each take their part of every row. Where the
 * values take much code, two passes have four accumulators each.
 *
 * <p>A turn of the loop reads memory from lower to higher addresses, and what keeps the reads in that order is the
 * check of each offset into all of memory. Without it C2 began with the last of them, and a block in the second-level
 * cache took 1.4 to 1.7 times as long: lines are fetched ahead where they are asked for in order. For the same reason
 * the loop ends by {@code !=}: C2 does not unroll such a loop and mix its turns.
 */
@SuppressWarnings("rawtypes")
final class ReduceLoop extends ReduceKernel {
  private static final MethodHandle LOAD;
  private static final MethodHandle VALUE;
  private static final MethodHandle JOIN;
  private static final MethodHandle STORE;
  private static final int LANES;
  private static final int ROW;
  private static final int SIZE;
  private static final long A;
  private static final long B;
  private static final long ROW_A;
  private static final long ROW_B;
  private static final long ROW_BYTES;
  private static final boolean IN_HALVES;

  /** Bytes of what one pass of two keeps aside: two rows. */
  private static final long ASIDE = 128;

  static {
    try {
      var bodies = MethodHandles.classData(MethodHandles.lookup(), "_", ReduceBodies.class);
      LOAD = bodies.load();
      VALUE = bodies.value();
      JOIN = bodies.join();
      STORE = bodies.store();
      LANES = bodies.lanes();
      ROW = bodies.rowLanes();
      SIZE = bodies.accumulatorSize();
      A = bodies.steps()[0];
      B = bodies.steps()[1];
      ROW_A = bodies.rowLanes() * A;
      ROW_B = bodies.rowLanes() * B;
      ROW_BYTES = (long) ROW * SIZE;
      IN_HALVES = bodies.inHalves();
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** {@link #vectorLeaf}, never inlined: compiled into a caller that looks rare, its vectors are boxed. */
  private static MethodHandle leaf = Template.leaf(MethodHandles.lookup(), IN_HALVES ? "halfLeaf" : "vectorLeaf", 4);

  private static MethodHandle join = Template.leaf(
      MethodHandles.lookup(), "joinLeaf", MethodType.methodType(void.class, long.class, long.class));

  ReduceLoop() {}

  @Override
  protected int columns() {
    return ACCUMULATORS * ROW;
  }

  @Override
  public void block(long row, long first, long a, long b, int n, long spare) {
    try {
      for (int lane = 0; lane < ROW; lane += LANES) {
        long offset = (long) lane * SIZE;
        long begin = first == 0 ? 0 : first + offset;
        long p = a + lane * A;
        long q = b + lane * B;
        if (IN_HALVES) {
          leaf.invokeExact(spare, begin, p, q, n);
          leaf.invokeExact(spare + ASIDE, first == 0 ? 0 : begin + 2 * ROW_BYTES, p + 2 * ROW_A, q + 2 * ROW_B, n);
          join.invokeExact(row + offset, spare);
        } else {
          leaf.invokeExact(row + offset, begin, p, q, n);
        }
      }
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void vectorLeaf(long row, long first, long a, long b, int n) throws Throwable {
    if (first == 0) {
      return;
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
    for (int i = 0; i != n; i += ACCUMULATORS * ROW) {
      long p = a + i * A;
      long q = b + i * B;
      s = (Vector) JOIN.invokeExact(s, (Vector) VALUE.invokeExact(p, q));
      t = (Vector) JOIN.invokeExact(t, (Vector) VALUE.invokeExact(p + ROW_A, q + ROW_B));
      u = (Vector) JOIN.invokeExact(u, (Vector) VALUE.invokeExact(p + 2 * ROW_A, q + 2 * ROW_B));
      v = (Vector) JOIN.invokeExact(v, (Vector) VALUE.invokeExact(p + 3 * ROW_A, q + 3 * ROW_B));
      w = (Vector) JOIN.invokeExact(w, (Vector) VALUE.invokeExact(p + 4 * ROW_A, q + 4 * ROW_B));
      x = (Vector) JOIN.invokeExact(x, (Vector) VALUE.invokeExact(p + 5 * ROW_A, q + 5 * ROW_B));
      y = (Vector) JOIN.invokeExact(y, (Vector) VALUE.invokeExact(p + 6 * ROW_A, q + 6 * ROW_B));
      z = (Vector) JOIN.invokeExact(z, (Vector) VALUE.invokeExact(p + 7 * ROW_A, q + 7 * ROW_B));
    }
    Vector sw = (Vector) JOIN.invokeExact(s, w);
    Vector tx = (Vector) JOIN.invokeExact(t, x);
    Vector uy = (Vector) JOIN.invokeExact(u, y);
    Vector vz = (Vector) JOIN.invokeExact(v, z);
    Vector even = (Vector) JOIN.invokeExact(sw, uy);
    Vector odd = (Vector) JOIN.invokeExact(tx, vz);
    STORE.invokeExact(row, (Vector) JOIN.invokeExact(even, odd));
  }

  /** Columns 0, 1, 4 and 5 of each eight: what becomes of 0 and 4, and of 1 and 5, is stored. */
  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void halfLeaf(long pairs, long first, long a, long b, int n) throws Throwable {
    if (first == 0) {
      return;
    }
    var ignored = ALL.get(JAVA_BYTE, first); // a scalar access: see RawMemory.touch
    Vector s = (Vector) LOAD.invokeExact(first);
    Vector t = (Vector) LOAD.invokeExact(first + ROW_BYTES);
    Vector w = (Vector) LOAD.invokeExact(first + 4 * ROW_BYTES);
    Vector x = (Vector) LOAD.invokeExact(first + 5 * ROW_BYTES);
    for (int i = 0; i != n; i += ACCUMULATORS * ROW) {
      long p = a + i * A;
      long q = b + i * B;
      s = (Vector) JOIN.invokeExact(s, (Vector) VALUE.invokeExact(p, q));
      t = (Vector) JOIN.invokeExact(t, (Vector) VALUE.invokeExact(p + ROW_A, q + ROW_B));
      w = (Vector) JOIN.invokeExact(w, (Vector) VALUE.invokeExact(p + 4 * ROW_A, q + 4 * ROW_B));
      x = (Vector) JOIN.invokeExact(x, (Vector) VALUE.invokeExact(p + 5 * ROW_A, q + 5 * ROW_B));
    }
    STORE.invokeExact(pairs, (Vector) JOIN.invokeExact(s, w));
    STORE.invokeExact(pairs + ROW_BYTES, (Vector) JOIN.invokeExact(t, x));
  }

  /** Joins what two passes have kept aside. */
  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void joinLeaf(long row, long pairs) throws Throwable {
    Vector sw = (Vector) LOAD.invokeExact(pairs);
    Vector tx = (Vector) LOAD.invokeExact(pairs + ROW_BYTES);
    Vector uy = (Vector) LOAD.invokeExact(pairs + ASIDE);
    Vector vz = (Vector) LOAD.invokeExact(pairs + ASIDE + ROW_BYTES);
    Vector even = (Vector) JOIN.invokeExact(sw, uy);
    Vector odd = (Vector) JOIN.invokeExact(tx, vz);
    STORE.invokeExact(row, (Vector) JOIN.invokeExact(even, odd));
  }
}
