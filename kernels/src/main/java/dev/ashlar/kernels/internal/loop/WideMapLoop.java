package dev.ashlar.kernels.internal.loop;

import dev.ashlar.kernels.memory.RawMemory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Template: elementwise over up to {@link #SLOTS} inputs, for fused expressions. Unused slots cost nothing once compiled. */
final class WideMapLoop extends MapKernel {
  /** Inputs that the body takes. */
  static final int SLOTS = 8;

  private static final MethodHandle SCALAR;
  private static final MethodHandle VECTOR;
  private static final int LANES;
  private static final int INPUTS;
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
      OUT = bodies.steps()[0];
      A = bodies.steps()[1];
      B = bodies.steps()[2];
      C = bodies.steps()[3];
      D = bodies.steps()[4];
      E = bodies.steps()[5];
      F = bodies.steps()[6];
      G = bodies.steps()[7];
      H = bodies.steps()[8];
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static int hotLanes;

  private static final Heat HEAT = new Heat(LANES > 1);

  /** {@link #vectorLeaf}, never inlined: see {@link MapLoop}. */
  private static MethodHandle leaf = Template.leaf(MethodHandles.lookup(), "vectorLeaf", SLOTS + 1);

  WideMapLoop() {}

  @Override
  public int inputs() {
    return INPUTS;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void run(long[] addresses, long n) {
    var p = java.util.Arrays.copyOf(addresses, SLOTS + 1);
    int lanes = hotLanes;
    if (lanes == 0) {
      HEAT.add(this, n);
    }
    for (long done = 0; done < n; done += BLOCK) {
      int count = (int) Math.min(BLOCK, n - done);
      int whole = lanes == 0 ? 0 : count - count % lanes;
      if (whole != 0) {
        runHot(p, whole);
        advance(p, whole);
      }
      if (whole != count) {
        runCold(p, count - whole);
        advance(p, count - whole);
      }
    }
  }

  private static void advance(long[] p, long n) {
    p[0] += n * OUT;
    p[1] += n * A;
    p[2] += n * B;
    p[3] += n * C;
    p[4] += n * D;
    p[5] += n * E;
    p[6] += n * F;
    p[7] += n * G;
    p[8] += n * H;
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void vectorLeaf(
      long out, long a, long b, long c, long d, long e, long f, long g, long h, int n) throws Throwable {
    if (n == 0) {
      return;
    }
    RawMemory.touch(out);
    for (int i = 0; i < n; i += LANES) {
      VECTOR.invokeExact(
          out + i * OUT, a + i * A, b + i * B, c + i * C, d + i * D, e + i * E, f + i * F, g + i * G, h + i * H);
    }
  }

  private static void scalarLeaf(
      long out, long a, long b, long c, long d, long e, long f, long g, long h, int n) throws Throwable {
    for (int i = 0; i < n; i++) {
      SCALAR.invokeExact(
          out + i * OUT, a + i * A, b + i * B, c + i * C, d + i * D, e + i * E, f + i * F, g + i * G, h + i * H);
    }
  }

  @Override
  public void runStrided(long[] addresses, long[] strides, long n) {
    var p = java.util.Arrays.copyOf(addresses, SLOTS + 1);
    var s = java.util.Arrays.copyOf(strides, SLOTS + 1);
    try {
      stridedLeaf(p, s, n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  private static void stridedLeaf(long[] p, long[] s, long n) throws Throwable {
    for (long i = 0; i < n; i++) {
      SCALAR.invokeExact(
          p[0] + i * s[0],
          p[1] + i * s[1],
          p[2] + i * s[2],
          p[3] + i * s[3],
          p[4] + i * s[4],
          p[5] + i * s[5],
          p[6] + i * s[6],
          p[7] + i * s[7],
          p[8] + i * s[8]);
    }
  }

  @Override
  public void runCold(long[] p, int n) {
    try {
      scalarLeaf(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @Override
  public void runHot(long[] p, int n) {
    try {
      leaf.invokeExact(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @Override
  public void use(boolean vector) {
    hotLanes = vector ? LANES : 0;
  }
}
