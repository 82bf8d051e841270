package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.Index.all;
import static dev.ashlar.ndarray.Index.at;
import static dev.ashlar.ndarray.Index.ellipsis;
import static dev.ashlar.ndarray.Index.newAxis;
import static dev.ashlar.ndarray.Index.slice;
import static dev.ashlar.ndarray.Index.step;
import static dev.ashlar.ndarray.Lazy.lazy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;
import org.junit.jupiter.api.Test;

class NDArrayTest {
  private final NDArray grid = Creation.arange(24).reshape(2, 3, 4);

  @Test
  void viewsShareMemory() {
    var a = Creation.zeros(DType.FLOAT64, 3, 4);
    a.get(all(), at(1)).assign(7);
    a.transpose().setDouble(2, 0, 5);
    assertArrayEquals(new double[] {0, 7, 5, 0, 0, 7, 0, 0, 0, 7, 0, 0}, a.toDoubleArray());
  }

  @Test
  void slicesClipAsPythonDoes() {
    assertArrayEquals(new long[] {2, 2, 2}, grid.get(all(), slice(1, 99), step(-2)).shape());
    assertArrayEquals(new long[] {7, 5}, grid.get(at(0), at(1), step(-2)).toLongArray());
    assertArrayEquals(new long[] {3, 2, 1, 0}, grid.get(at(0), at(0), step(-1)).toLongArray());
    assertEquals(0, grid.get(slice(5, 9)).size());
    assertEquals(0, grid.get(slice(1, 0)).size());
    assertArrayEquals(new long[] {2, 1, 3, 4}, grid.get(all(), newAxis()).shape());
    assertArrayEquals(new long[] {2, 3}, grid.get(ellipsis(), at(-1)).shape());
    assertEquals(23, grid.getLong(-1, -1, -1));
  }

  @Test
  void badIndicesNameAxisAndShape() {
    var outside = assertThrows(IndexOutOfBoundsException.class, () -> grid.get(at(0), at(3)));
    assertEquals("index 3 is out of bounds for axis 1 of shape (2, 3, 4)", outside.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> grid.get(at(0), at(0), at(0), at(0)));
    assertThrows(IndexOutOfBoundsException.class, () -> grid.get(ellipsis(), ellipsis()));
    assertThrows(IndexOutOfBoundsException.class, () -> grid.getDouble(1, 1));
    assertThrows(IllegalArgumentException.class, () -> step(0));
  }

  @Test
  void reshapeCopiesOnlyWhereItMust() {
    assertSame(grid.owner, grid.reshape(6, -1).owner);
    assertSame(grid.owner, grid.get(all(), slice(0, 2)).reshape(2, 8).owner);
    assertSame(grid.owner, grid.transpose().reshape(4, 3, 2, 1).owner);
    var copied = grid.transpose().reshape(24);
    assertNotSame(grid.owner, copied.owner);
    assertArrayEquals(new long[] {0, 12, 4, 16}, copied.get(slice(0, 4)).toLongArray());
    assertThrows(IllegalArgumentException.class, () -> grid.reshape(5, -1));
    assertThrows(IllegalArgumentException.class, () -> grid.reshape(-1, -1));
  }

  @Test
  void operatorsBroadcastAndPromote() {
    var row = NDArray.of(1.0f, 2.0f, 3.0f);
    var column = NDArray.of(10, 20).reshape(2, 1);
    var sum = row.plus(column);
    assertEquals(DType.FLOAT64, sum.dtype());
    assertArrayEquals(new double[] {11, 12, 13, 21, 22, 23}, sum.toDoubleArray());
    assertEquals(DType.FLOAT32, row.plus(1).dtype());
    assertEquals(DType.FLOAT32, row.plus(1.5).dtype());
    assertEquals(DType.INT32, column.plus(1).dtype());
    assertEquals(DType.FLOAT64, column.plus(1.5).dtype());
    assertEquals(DType.BOOL, row.greater(2).dtype());
    var unfit = assertThrows(IllegalArgumentException.class, () -> row.plus(NDArray.of(1.0, 2.0)));
    assertEquals("add: cannot broadcast (3,) with (2,) at axis 0", unfit.getMessage());
    assertThrows(ArithmeticException.class, () -> column.plus(1L << 40));
  }

  @Test
  void integersWrapAndDivideByZeroGivesZero() {
    var smallest = NDArray.of(Integer.MIN_VALUE, 7, -7);
    assertArrayEquals(new long[] {Integer.MIN_VALUE, -7, 7}, smallest.unaryMinus().toLongArray());
    var divisor = NDArray.of(-1, 0, 2);
    assertArrayEquals(new long[] {Integer.MIN_VALUE, 0, -4}, Elementwise.floorDivide(smallest, divisor).toLongArray());
    assertArrayEquals(new long[] {0, 0, 1}, smallest.rem(divisor).toLongArray());
  }

  @Test
  void outMayOverlapTheOperands() {
    var a = Creation.arange(10);
    Elementwise.add(a.get(slice(0, 9)), a.get(slice(1, 10)), a.get(slice(1, 10)));
    assertArrayEquals(new long[] {0, 1, 3, 5, 7, 9, 11, 13, 15, 17}, a.toLongArray());
    a.assign(a.get(step(-1)));
    assertArrayEquals(new long[] {17, 15, 13, 11, 9, 7, 5, 3, 1, 0}, a.toLongArray());
    a.plusAssign(a);
    assertEquals(34, a.getLong(0));
  }

  @Test
  void readOnlyViewsRefuseWrites() {
    var constant = grid.asReadOnly();
    assertThrows(UnsupportedOperationException.class, () -> constant.setLong(0, 1));
    assertThrows(UnsupportedOperationException.class, () -> constant.get(0).assign(1));
    assertThrows(UnsupportedOperationException.class, () -> Elementwise.negative(grid, constant));
    assertThrows(UnsupportedOperationException.class, () -> NDArray.of(1.0).broadcastTo(5).assign(1));
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Creation.zeros(DType.INT8, Long.MAX_VALUE, 2));
    assertThrows(IllegalArgumentException.class, () -> Creation.zeros(DType.FLOAT64, Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> Creation.zeros(DType.INT8, -1));
    assertEquals(0, Creation.zeros(DType.INT8, Long.MAX_VALUE, 0, 5).size());
    assertThrows(OutOfMemoryError.class, () -> Creation.empty(DType.INT8, 1L << 50));
  }

  @Test
  void statisticsOfAGrid() {
    var a = grid.astype(DType.FLOAT64);
    assertEquals(276, a.sum().toDouble());
    assertEquals(276, grid.sum().toLong());
    assertEquals(11.5, a.mean().toDouble());
    assertEquals(Math.sqrt(575.0 / 12), a.std().toDouble(), 1e-14);
    assertEquals(50, Statistics.var(a, Along.all(), 1).toDouble(), 1e-12);
    assertArrayEquals(new double[] {6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}, a.mean(0).toDoubleArray());
    assertArrayEquals(new long[] {1, 3, 1}, Statistics.max(a, Along.axes(0, 2).keepDims()).shape());
    assertArrayEquals(new double[] {15, 19, 23}, Statistics.max(a, Along.axes(0, -1)).toDoubleArray());
    assertEquals(23, a.argmax().toLong());
    assertArrayEquals(new long[] {3, 3, 3, 3, 3, 3}, Searching.argmax(a, 2).toLongArray());
    assertEquals(24 - 1, Searching.countNonzero(a).toLong());
    assertThrows(IllegalArgumentException.class, () -> Statistics.sum(a, Along.axes(1, -2)));
    assertThrows(IndexOutOfBoundsException.class, () -> a.sum(3));
    assertThrows(IllegalArgumentException.class, () -> Creation.zeros(DType.FLOAT64, 0).max());
    assertEquals(0.0, Creation.zeros(DType.FLOAT64, 0).sum().toDouble());
    assertEquals(0, Double.doubleToRawLongBits(Creation.zeros(DType.FLOAT64, 0).sum().toDouble()));
  }

  @Test
  void firstNaNWinsArgmax() {
    var a = NDArray.of(1, Double.NaN, 3, Double.NaN);
    assertEquals(1, a.argmax().toLong());
    assertEquals(1, a.argmin().toLong());
    assertEquals(0, NDArray.of(-0.0, 0.0).argmax().toLong());
  }

  @Test
  void lazyGivesTheBitsOfEager() {
    var a = Creation.linspace(-3, 5, 10007);
    var b = a.times(a).minus(2);
    var eager = a.times(b).plus(Elementwise.abs(b).div(2)).minus(Elementwise.sqrt(Elementwise.abs(a)));
    var fused =
        lazy(a)
            .times(b)
            .plus(lazy(b).apply(Operations.ABS).div(2))
            .minus(lazy(a).apply(Operations.ABS).apply(Operations.SQRT));
    assertArrayEquals(eager.toDoubleArray(), fused.eval().toDoubleArray());
    assertEquals(eager.sum().toDouble(), fused.sum().toDouble());
    assertEquals(eager.max().toDouble(), fused.max().toDouble());
    var out = Creation.empty(DType.FLOAT32, 10007);
    assertSame(out, fused.evalInto(out));
    assertArrayEquals(eager.astype(DType.FLOAT32).toDoubleArray(), out.toDoubleArray());
  }

  @Test
  void expressionsTooBigForOneKernelAreCut() {
    var x = Creation.linspace(0, 1, 301);
    var expected = Creation.zeros(DType.FLOAT64, 301);
    var sum = lazy(expected);
    for (int i = 1; i <= 100; i++) {
      sum = sum.plus(lazy(x).times(i).plus(NDArray.of((double) i)));
      expected = expected.plus(x.times(i).plus(NDArray.of((double) i)));
    }
    assertArrayEquals(expected.toDoubleArray(), sum.eval().toDoubleArray());
    assertEquals(expected.sum().toDouble(), sum.sum().toDouble());
  }

  @Test
  void mixedDtypesFuse() {
    var i = Creation.arange(1000).astype(DType.INT32);
    var x = Creation.linspace(0, 10, 1000);
    var fused = lazy(x).greater(5).where(lazy(i).astype(DType.FLOAT64).apply(Operations.SQRT), lazy(x).unaryMinus());
    var eager =
        Searching.where(x.greater(5), Elementwise.sqrt(i.astype(DType.FLOAT64)), x.unaryMinus());
    assertEquals(DType.FLOAT64, fused.eval().dtype());
    assertArrayEquals(eager.toDoubleArray(), fused.eval().toDoubleArray());
  }

  @Test
  void scopesGiveMemoryBackAndKeepWhatIsKept() {
    NDArray kept;
    NDArray lost;
    try (var scope = Scope.open()) {
      lost = Creation.ones(DType.FLOAT64, 100);
      kept = scope.keep(lost.plus(1));
    }
    assertEquals(200, kept.sum().toDouble());
    assertThrows(IllegalStateException.class, lost::sum);
    assertThrows(IllegalStateException.class, () -> lost.getDouble(0));
    assertThrows(IllegalStateException.class, () -> lost.plus(kept));
  }

  @Test
  void javaArraysOfAnyRank() {
    var a = NDArray.ofArray(new float[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}});
    assertEquals("2 * 2 * 2 * float32", a.datashape().toString());
    assertEquals(6, a.getDouble(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofArray(new int[][] {{1}, {1, 2}}));
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofArray("no array"));
    assertEquals(0, NDArray.ofArray(new double[0][3]).size());
  }

  @Test
  void complexArithmetic() {
    var z = NDArray.ofComplex(1, 2, -3, 0.5, 0, -1);
    assertEquals("3 * complex[float64]", z.datashape().toString());
    var product = z.times(z.get(step(-1)));
    assertArrayEquals(new double[] {2, 8.75, 2}, product.real().toDoubleArray());
    assertArrayEquals(new double[] {-1, -3, -1}, product.imag().toDoubleArray());
    assertArrayEquals(new double[] {Math.sqrt(5), Math.hypot(3, 0.5), 1}, Elementwise.abs(z).toDoubleArray());
    assertEquals(DType.FLOAT64, Elementwise.abs(z).dtype());
    assertEquals(-2, z.sum().real().toDouble());
    assertEquals(1.5, z.sum().imag().toDouble());
    assertEquals(0.5, z.mean().imag().toDouble());
    var prod = Statistics.prod(z);
    assertEquals(-5.5, prod.real().toDouble());
    assertEquals(4, prod.imag().toDouble());
    z.timesAssign(z);
    assertArrayEquals(new double[] {-3, 8.75, -1}, z.real().toDoubleArray());
    assertArrayEquals(new double[] {4, -3, -0.0}, z.imag().toDoubleArray());
    assertEquals(DType.COMPLEX128, z.plus(1).dtype());
    assertEquals(DType.COMPLEX64, z.astype(DType.COMPLEX64).times(NDArray.of(2f)).dtype());
    assertThrows(IllegalArgumentException.class, z::max);
    assertThrows(IllegalArgumentException.class, () -> z.less(z));
    var conj = lazy(z).times(z.get(step(-1))).apply(Operations.CONJ).eval();
    assertArrayEquals(Elementwise.conj(z.times(z.get(step(-1)))).imag().toDoubleArray(), conj.imag().toDoubleArray());
  }

  @Test
  void resultsDoNotDependOnThreads() {
    var a = Creation.linspace(-1, 3, 1_000_001);
    var grid = a.get(slice(0, 1_000_000)).reshape(1000, 1000);
    int before = dev.ashlar.kernels.Threads.get();
    try {
      dev.ashlar.kernels.Threads.set(1);
      var alone = new NDArray[] {a.sum(), grid.sum(0), grid.sum(1), grid.transpose().plus(grid), Statistics.var(a)};
      dev.ashlar.kernels.Threads.set(5);
      var together = new NDArray[] {a.sum(), grid.sum(0), grid.sum(1), grid.transpose().plus(grid), Statistics.var(a)};
      for (int i = 0; i < alone.length; i++) {
        assertArrayEquals(alone[i].toDoubleArray(), together[i].toDoubleArray(), "result " + i);
      }
    } finally {
      dev.ashlar.kernels.Threads.set(before);
    }
  }
}
