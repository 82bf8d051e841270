package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Warmup;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations in place and into a given array leave nothing for the collector once their kernels are warm. */
class OutWithoutAllocationTest {
  private static final int CALLS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static void check(String what, Runnable work) throws InterruptedException {
    for (int i = 0; i < CALLS; i++) {
      work.run();
    }
    assertTrue(Warmup.await(PATIENCE), what + " is still cold");
    // the JIT compiles what is around the kernels in its own time, and only then are some objects never made
    long end = System.nanoTime() + PATIENCE.toNanos();
    long bytes = allocated(work);
    while (bytes >= CALLS && System.nanoTime() < end) {
      bytes = allocated(work);
    }
    assertTrue(bytes < CALLS, what + ": " + bytes + " bytes in " + CALLS + " calls");
  }

  /** Without it {@link Math#fma} makes numbers of any length. */
  private static boolean fmaIsAnInstruction() {
    return allocated(() -> Math.fma(1.1, 2.2, 3.3)) < CALLS;
  }

  private static long allocated(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) {
      work.run();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void contiguousOperands(int n) throws InterruptedException {
    var a = Creation.ones(DType.FLOAT64, n);
    var b = Creation.ones(DType.FLOAT64, n);
    var out = Creation.empty(DType.FLOAT64, n);
    var truth = Creation.empty(DType.BOOL, n);
    check("unary", () -> Elementwise.negative(a, out));
    check("binary", () -> Elementwise.add(a, b, out));
    check("comparison", () -> Elementwise.less(a, b, truth));
    if (fmaIsAnInstruction()) {
      check("ternary", () -> Elementwise.fma(a, b, b, out));
    }
    check("in place", () -> out.timesAssign(b));
  }

  @Test
  void oneElementForAll() throws InterruptedException {
    var a = Creation.ones(DType.INT32, 20, 5);
    var one = Creation.ones(DType.INT32);
    check("a single element", () -> Elementwise.add(a, one, a));
  }

  @Test
  void mixedDtypes() throws InterruptedException {
    var a = Creation.ones(DType.INT32, 100);
    var b = Creation.ones(DType.FLOAT32, 100);
    var out = Creation.empty(DType.FLOAT64, 100);
    check("promoted", () -> Elementwise.add(a, b, out));
  }
}
