package dev.ashlar.kernels.internal.loop;

import dev.ashlar.kernels.memory.RawMemory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Template: elementwise over at most two inputs. */
final class MapLoop extends MapKernel {
  private static final MethodHandle SCALAR;
  private static final MethodHandle VECTOR;
  private static final int LANES;
  private static final int INPUTS;
  private static final long OUT;
  private static final long A;
  private static final long B;

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
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** 0 until the vector body is hot, then {@link #LANES}: below it the scalar body runs. */
  private static int hotLanes;

  private static final Heat HEAT = new Heat(LANES > 1);

  /**
   * {@link #vectorLeaf}, called through a variable so that it is never inlined: compiled into a caller that looks rare, its vectors are
   * boxed and it is three times slower. The call costs some nanoseconds for each block.
   */
  private static MethodHandle leaf = Template.leaf(MethodHandles.lookup(), "vectorLeaf", 3);

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
  public void run(long out, long a, long b, long n) {
    try {
      int lanes = hotLanes;
      if (lanes == 0) {
        HEAT.add(this, n);
        scalars(out, a, b, n);
      } else {
        long whole = n - (n & (lanes - 1));
        if (whole != 0) {
          vectors(out, a, b, whole);
        }
        if (whole != n) {
          scalars(out + whole * OUT, a + whole * A, b + whole * B, n - whole);
        }
      }
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @Override
  public void run(long[] addresses, long n) {
    run(addresses[0], addresses.length > 1 ? addresses[1] : 0, addresses.length > 2 ? addresses[2] : 0, n);
  }

  private static void vectors(long out, long a, long b, long n) throws Throwable {
    for (long done = 0; done < n; done += BLOCK) {
      leaf.invokeExact(out + done * OUT, a + done * A, b + done * B, (int) Math.min(BLOCK, n - done));
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void vectorLeaf(long out, long a, long b, int n) throws Throwable {
    if (n == 0) {
      return;
    }
    RawMemory.touch(out);
    for (int i = 0; i < n; i += LANES) {
      VECTOR.invokeExact(out + i * OUT, a + i * A, b + i * B);
    }
  }

  private static void scalars(long out, long a, long b, long n) throws Throwable {
    for (long done = 0; done < n; done += BLOCK) {
      scalarLeaf(out + done * OUT, a + done * A, b + done * B, (int) Math.min(BLOCK, n - done));
    }
  }

  private static void scalarLeaf(long out, long a, long b, int n) throws Throwable {
    for (int i = 0; i < n; i++) {
      SCALAR.invokeExact(out + i * OUT, a + i * A, b + i * B);
    }
  }

  @Override
  public void runStrided(long[] addresses, long[] strides, long n) {
    try {
      int inputs = INPUTS;
      long a = inputs > 0 ? addresses[1] : 0;
      long b = inputs > 1 ? addresses[2] : 0;
      stridedLeaf(addresses[0], strides[0], a, inputs > 0 ? strides[1] : 0, b, inputs > 1 ? strides[2] : 0, n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  private static void stridedLeaf(long out, long outStride, long a, long aStride, long b, long bStride, long n)
      throws Throwable {
    long o = out;
    long x = a;
    long y = b;
    for (long i = 0; i < n; i++) {
      SCALAR.invokeExact(o, x, y);
      o += outStride;
      x += aStride;
      y += bStride;
    }
  }

  @Override
  public void runCold(long[] addresses, int n) {
    try {
      scalarLeaf(addresses[0], addresses[1], addresses[2], n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @Override
  public void runHot(long[] addresses, int n) {
    try {
      leaf.invokeExact(addresses[0], addresses[1], addresses[2], n);
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @Override
  public void use(boolean vector) {
    hotLanes = vector ? LANES : 0;
  }
}
