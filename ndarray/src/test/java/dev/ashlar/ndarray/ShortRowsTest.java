package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.Lazy.lazy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Elementwise work on arrays whose last axis is short. */
class ShortRowsTest {
  private static final long SEED = 20261120;

  private final Random random = new Random(SEED);

  private NDArray numbers(DType dtype, long... shape) {
    long n = 1;
    for (long extent : shape) {
      n *= extent;
    }
    return NDArray.of(random.ints(n, 0, 100).asDoubleStream().toArray()).astype(dtype).reshape(shape);
  }

  /** Arrays that broadcast to (outer, rows, width) or (rows, width), lying in memory in all ways. */
  private List<NDArray> operands(DType dtype, int outer, int rows, int width) {
    var all = new ArrayList<NDArray>();
    all.add(numbers(dtype, outer, rows, width));
    all.add(numbers(dtype, width));
    all.add(numbers(dtype, rows, 1));
    all.add(numbers(dtype, outer, 1, width));
    all.add(numbers(dtype, outer, 1, 1));
    all.add(numbers(dtype, outer, rows, width + 2).get(Index.ellipsis(), Index.slice(1, width + 1)));
    all.add(numbers(dtype, outer, 2L * rows, width).get(Index.all(), Index.step(2), Index.all()));
    all.add(numbers(dtype, outer, rows, 3L * width).get(Index.all(), Index.all(), Index.step(-3)));
    all.add(numbers(dtype, width, rows).transpose());
    all.add(numbers(dtype, rows, width).get(Index.step(-1), Index.all()));
    return all;
  }

  @Test
  void agreeWithElementAfterElement() {
    for (var dtype : new DType[] {DType.FLOAT64, DType.INT32, DType.UINT8, DType.INT16, DType.COMPLEX128}) {
      for (int width : new int[] {2, 3, 7, 17, 129}) {
        for (int rows : new int[] {1, 15, 150}) {
          var operands = operands(dtype, 2, rows, width);
          for (var a : operands) {
            var b = operands.get(random.nextInt(operands.size()));
            var shape = Shapes.broadcast("add", a.shape, b.shape);
            var place = dtype + ", " + Shapes.text(a.shape) + " and " + Shapes.text(b.shape) + ", seed " + SEED;
            assertSame(a, b, Elementwise.add(a, b), shape, place);
            var out = Creation.zeros(dtype, shape);
            assertSame(a, b, Elementwise.add(a, b, out), shape, place);
          }
        }
      }
    }
  }

  private static void assertSame(NDArray a, NDArray b, NDArray sum, long[] shape, String place) {
    assertArrayEquals(shape, sum.shape(), place);
    var x = Views.broadcastTo(a, shape).copy().reshape(-1);
    var y = Views.broadcastTo(b, shape).copy().reshape(-1);
    var actual = sum.reshape(-1);
    long mask = a.dtype == DType.UINT8 ? 0xFF : -1;
    for (long i = 0; i < actual.size(); i++) {
      if (a.dtype == DType.COMPLEX128) {
        assertEquals(x.getComplex(i).real() + y.getComplex(i).real(), actual.getComplex(i).real(), place);
      } else {
        assertEquals((long) (x.getDouble(i) + y.getDouble(i)) & mask, actual.getLong(i), place + " at " + i);
      }
    }
  }

  @Test
  void severalOperandsAndDtypesGoTogether() {
    var points = numbers(DType.FLOAT64, 1000, 3);
    var center = numbers(DType.FLOAT32, 3);
    var weights = numbers(DType.INT16, 1000, 1);
    var expression = lazy(points).minus(center).times(weights).plus(0.5);
    var expected = points.minus(Views.broadcastTo(center, points.shape).copy())
        .times(Views.broadcastTo(weights, points.shape).copy()).plus(0.5);
    assertTrue(expected.contentEquals(expression.eval()), "seed " + SEED);
    assertTrue(expression.explain().contains("1000 runs of 3 elements, 682 runs together"), expression.explain());
    points.minusAssign(center);
    assertTrue(expected.contentEquals(lazy(points).times(weights).plus(0.5).eval()));
  }

  @Test
  void aRowOfTheArrayItselfIsReadBeforeItIsWritten() {
    var points = numbers(DType.INT64, 500, 3);
    var first = points.get(0).toLongArray();
    var before = points.toLongArray();
    points.minusAssign(points.get(0));
    var after = points.toLongArray();
    for (int i = 0; i < after.length; i++) {
      assertEquals(before[i] - first[i % 3], after[i], "element " + i + ", seed " + SEED);
    }
  }
}
