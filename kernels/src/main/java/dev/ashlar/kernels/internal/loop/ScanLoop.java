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
  private static final Class<?> CARRIER;

  static {
    try {
      var bodies = MethodHandles.classData(MethodHandles.lookup(), "_", ScanBodies.class);
      LOAD = bodies.load();
      STEP = bodies.step();
      STORE = bodies.store();
      CARRIER = STEP.type().returnType();
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  ScanLoop() {}

  @Override
  public void run(long out, long outStep, long in, long inStep, long n) {
    try {
      if (CARRIER == double.class) {
        doubles(out, outStep, in, inStep, n);
      } else if (CARRIER == float.class) {
        floats(out, outStep, in, inStep, n);
      } else if (CARRIER == long.class) {
        longs(out, outStep, in, inStep, n);
      } else {
        ints(out, outStep, in, inStep, n);
      }
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  private static void doubles(long out, long outStep, long in, long inStep, long n) throws Throwable {
    double total = (double) LOAD.invokeExact(in);
    STORE.invokeExact(out, total);
    for (long i = 1; i < n; i++) {
      total = (double) STEP.invokeExact(total, (double) LOAD.invokeExact(in + i * inStep));
      STORE.invokeExact(out + i * outStep, total);
    }
  }

  private static void floats(long out, long outStep, long in, long inStep, long n) throws Throwable {
    float total = (float) LOAD.invokeExact(in);
    STORE.invokeExact(out, total);
    for (long i = 1; i < n; i++) {
      total = (float) STEP.invokeExact(total, (float) LOAD.invokeExact(in + i * inStep));
      STORE.invokeExact(out + i * outStep, total);
    }
  }

  private static void longs(long out, long outStep, long in, long inStep, long n) throws Throwable {
    long total = (long) LOAD.invokeExact(in);
    STORE.invokeExact(out, total);
    for (long i = 1; i < n; i++) {
      total = (long) STEP.invokeExact(total, (long) LOAD.invokeExact(in + i * inStep));
      STORE.invokeExact(out + i * outStep, total);
    }
  }

  private static void ints(long out, long outStep, long in, long inStep, long n) throws Throwable {
    int total = (int) LOAD.invokeExact(in);
    STORE.invokeExact(out, total);
    for (long i = 1; i < n; i++) {
      total = (int) STEP.invokeExact(total, (int) LOAD.invokeExact(in + i * inStep));
      STORE.invokeExact(out + i * outStep, total);
    }
  }
}
