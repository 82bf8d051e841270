package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.Lazy.lazy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.UserOperations;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What becomes of an expression before it is a kernel. */
class FusionTest {
  private final NDArray a = Creation.arange(50).astype(DType.FLOAT64).plus(0.25).reshape(5, 10);

  @Test
  void aSharedPartIsComputedOnce() {
    var calls = new AtomicLong();
    var counted =
        UserOperations.elementwise(
            "counted",
            (double x) -> {
              calls.incrementAndGet();
              return x + 1;
            });
    var part = Lazy.apply(counted, lazy(a));
    var expected = a.plus(1).times(a.plus(1)).minus(a.plus(1)).toDoubleArray();
    assertArrayEquals(expected, part.times(part).minus(part).eval().toDoubleArray());
    assertEquals(a.size(), calls.getAndSet(0));
    // built twice, it is the same part
    var again = Lazy.apply(counted, lazy(a)).times(Lazy.apply(counted, lazy(a))).minus(Lazy.apply(counted, lazy(a)));
    assertArrayEquals(expected, again.eval().toDoubleArray());
    assertEquals(a.size(), calls.get());
    // of another operand it is another part
    assertArrayEquals(
        a.plus(1).plus(a.times(2).plus(1)).toDoubleArray(),
        part.plus(Lazy.apply(counted, lazy(a.times(2)))).eval().toDoubleArray());
  }

  @Test
  void sharedPartsOfAllKindsGiveWhatSeparateOperationsGive() {
    var x = lazy(a);
    var mask = x.greater(20);
    var root = x.apply(Operations.SQRT);
    var chosen = mask.where(root, x.div(3)).plus(mask.where(x, root));
    var half = Elementwise.sqrt(a);
    var eagerMask = a.greater(20);
    var expected = Searching.where(eagerMask, half, a.div(3)).plus(Searching.where(eagerMask, a, half));
    assertArrayEquals(expected.toDoubleArray(), chosen.eval().toDoubleArray());
    assertEquals(expected.sum().toDouble(), chosen.sum().toDouble());
    var z = Complexes.join(DType.COMPLEX128, a, half);
    var eager = z.times(z).plus(z.times(z).times(z));
    var square = lazy(z).times(lazy(z));
    assertTrue(eager.contentEquals(square.plus(square.times(lazy(z))).eval()));
    // many elements, so that the vector body is asked for as well
    var many = Creation.linspace(0, 100, 100_000, true, DType.FLOAT32);
    var power = lazy(many).times(lazy(many));
    for (int i = 0; i < 50; i++) {
      assertTrue(
          many.times(many).times(many.times(many)).contentEquals(power.times(power).eval()), "evaluation " + i);
    }
  }

  @Test
  void anExpressionThatDoublesAtEveryStepStaysSmall() {
    var x = lazy(a.div(1000));
    var eager = a.div(1000);
    for (int i = 0; i < 60; i++) {
      x = x.plus(x).times(0.5);
      eager = eager.plus(eager).times(0.5);
    }
    assertArrayEquals(eager.toDoubleArray(), x.eval().toDoubleArray());
  }

  @Test
  void equalNumbersAndArraysAreOneOperandEach() {
    var x = lazy(a);
    var text = x.times(3).plus(x.times(3.0)).plus(x.minus(3)).plus(lazy(a)).explain();
    assertTrue(text.contains("@1"), text);
    assertTrue(!text.contains("@2"), text);
    var zeros = lazy(NDArray.of(1.0)).div(0.0).plus(lazy(NDArray.of(-1.0)).div(-0.0));
    assertEquals(Double.POSITIVE_INFINITY, zeros.eval().toDoubleArray()[0]);
    var nine = x;
    for (int i = 0; i < 9; i++) {
      nine = nine.plus(x);
    }
    assertTrue(nine.explain().startsWith("one kernel"), nine.explain());
    assertArrayEquals(a.times(10).toDoubleArray(), nine.eval().toDoubleArray(), 1e-12);
  }

  @Test
  void onlyExactRewritesAreMade() {
    assertTrue(lazy(a).div(4).explain().contains("multiply"), lazy(a).div(4).explain());
    assertTrue(lazy(a).div(-0.5).explain().contains("multiply"));
    for (double divisor : new double[] {3, 10, 0, 0x1p1000, Double.POSITIVE_INFINITY, Double.NaN, Double.MIN_VALUE}) {
      assertTrue(lazy(a).div(divisor).explain().contains("divide"), "divisor " + divisor);
      assertArrayEquals(a.div(divisor).toDoubleArray(), lazy(a).div(divisor).eval().toDoubleArray());
    }
    var integers = Creation.arange(10);
    assertArrayEquals(integers.div(2).toDoubleArray(), lazy(integers).div(2).eval().toDoubleArray());
  }

  @Test
  void explainSaysHowManyBytesMove() {
    var text = lazy(a).times(lazy(a.astype(DType.FLOAT32))).plus(1).explain();
    assertTrue(text.contains("20 bytes read and written for each element"), text);
  }

  @Test
  void explainSaysWhichLoopRuns() {
    var square = Creation.zeros(DType.FLOAT64, 64, 64);
    assertLoop(lazy(square).times(2), "a run of 4096 elements, @0 contiguous, @1 one element");
    assertLoop(lazy(square.get(Index.all(), Index.step(2))).plus(1), "a run of 2048 elements, @0 every second element");
    assertLoop(lazy(square.transpose()).plus(square), "into which @0 is transposed");
    var wide = Creation.zeros(DType.FLOAT64, 64, 640).get(Index.all(), Index.step(7));
    assertLoop(lazy(wide).plus(1), "64 runs of 92 elements over strides; ");
    assertLoop(lazy(square.get(Index.all(), Index.step(7))).plus(1), "64 runs of 10 elements, 204 runs together");
    assertLoop(lazy(Creation.zeros(DType.FLOAT64, 0)).plus(1), "no loop: there are no elements");
  }

  private static void assertLoop(Lazy expression, String words) {
    assertTrue(expression.explain().contains(words), expression.explain());
  }
}
