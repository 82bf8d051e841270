package dev.ashlar.ndarray;

import static dev.ashlar.kernels.UserOperations.elementwise;
import static dev.ashlar.ndarray.Lazy.lazy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;
import org.junit.jupiter.api.Test;

/** A user's functions as operations. */
class UserOperationsTest {
  private final NDArray grid = Creation.arange(12).reshape(3, 4);

  @Test
  void functionsBroadcastPromoteAndFuse() {
    var blend = elementwise("blend", (double x, double y) -> x + 10 * y);
    var column = NDArray.of(1, 2, 3).reshape(3, 1);
    var expected = grid.astype(DType.FLOAT64).plus(column.times(10.0));
    assertArrayEquals(expected.toDoubleArray(), Elementwise.apply(blend, grid, column).toDoubleArray());
    assertArrayEquals(
        expected.transpose().toDoubleArray(),
        Elementwise.apply(blend, grid.transpose(), column.transpose()).toDoubleArray());
    var fused = Lazy.apply(blend, lazy(grid), lazy(column)).times(2).apply(Operations.SQRT);
    assertArrayEquals(Elementwise.sqrt(expected.times(2)).toDoubleArray(), fused.eval().toDoubleArray());
    assertEquals(Elementwise.sqrt(expected.times(2)).sum().toDouble(), fused.sum().toDouble());
  }

  @Test
  void integersAndQuestions() {
    var collatz = elementwise("collatz", (long n) -> n % 2 == 0 ? n / 2 : 3 * n + 1);
    assertArrayEquals(new long[] {0, 4, 1, 10}, Elementwise.apply(collatz, grid.get(0)).toLongArray());
    var odd = elementwise("odd", (long n) -> n % 2 != 0);
    assertEquals(DType.BOOL, Elementwise.apply(odd, grid).dtype());
    assertEquals(6, Searching.countNonzero(Elementwise.apply(odd, grid)).toLong());
    assertThrows(IllegalArgumentException.class, () -> Elementwise.apply(odd, NDArray.of(1.5)));
  }

  @Test
  void whatAFunctionThrowsReachesTheCaller() {
    var strict =
        elementwise(
            "strict",
            (double x) -> {
              if (x > 5) {
                throw new ArithmeticException("above 5: " + x);
              }
              return x;
            });
    var thrown = assertThrows(ArithmeticException.class, () -> Elementwise.apply(strict, grid));
    assertEquals("above 5: 6.0", thrown.getMessage());
    var large = Creation.arange(1_000_000);
    assertThrows(ArithmeticException.class, () -> Elementwise.apply(strict, large));
  }

  @Test
  void aFunctionCannotFreeTheMemoryUnderItsKernel() {
    var scope = Scope.open();
    var a = Creation.ones(DType.FLOAT64, 10);
    var closing =
        elementwise(
            "closing",
            (double x) -> {
              scope.close();
              return x;
            });
    assertThrows(IllegalStateException.class, () -> Elementwise.apply(closing, a));
    assertThrows(IllegalStateException.class, () -> Elementwise.apply(closing, NDArray.of(1.0)));
    assertEquals(10, a.sum().toDouble());
    scope.close();
  }
}
