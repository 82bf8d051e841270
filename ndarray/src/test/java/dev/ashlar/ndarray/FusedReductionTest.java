package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.Lazy.lazy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.UserOperations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusedReductionTest {
  private final NDArray a = Creation.linspace(-2, 3, 6 * 70 * 50).reshape(6, 70, 50);
  private final NDArray row = Creation.linspace(0.5, 1.5, 50);

  @ParameterizedTest
  @EnumSource
  void isTheSameReductionOfTheEvaluatedArray(Reduction reduction) {
    var mask = a.greater(0.1);
    var alongs =
        List.of(
            Along.all(),
            Along.axis(0),
            Along.axis(1),
            Along.axis(-1).keepDims(),
            Along.axes(0, 2),
            Along.axes(0, 1, 2).keepDims(),
            reduction == Reduction.MEAN ? Along.axis(1).where(mask) : Along.axis(1).where(mask).initial(0.75));
    for (var view : List.of(a, a.get(Index.all(), Index.step(3)), a.get(Index.all(), Index.all(), Index.step(-1)))) {
      var expression = lazy(view).times(row).plus(1).div(3);
      for (var along : alongs) {
        var fits = along.mask() == null || view == a;
        if (fits) {
          assertSame(reduction.of(expression.eval(), along), expression.reduce(reduction, along));
        }
      }
    }
  }

  private static void assertSame(NDArray expected, NDArray actual) {
    assertTrue(expected.contentEquals(actual), () -> "expected " + expected + ", got " + actual);
    assertEquals(expected.dtype, actual.dtype);
  }

  @ParameterizedTest
  @EnumSource
  void takesTheDtypesOfTheFunctions(Reduction reduction) {
    for (var dtype : new DType[] {DType.INT8, DType.UINT16, DType.BOOL, DType.FLOAT16, DType.FLOAT32}) {
      var values = NDArray.of(1.0, 0.0, 3.0, 1.0).astype(dtype);
      assertSame(reduction.of(values, Along.all()), lazy(values).reduce(reduction, Along.all()));
    }
  }

  @Test
  void sumsByHand() {
    var x = NDArray.of(1.0, 2.0, 3.0, 4.0).reshape(2, 2);
    assertEquals("[ 5. 25.]", lazy(x).times(x).reduce(Reduction.SUM, Along.axis(1)).toString());
    assertEquals(7.5, lazy(x).times(x).mean().toDouble());
    assertEquals(576, lazy(x).times(x).reduce(Reduction.PROD, Along.all()).toDouble());
    assertEquals(-1, lazy(x).minus(2).min().toDouble());
  }

  @Test
  void complexValuesAreSummed() {
    var z = NDArray.of(1.0, -2.0).times(Complex.of(1, 2));
    assertEquals(Complex.of(-15, 20), lazy(z).times(z).sum().toComplex());
    assertTrue(lazy(z).times(z).explain(Reduction.SUM, Along.all()).startsWith("two passes"));
    assertThrows(IllegalArgumentException.class, () -> lazy(z).times(z).max());
  }

  @Test
  void aUsersFunctionIsCalledOnceForEachElement() {
    var calls = new AtomicInteger();
    var counted =
        UserOperations.elementwise(
            "counted",
            (double x) -> {
              calls.incrementAndGet();
              return x;
            });
    assertEquals(3, lazy(NDArray.of(1.0, 2.0)).apply(counted).sum().toDouble());
    assertEquals(2, calls.get());
  }

  @Test
  void whatHasNoElementsIsSaid() {
    var none = Creation.zeros(DType.FLOAT64, 0, 3);
    assertEquals(0, lazy(none).plus(1).sum().toDouble());
    assertEquals(1, lazy(none).plus(1).reduce(Reduction.PROD, Along.all()).toDouble());
    assertTrue(Double.isNaN(lazy(none).plus(1).mean().toDouble()));
    var error = assertThrows(IllegalArgumentException.class, () -> lazy(none).plus(1).max());
    assertTrue(String.valueOf(error.getMessage()).contains("max: there are no elements along the axes of shape (0, 3)"),
        error.getMessage());
    assertTrue(lazy(none).plus(1).explain(Reduction.SUM, Along.all()).contains("no loop: there are no elements"));
  }

  @Test
  void manyOperandsAndAMaskFitTogether() {
    var x = lazy(row);
    for (int i = 0; i < 12; i++) {
      x = x.plus(row.times(i));
    }
    var along = Along.all().where(row.less(1));
    assertEquals(Statistics.sum(x.eval(), along).toDouble(), x.reduce(Reduction.SUM, along).toDouble(), 1e-12);
  }

  @Test
  void explainNamesTheLoop() {
    var square = Creation.zeros(DType.FLOAT64, 500, 500);
    var dot = lazy(square).times(square.plus(1));
    var text = dot.explain(Reduction.SUM, Along.all());
    assertTrue(text.startsWith("one kernel: sum of multiply(float64@0, float64@1) -> float64\n"), text);
    assertTrue(text.contains("loop: 250000 elements in blocks of 2048, read once"), text);
    assertTrue(text.endsWith("  16 bytes read for each element, 8 written for each result\n"), text);
    assertLoop("500 results of 500 elements each: rows of 500, folded into a row of results", dot, Along.axis(0));
    assertLoop("500 results of 500 elements each in blocks of 2048, read once", dot, Along.axis(1));
    assertLoop(
        "evaluated in blocks of 2048 that are joined in the cache",
        dot.apply(Operations.SIN).apply(Operations.EXP).plus(1).times(2),
        Along.all());
    assertLoop("short rows, several of which are folded as one", lazy(Creation.zeros(DType.FLOAT64, 9000, 3)),
        Along.axis(0));
    assertLoop("9000 results of 3 elements each", lazy(Creation.zeros(DType.FLOAT64, 9000, 3)), Along.axis(1));
  }

  private static void assertLoop(String words, Lazy expression, Along along) {
    var text = expression.explain(Reduction.SUM, along);
    assertTrue(text.contains(words), text);
  }

  @Test
  void expressionsInTextReduceAlongAnAxisInOnePass() {
    var values = Map.of("a", a, "row", row);
    var expected = Statistics.mean(a.times(row), Along.axis(1));
    assertSame(expected, Expression.parse("mean(a * row, axis=1)").eval(values));
    assertSame(
        Statistics.sum(a.times(row), Along.axes(0, 2).keepDims()),
        Expression.parse("sum(a * row, axis=(0, 2), keepdims=True)").eval(values));
  }
}
