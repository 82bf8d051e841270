package dev.ashlar.kernels.internal.matmul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.matmul.TestMatrix.Layout;
import dev.ashlar.kernels.internal.matmul.WarmTile.Use;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductTest {
  private static final int[] LENGTHS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 15, 16, 17, 25, 31, 32, 33, 40, 63, 64, 65};

  private final long seed = System.nanoTime();
  private final RandomGenerator random = new SplittableRandom(seed);

  private static Embedding embedding(DType dtype, Use use) {
    var usual = Embedding.of(dtype);
    return new Embedding(
        usual.arithmetic(),
        new Tiles(usual.arithmetic(), use),
        usual.itemsize(),
        usual.parts(),
        usual.plain(),
        usual.left(),
        usual.right(),
        usual.result());
  }

  private static List<Embedding> forms(DType dtype) {
    var forms = new ArrayList<>(List.of(embedding(dtype, Use.NEVER)));
    if (VectorWidth.BITS > 0) {
      forms.add(embedding(dtype, Use.ALWAYS));
    }
    return forms;
  }

  private static void multiply(Embedding embedding, TestMatrix out, TestMatrix a, TestMatrix b) {
    var sums = Summation.of(embedding, a.rows, b.columns, a.columns);
    Product.multiply(embedding, sums, a.rows, b.columns, a.columns, out.operand, a.operand, b.operand);
  }

  private long length() {
    return LENGTHS[random.nextInt(LENGTHS.length)];
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void exactValuesInAllLayouts(DType dtype) {
    for (var form : forms(dtype)) {
      for (int round = 0; round < 30; round++) {
        long m = round % 10 == 8 ? 1 : length();
        long n = round % 10 == 9 ? 1 : length();
        long k = length() + (round % 10 == 7 ? 280L : 0L);
        var layouts = List.of(Layout.random(random, false), Layout.random(random, false), Layout.random(random, true));
        var a = new TestMatrix(dtype, m, k, layouts.get(0)).fillExact(random);
        var b = new TestMatrix(dtype, k, n, layouts.get(1)).fillExact(random);
        var out = new TestMatrix(dtype, m, n, layouts.get(2));
        var message = "%s (%d, %d) times (%d, %d), %s, seed %d".formatted(dtype, m, k, k, n, layouts, seed);
        multiply(form, out, a, b);
        assertExact(out, a, b, message);
        out.assertFrameIntact(message);
      }
    }
  }

  @Test
  void everyEdgeOfTheTiles() {
    for (var dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
      for (var form : forms(dtype)) {
        for (int length = 1; length <= 65; length++) {
          long m = random.nextInt(1, 20);
          var a = new TestMatrix(dtype, m, 40, Layout.ROW_MAJOR).fillExact(random);
          var b = new TestMatrix(dtype, 40, length, Layout.ROW_MAJOR).fillExact(random);
          var out = new TestMatrix(dtype, m, length, Layout.ROW_MAJOR);
          multiply(form, out, a, b);
          var message = "%s (%d, 40) times (40, %d), seed %d".formatted(dtype, m, length, seed);
          assertExact(out, a, b, message);
          out.assertFrameIntact(message);
        }
      }
    }
  }

  private static void assertExact(TestMatrix out, TestMatrix a, TestMatrix b, String message) {
    for (long i = 0; i < out.rows; i++) {
      for (long j = 0; j < out.columns; j++) {
        if (!out.isFloating()) {
          assertEquals(integerSum(out, a, b, i, j), out.integer(i, j), message);
          continue;
        }
        double real = 0;
        double imaginary = 0;
        for (long p = 0; p < a.columns; p++) {
          real += a.real(i, p) * b.real(p, j) - a.imaginary(i, p) * b.imaginary(p, j);
          imaginary += a.real(i, p) * b.imaginary(p, j) + a.imaginary(i, p) * b.real(p, j);
        }
        assertEquals(real, out.real(i, j), 0, message);
        assertEquals(imaginary, out.imaginary(i, j), 0, message);
      }
    }
  }

  private static long integerSum(TestMatrix out, TestMatrix a, TestMatrix b, long i, long j) {
    long sum = 0;
    for (long p = 0; p < a.columns; p++) {
      sum =
          out.dtype == DType.BOOL
              ? sum | (a.integer(i, p) & b.integer(p, j))
              : sum + a.integer(i, p) * b.integer(p, j);
    }
    int unused = Long.SIZE - Byte.SIZE * out.dtype.itemsize();
    return out.dtype.kind() == DType.Kind.UINT ? sum << unused >>> unused : sum << unused >> unused;
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128", "FLOAT16"})
  void bitsFollowTheDocumentedOrderInEveryFormAndLayout(DType dtype) {
    for (int round = 0; round < 18; round++) {
      long m = round % 4 == 2 ? 1 : length();
      long n = round % 4 == 3 || round % 8 == 2 ? 1 : length();
      long k = round % 3 == 0 ? length() : random.nextInt(1, m == 1 && n == 1 ? 10_000 : 1500);
      var a = new TestMatrix(dtype, m, k, Layout.ROW_MAJOR).fillSpread(random);
      var b = new TestMatrix(dtype, k, n, Layout.ROW_MAJOR).fillSpread(random);
      if (round % 6 == 5) {
        plantSpecials(a);
        plantSpecials(b);
      }
      var byDefinition = new OrderedSum(a, b);
      for (var form : forms(dtype)) {
        for (int copy = 0; copy < 2; copy++) {
          var left = relaid(a);
          var right = relaid(b);
          var out = new TestMatrix(dtype, m, n, Layout.random(random, true));
          multiply(form, out, left, right);
          var message = "%s (%d, %d) times (%d, %d), seed %d".formatted(dtype, m, k, k, n, seed);
          byDefinition.assertSame(out, message);
        }
      }
    }
  }

  private void plantSpecials(TestMatrix matrix) {
    double[] specials = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, Float.MIN_VALUE, -Float.MAX_VALUE
    };
    for (int planted = 0; planted < 6; planted++) {
      double special = specials[random.nextInt(specials.length)];
      long i = random.nextLong(matrix.rows);
      long j = random.nextLong(matrix.columns);
      matrix.set(i, j, special, random.nextBoolean() ? special : 1, 0);
    }
  }

  private TestMatrix relaid(TestMatrix matrix) {
    var copy = new TestMatrix(matrix.dtype, matrix.rows, matrix.columns, Layout.random(random, true));
    copy.operand.fill(matrix.operand, matrix.rows, matrix.columns, matrix.dtype.itemsize());
    return copy;
  }

  @Test
  void floatsAreAsExactAsTheirSums() {
    for (var dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      double unit = dtype == DType.FLOAT32 ? 0x1p-24 : 0x1p-53;
      for (long n : new long[] {1, 3}) {
        var a = new TestMatrix(dtype, 2, 3000, Layout.ROW_MAJOR).fillSpread(random);
        var b = new TestMatrix(dtype, 3000, n, Layout.ROW_MAJOR).fillSpread(random);
        var out = new TestMatrix(dtype, 2, n, Layout.ROW_MAJOR);
        multiply(Embedding.of(dtype), out, a, b);
        for (long j = 0; j < n; j++) {
          var exact = BigDecimal.ZERO;
          double size = 0;
          for (long p = 0; p < a.columns; p++) {
            var product = new BigDecimal(a.real(1, p)).multiply(new BigDecimal(b.real(p, j)));
            exact = exact.add(product);
            size += product.abs().doubleValue();
          }
          double error = exact.subtract(new BigDecimal(out.real(1, j)), MathContext.DECIMAL64).abs().doubleValue();
          // blocks of 256 terms, and 12 of them
          assertTrue(error <= 270 * unit * size, dtype + " is off by " + error / (unit * size) + ", seed " + seed);
        }
      }
    }
  }
}
