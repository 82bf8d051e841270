package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import org.junit.jupiter.api.Test;

class SquaresTest {
  private final NDArray floats = NDArray.of(-3, -0.0, 1.1, 1e200, Double.NEGATIVE_INFINITY, Double.NaN);

  @Test
  void squaresAreProducts() {
    var expected = floats.times(floats);
    var two = NDArray.of(2.0).reshape();
    assertSame(expected, floats.pow(2));
    assertSame(expected, floats.pow(2.0));
    assertSame(expected, floats.pow(two));
    assertSame(expected, Lazy.lazy(floats).pow(2).eval());
    assertSame(expected, Elementwise.pow(floats, two, Creation.empty(DType.FLOAT64, 6)));
  }

  /** An exponent of a wider dtype decides the result's. */
  @Test
  void promotionStays() {
    var ints = NDArray.of(-3, 5, 50_000);
    assertEquals(DType.FLOAT64, ints.pow(2.0).dtype());
    assertEquals(2_500_000_000.0, ints.pow(2.0).getDouble(2));
    assertEquals(DType.INT32, ints.pow(2).dtype());
    assertEquals(25, ints.pow(2).getLong(1));
    assertEquals(DType.INT64, ints.pow(NDArray.of(2L).reshape()).dtype());
    assertEquals(2_500_000_000L, ints.pow(NDArray.of(2L).reshape()).getLong(2));
    assertFalse(Squares.isSquare(floats, NDArray.of(2.0)));
    assertFalse(Squares.isSquare(DType.BOOL, 2));
    assertFalse(Squares.isSquare(DType.FLOAT64, 2.5));
    assertTrue(Squares.isSquare(DType.FLOAT32, 2.0));
  }

  private static void assertSame(NDArray expected, NDArray actual) {
    assertEquals(expected.dtype(), actual.dtype());
    for (long i = 0; i < expected.size(); i++) {
      assertEquals(expected.getDouble(i), actual.getDouble(i));
    }
  }
}
