package dev.ashlar.kernels.internal.loop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Template: a scan along a run. The running value stays in a register; each step waits for the one before, which is
 * what a scan of floats costs, whose every value is rounded. There is a method for each type in which scalar forms
 * compute; a kernel uses one of them.
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

  /** What follows a result that is in memory, never inlined: compiled into a caller that looks rare, it stays slow. */
  private static MethodHandle leaf =
      Template.leaf(
          MethodHandles.lookup(),
          CARRIER.getName() + "s",
          MethodType.methodType(void.class, long.class, long.class, long.class, long.class, long.class, int.class));

  ScanLoop() {}

  @Override
  public void run(long out, long outStep, long in, long inStep, long n) {
    try {
      first(out, in);
      for (long done = 1; done < n; done += BLOCK) {
        long to = out + done * outStep;
        leaf.invokeExact(to - outStep, to, outStep, in + done * inStep, inStep, (int) Math.min(BLOCK, n - done));
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

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void doubles(long before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    double total = (double) TOTAL.invokeExact(before);
    long to = out;
    long from = in;
    for (int i = 0; i < n; i++) {
      total = (double) STEP.invokeExact(total, (double) LOAD.invokeExact(from));
      STORE.invokeExact(to, total);
      to += outStep;
      from += inStep;
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void floats(long before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    float total = (float) TOTAL.invokeExact(before);
    long to = out;
    long from = in;
    for (int i = 0; i < n; i++) {
      total = (float) STEP.invokeExact(total, (float) LOAD.invokeExact(from));
      STORE.invokeExact(to, total);
      to += outStep;
      from += inStep;
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void longs(long before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    long total = (long) TOTAL.invokeExact(before);
    long to = out;
    long from = in;
    for (int i = 0; i < n; i++) {
      total = (long) STEP.invokeExact(total, (long) LOAD.invokeExact(from));
      STORE.invokeExact(to, total);
      to += outStep;
      from += inStep;
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void ints(long before, long out, long outStep, long in, long inStep, int n) throws Throwable {
    int total = (int) TOTAL.invokeExact(before);
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
