package dev.ashlar.kernels.internal.loop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Template: a scan along a run. The running value stays in a register; each step waits for the one before, which is what a scan of floats
 * costs, whose every value is rounded. There is a method for each type in which scalar forms compute; a kernel uses one of them.
 */
final class ScanLoop extends ScanKernel {
  private static final MethodHandle LOAD;
  private static final MethodHandle STEP;
  private static final MethodHandle STORE;
  private static final MethodHandle TOTAL;
  private static final Class<?> CARRIER;

  /** Results of one call of the inner loop: many, and few enough for an int. */
  private static final int BLOCK = 1 << 14;

  static {
    try {
      var bodies = MethodHandles.classData(MethodHandles.lookup(), "_", ScanBodies.class);
      LOAD = bodies.load();
      STEP = bodies.step();
      STORE = bodies.store();
      TOTAL = bodies.total();
      CARRIER = STEP.type().returnType();
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  ScanLoop() {}

  @Override
  public void run(long out, long outStep, long in, long inStep, long n) {
    try {
      first(out, in);
      for (long done = 1; done < n; done += BLOCK) {
        long to = out + done * outStep;
        rest(to - outStep, to, outStep, in + done * inStep, inStep, (int) Math.min(BLOCK, n - done));
      }
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  private static void first(long out, long in) throws Throwable {
    if (CARRIER == double.class) {
      STORE.invokeExact(out, (double) LOAD.invokeExact(in));
    } else if (CARRIER == float.class) {
      STORE.invokeExact(out, (float) LOAD.invokeExact(in));
    } else if (CARRIER == long.class) {
      STORE.invokeExact(out, (long) LOAD.invokeExact(in));
    } else {
      STORE.invokeExact(out, (int) LOAD.invokeExact(in));
    }
  }

  /** What follows a result that is in memory. */
  private static void rest(long before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    if (CARRIER == double.class) {
      doubles((double) TOTAL.invokeExact(before), out, outStep, in, inStep, n);
    } else if (CARRIER == float.class) {
      floats((float) TOTAL.invokeExact(before), out, outStep, in, inStep, n);
    } else if (CARRIER == long.class) {
      longs((long) TOTAL.invokeExact(before), out, outStep, in, inStep, n);
    } else {
      ints((int) TOTAL.invokeExact(before), out, outStep, in, inStep, n);
    }
  }

  private static void doubles(double before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    double total = before;
    long to = out;
    long from = in;
    for (int i = 0; i < n; i++) {
      total = (double) STEP.invokeExact(total, (double) LOAD.invokeExact(from));
      STORE.invokeExact(to, total);
      to += outStep;
      from += inStep;
    }
  }

  private static void floats(float before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    float total = before;
    long to = out;
    long from = in;
    for (int i = 0; i < n; i++) {
      total = (float) STEP.invokeExact(total, (float) LOAD.invokeExact(from));
      STORE.invokeExact(to, total);
      to += outStep;
      from += inStep;
    }
  }

  private static void longs(long before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    long total = before;
    long to = out;
    long from = in;
    for (int i = 0; i < n; i++) {
      total = (long) STEP.invokeExact(total, (long) LOAD.invokeExact(from));
      STORE.invokeExact(to, total);
      to += outStep;
      from += inStep;
    }
  }

  private static void ints(int before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    int total = before;
    long to = out;
    long from = in;
    for (int i = 0; i < n; i++) {
      total = (int) STEP.invokeExact(total, (int) LOAD.invokeExact(from));
      STORE.invokeExact(to, total);
      to += outStep;
      from += inStep;
    }
  }
}
