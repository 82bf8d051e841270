package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;

import dev.ashlar.kernels.memory.RawMemory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Template: elementwise over up to {@link #SLOTS} inputs. The steps of unused slots are constants of 0, so they cost
 * nothing once compiled.
 */
final class MapLoop extends MapKernel {
  /** Inputs that the body takes. */
  static final int SLOTS = 8;

  private static final MethodHandle SCALAR;
  private static final MethodHandle VECTOR;
  private static final int LANES;
  private static final int INPUTS;

  /**
   * Whether the body is so short that four of them in a turn are faster: 1000 additions took 100 ns in single steps,
   * and 80 so.
   */
  private static final boolean SHORT;

  private static final long[] STEPS;
  private static final long OUT;
  private static final long A;
  private static final long B;
  private static final long C;
  private static final long D;
  private static final long E;
  private static final long F;
  private static final long G;
  private static final long H;

  static {
    try {
      var bodies = MethodHandles.classData(MethodHandles.lookup(), "_", MapBodies.class);
      SCALAR = bodies.scalar();
      VECTOR = bodies.vectorOrScalar();
      LANES = bodies.lanes();
      INPUTS = bodies.inputs();
      SHORT = bodies.isShort();
      STEPS = bodies.steps();
      OUT = STEPS[0];
      A = STEPS[1];
      B = STEPS[2];
      C = STEPS[3];
      D = STEPS[4];
      E = STEPS[5];
      F = STEPS[6];
      G = STEPS[7];
      H = STEPS[8];
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** 0 until the vector body is hot, then {@link #LANES}: below it the scalar body runs. */
  private static int hotLanes;

  private static final Heat HEAT = new Heat(LANES > 1);

  /**
   * {@link #vectorLeaf}, called through a variable so that it is never inlined: compiled into a caller that looks rare,
   * its vectors are boxed and it is three times slower. The call costs some nanoseconds for each block.
   */
  private static MethodHandle leaf = Template.leaf(MethodHandles.lookup(), "vectorLeaf", SLOTS + 1);

  /**
   * {@link #scalarLeaf} for the same reason: compiled into a caller that looks rare, its body became a call for each
   * element, at 11 ns.
   */
  private static MethodHandle scalarLeaf = Template.leaf(MethodHandles.lookup(), "scalarLeaf", SLOTS + 1);

  /** The same for any strides. */
  private static MethodHandle stridedLeaf =
      Template.leaf(MethodHandles.lookup(), "stridedLeaf",
          MethodType.methodType(void.class, long[].class, long[].class, long.class));

  MapLoop() {}

  @Override
  public int inputs() {
    return INPUTS;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  boolean isHot() {
    return hotLanes != 0;
  }

  @Override
  public long step(int operand) {
    return STEPS[operand];
  }

  @Override
  public void run(long out, long a, long b, long c, long n) {
    if (n >= LANES && n <= BLOCK && hotLanes != 0 && out != a && out != b && out != c) {
      one(out, a, b, c, (int) n);
    } else {
      run(out, a, b, c, 0, 0, 0, 0, 0, n);
    }
  }

  /** A single block: small arrays go the shortest way. */
  private static void one(long out, long a, long b, long c, int n) {
    try {
      leaf.invokeExact(out, a, b, c, 0L, 0L, 0L, 0L, 0L, n);
    } catch (Throwable failure) {
      throw Template.rethrow(failure);
    }
  }

  @Override
  public void run(long[] addresses, long n) {
    var p = addresses;
    if (p.length > SLOTS) {
      run(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], n);
    } else {
      run(p[0], at(p, 1), at(p, 2), at(p, 3), at(p, 4), at(p, 5), at(p, 6), at(p, 7), 0, n);
    }
  }

  private static long at(long[] addresses, int slot) {
    return slot < addresses.length ? addresses[slot] : 0;
  }

  private void run(long out, long a, long b, long c, long d, long e, long f, long g, long h, long n) {
    try {
      int lanes = hotLanes;
      if (lanes == 0) {
        HEAT.add(this, n);
        scalars(out, a, b, c, d, e, f, g, h, n);
      } else if (n < lanes) {
        scalarLeaf.invokeExact(out, a, b, c, d, e, f, g, h, (int) n);
      } else if (out != a && out != b && out != c && out != d && out != e && out != f && out != g && out != h) {
        vectors(out, a, b, c, d, e, f, g, h, n);
      } else {
        // what the output shares with an input must not be computed twice
        long whole = n & -lanes;
        vectors(out, a, b, c, d, e, f, g, h, whole);
        scalarLeaf.invokeExact(
            out + whole * OUT,
            a + whole * A,
            b + whole * B,
            c + whole * C,
            d + whole * D,
            e + whole * E,
            f + whole * F,
            g + whole * G,
            h + whole * H,
            (int) (n - whole));
      }
    } catch (Throwable failure) {
      throw Template.rethrow(failure);
    }
  }

  /**
   * At least one vector of elements; the last vector ends with the last element and may begin among those already
   * computed.
   */
  private static void vectors(long out, long a, long b, long c, long d, long e, long f, long g, long h, long n)
      throws Throwable {
    for (long done = 0; done < n; done += BLOCK) {
      long i = Math.min(done, n - LANES);
      leaf.invokeExact(
          out + i * OUT,
          a + i * A,
          b + i * B,
          c + i * C,
          d + i * D,
          e + i * E,
          f + i * F,
          g + i * G,
          h + i * H,
          (int) Math.min(BLOCK, n - i));
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void vectorLeaf(
      long out, long a, long b, long c, long d, long e, long f, long g, long h, int n) throws Throwable {
    if (n == 0) {
      return;
    }
    RawMemory.touch(out);
    int last = n - LANES;
    int i = 0;
    if (SHORT) {
      for (; i < last - 3 * LANES; i += 4 * LANES) {
        long outAt = (out + i * OUT) & ADDRESS;
        long aAt = (a + i * A) & ADDRESS;
        long bAt = (b + i * B) & ADDRESS;
        long cAt = (c + i * C) & ADDRESS;
        long dAt = (d + i * D) & ADDRESS;
        long eAt = (e + i * E) & ADDRESS;
        long fAt = (f + i * F) & ADDRESS;
        long gAt = (g + i * G) & ADDRESS;
        long hAt = (h + i * H) & ADDRESS;
        VECTOR.invokeExact(outAt, aAt, bAt, cAt, dAt, eAt, fAt, gAt, hAt);
        VECTOR.invokeExact(
            outAt + LANES * OUT, aAt + LANES * A, bAt + LANES * B,
            cAt + LANES * C, dAt + LANES * D, eAt + LANES * E,
            fAt + LANES * F, gAt + LANES * G, hAt + LANES * H);
        VECTOR.invokeExact(
            outAt + 2L * LANES * OUT, aAt + 2L * LANES * A, bAt + 2L * LANES * B,
            cAt + 2L * LANES * C, dAt + 2L * LANES * D, eAt + 2L * LANES * E,
            fAt + 2L * LANES * F, gAt + 2L * LANES * G, hAt + 2L * LANES * H);
        VECTOR.invokeExact(
            outAt + 3L * LANES * OUT, aAt + 3L * LANES * A, bAt + 3L * LANES * B,
            cAt + 3L * LANES * C, dAt + 3L * LANES * D, eAt + 3L * LANES * E,
            fAt + 3L * LANES * F, gAt + 3L * LANES * G, hAt + 3L * LANES * H);
      }
    }
    if (SHORT) {
      for (; i < last; i += LANES) {
        VECTOR.invokeExact(
            (out + i * OUT) & ADDRESS, (a + i * A) & ADDRESS, (b + i * B) & ADDRESS,
            (c + i * C) & ADDRESS, (d + i * D) & ADDRESS, (e + i * E) & ADDRESS,
            (f + i * F) & ADDRESS, (g + i * G) & ADDRESS, (h + i * H) & ADDRESS);
      }
    }
    // a longer body is in the code once, for the turns of the loop and the last vector: twice pow was too long for the
    // first compiler, and without its code the second was often never asked
    for (; i < n; i += LANES) {
      long at = Math.min(i, last);
      VECTOR.invokeExact(
          (out + at * OUT) & ADDRESS, (a + at * A) & ADDRESS, (b + at * B) & ADDRESS,
          (c + at * C) & ADDRESS, (d + at * D) & ADDRESS, (e + at * E) & ADDRESS,
          (f + at * F) & ADDRESS, (g + at * G) & ADDRESS, (h + at * H) & ADDRESS);
    }
  }

  private static void scalars(long out, long a, long b, long c, long d, long e, long f, long g, long h, long n)
      throws Throwable {
    for (long i = 0; i < n; i += BLOCK) {
      scalarLeaf.invokeExact(
          out + i * OUT,
          a + i * A,
          b + i * B,
          c + i * C,
          d + i * D,
          e + i * E,
          f + i * F,
          g + i * G,
          h + i * H,
          (int) Math.min(BLOCK, n - i));
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void scalarLeaf(
      long out, long a, long b, long c, long d, long e, long f, long g, long h, int n) throws Throwable {
    for (int i = 0; i < n; i++) {
      SCALAR.invokeExact(
          (out + i * OUT) & ADDRESS, (a + i * A) & ADDRESS, (b + i * B) & ADDRESS,
          (c + i * C) & ADDRESS, (d + i * D) & ADDRESS, (e + i * E) & ADDRESS,
          (f + i * F) & ADDRESS, (g + i * G) & ADDRESS, (h + i * H) & ADDRESS);
    }
  }

  @Override
  public void runStrided(long[] addresses, long[] strides, long n) {
    try {
      stridedLeaf.invokeExact(slots(addresses), slots(strides), n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  private static long[] slots(long[] numbers) {
    return numbers.length > SLOTS ? numbers : Arrays.copyOf(numbers, SLOTS + 1);
  }

  /** Positions and strides in variables: of the slots that are not used nothing is left in compiled code. */
  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void stridedLeaf(long[] p, long[] s, long n) throws Throwable {
    long out = p[0];
    long a = p[1];
    long b = p[2];
    long c = p[3];
    long d = p[4];
    long e = p[5];
    long f = p[6];
    long g = p[7];
    long h = p[8];
    long outStep = s[0];
    long aStep = s[1];
    long bStep = s[2];
    long cStep = s[3];
    long dStep = s[4];
    long eStep = s[5];
    long fStep = s[6];
    long gStep = s[7];
    long hStep = s[8];
    for (long i = 0; i < n; i++) {
      SCALAR.invokeExact(
          out & ADDRESS, a & ADDRESS, b & ADDRESS,
          c & ADDRESS, d & ADDRESS, e & ADDRESS,
          f & ADDRESS, g & ADDRESS, h & ADDRESS);
      out += outStep;
      a += aStep;
      b += bStep;
      c += cStep;
      d += dStep;
      e += eStep;
      f += fStep;
      g += gStep;
      h += hStep;
    }
  }

  @Override
  public void runCold(long[] p, int n) {
    try {
      scalarLeaf.invokeExact(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @Override
  public void runHot(long[] p, int n) {
    try {
      leaf.invokeExact(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], n);
      // a single vector skips the loop: were that never seen before the leaf is compiled, the first small array would
      // throw the code away
      leaf.invokeExact(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], Math.min(n, LANES));
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @Override
  public void use(boolean vector) {
    hotLanes = vector ? LANES : 0;
  }
}
