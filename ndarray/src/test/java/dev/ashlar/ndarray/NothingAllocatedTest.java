package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.Lazy.lazy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Threads;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** What goes into memory that is there allocates nothing on the Java heap, whatever the operands' strides. */
class NothingAllocatedTest {
  private static final int TIMES = 200;
  private static final int ROUNDS = 300;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final NDArray a = Creation.linspace(0, 1, 32 * 32).reshape(32, 32);
  private final NDArray b = a.plus(1);
  private final NDArray out = Creation.zeros(DType.FLOAT64, 32, 32);
  private final NDArray row = b.get(0).copy();
  private final NDArray column = row.reshape(32, 1);
  private final NDArray everySecond = Creation.ones(DType.FLOAT64, 32, 64).get(Index.all(), Index.step(2));
  private final NDArray reversed = b.get(Index.all(), Index.step(-1));
  private final NDArray narrow = a.astype(DType.FLOAT32);
  private final NDArray cube = Creation.ones(DType.FLOAT64, 8, 4, 32);

  @Test
  void evaluationsIntoMemoryThatIsThere() {
    var works = new LinkedHashMap<String, Runnable>();
    works.put("a + b", () -> Elementwise.add(a, b, out));
    works.put("in place", () -> out.minusAssign(b));
    works.put("one operand", () -> Elementwise.sqrt(a, out));
    works.put("a row", () -> Elementwise.add(a, row, out));
    works.put("a column", () -> Elementwise.add(column, a, out));
    works.put("a row and a column", () -> Elementwise.multiply(column, row, out));
    works.put("steps", () -> Elementwise.add(everySecond, b, out));
    works.put("backwards", () -> Elementwise.add(a, reversed, out));
    works.put("steps of the output", () -> Elementwise.add(a, b, everySecond));
    works.put("another dtype", () -> Elementwise.add(narrow, row, out));
    works.put("three axes", () -> cube.plusAssign(row));
    works.put("assignment", () -> out.assign(row));
    works.put("assignment of steps", () -> everySecond.assign(a));
    Number one = 1.0;
    works.put("a number", () -> out.timesAssign(one));
    works.put("assignment of a number", () -> out.assign(one));
    var expression = lazy(a).times(row).plus(1).div(column);
    works.put("a lazy expression", () -> expression.evalInto(out));
    int threads = Threads.get();
    Threads.set(1);
    var failures = new ArrayList<String>();
    try {
      works.forEach(
          (name, work) -> {
            long least = least(work);
            if (least >= TIMES) {
              failures.add(name + ": " + least + " bytes in " + TIMES + " evaluations");
            }
          });
    } finally {
      Threads.set(threads);
    }
    assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
  }

  /** Bytes that a number of evaluations allocate once they are compiled. */
  private static long least(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least >= TIMES; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < TIMES; i++) {
        work.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void anExpressionSeesWhatItsArraysHoldNow() {
    var x = NDArray.of(1.0, 2.0, 3.0);
    var large = lazy(x).times(2);
    for (int i = 0; i < 50; i++) {
      large = large.plus(lazy(x).times(i).plus(i));
    }
    var small = lazy(x).times(2).plus(x);
    double weight = 2 + 49 * 50 / 2.0;
    assertEquals("[3. 6. 9.]", small.eval().toString());
    assertEquals(weight + 49 * 50 / 2.0, large.eval().getDouble(0));
    x.assign(10);
    assertEquals("[30. 30. 30.]", small.eval().toString());
    assertEquals(10 * weight + 49 * 50 / 2.0, large.eval().getDouble(0));
  }

  @Test
  void aNumberOfAnExpressionOutlivesTheScopeInWhichItWasFirstEvaluated() {
    var expression = lazy(NDArray.of(1.0, 2.0)).plus(0.5);
    try (var _ = Scope.open()) {
      assertEquals("[1.5 2.5]", expression.eval().toString());
    }
    assertEquals("[1.5 2.5]", expression.eval().toString());
  }
}
