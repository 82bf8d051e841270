package dev.ashlar.kernels.internal.matmul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.matmul.TestMatrix.Layout;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlasTest {
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void aMissingLibraryIsNamed() {
    var missing = assertThrows(IllegalArgumentException.class, () -> Blas.load("no-such-blas"));
    assertEquals(
        "dev.ashlar.blas=no-such-blas: no BLAS library was found, tried no-such-blas, "
            + System.mapLibraryName("no-such-blas"),
        missing.getMessage());
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
  void exactValuesAgreeInTheLayoutsOfBlas(DType dtype) {
    var blas = installed();
    var layouts = List.of(Layout.ROW_MAJOR, Layout.COLUMN_MAJOR);
    for (var left : layouts) {
      for (var right : layouts) {
        for (var result : layouts) {
          var a = new TestMatrix(dtype, 33, 40, left).fillExact(random);
          var b = new TestMatrix(dtype, 40, 35, right).fillExact(random);
          var own = new TestMatrix(dtype, 33, 35, Layout.ROW_MAJOR);
          Product.multiply(Embedding.of(dtype), Summation.BY_BLOCKS, 33, 35, 40, own.operand, a.operand, b.operand);
          var out = new TestMatrix(dtype, 33, 35, result);
          assertTrue(blas.multiply(Embedding.of(dtype), 33, 35, 40, out.operand, a.operand, b.operand));
          for (long i = 0; i < 33; i++) {
            for (long j = 0; j < 35; j++) {
              assertEquals(own.real(i, j), out.real(i, j), "seed " + seed);
              assertEquals(own.imaginary(i, j), out.imaginary(i, j), "seed " + seed);
            }
          }
        }
      }
    }
  }

  @Test
  void otherLayoutsAndTypesAreDeclined() {
    var blas = installed();
    for (var layout : List.of(Layout.SPACED, Layout.REVERSED, Layout.SAME_ROWS, Layout.SAME_COLUMNS)) {
      var a = new TestMatrix(DType.FLOAT64, 40, 40, layout).fillExact(random);
      var out = new TestMatrix(DType.FLOAT64, 40, 40, Layout.ROW_MAJOR);
      assertFalse(blas.multiply(Embedding.of(DType.FLOAT64), 40, 40, 40, out.operand, a.operand, a.operand));
    }
    var integers = new TestMatrix(DType.INT64, 40, 40, Layout.ROW_MAJOR).operand;
    assertFalse(blas.multiply(Embedding.of(DType.INT64), 40, 40, 40, integers, integers, integers));
    var halves = new TestMatrix(DType.FLOAT16, 40, 40, Layout.ROW_MAJOR).operand;
    assertFalse(blas.multiply(Embedding.of(DType.FLOAT16), 40, 40, 40, halves, halves, halves));
  }

  private static Blas installed() {
    try {
      return Blas.load("auto");
    } catch (IllegalArgumentException _) {
      return abort("no BLAS library is installed");
    }
  }
}
