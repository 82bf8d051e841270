package dev.ashlar.ndarray;

import static dev.ashlar.kernels.UserOperations.elementwise;
import static dev.ashlar.kernels.UserOperations.overloaded;
import static dev.ashlar.kernels.UserOperations.reduction;
import static dev.ashlar.ndarray.Lazy.lazy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
  void parametersChooseTheDtypes() {
    var floats = NDArray.of(1.5f, -2f);
    assertSame(NDArray.of(2.25f, 4f), elementwise("f", (float x) -> x * x), floats);
    assertSame(NDArray.of(3f, -4f), elementwise("f", (float x, float y) -> x + y), floats, floats);
    assertSame(NDArray.of(true, false), elementwise("f", (float x) -> x > 0), floats);
    var ints = NDArray.of(7, Integer.MAX_VALUE);
    assertSame(NDArray.of(8, Integer.MIN_VALUE), elementwise("f", (int x) -> x + 1), ints);
    assertSame(NDArray.of(49, 1), elementwise("f", (int x, int y) -> x * y), ints, ints);
    assertSame(NDArray.of(false, true), elementwise("f", (int x) -> x > 9), ints);
    var longs = NDArray.of(1L << 40, -3L);
    assertSame(NDArray.of(0x1p39, -1.5), elementwise("f", (long x) -> x * 0.5), longs);
    assertSame(NDArray.of(false, true), elementwise("f", (long x, long y) -> x < y), longs, NDArray.of(0L, 0L));
    var doubles = NDArray.of(2.5, Double.NaN);
    assertSame(NDArray.of(2L, 0L), elementwise("f", (double x) -> (long) x), doubles);
    assertSame(NDArray.of(true, false), elementwise("f", (double x, double y) -> x == y), doubles, doubles);
    assertSame(NDArray.of(8.75, Double.NaN), elementwise("f", (double x, double y, double z) -> x * y + z), doubles,
        doubles, NDArray.of(2.5, 0.0));
    var narrow = elementwise("f", (float x) -> x);
    var refused = assertThrows(IllegalArgumentException.class, () -> Elementwise.apply(narrow, doubles));
    assertEquals("f: no form for (float64); it has [(float32) -> float32]", refused.getMessage());
  }

  private static void assertSame(NDArray expected, Operation operation, NDArray... operands) {
    var actual = Elementwise.apply(operation, operands);
    assertTrue(expected.contentEquals(actual) || expected.allClose(actual, 0, 0, true), () -> "got " + actual);
    assertEquals(expected.dtype(), actual.dtype());
  }

  @Test
  void methodsOfMixedPrimitivesAreOperations() throws ReflectiveOperationException {
    var type = MethodType.methodType(short.class, byte.class, float.class, boolean.class);
    var operation = elementwise("mixed", MethodHandles.lookup().findStatic(UserOperationsTest.class, "mixed", type));
    var bytes = NDArray.of((byte) -100, (byte) 100);
    assertSame(NDArray.of((short) -32768, (short) 99), operation, bytes, NDArray.of(-1e9f, 0.5f),
        NDArray.of(true, false));
    var text = MethodHandles.lookup().findVirtual(String.class, "length", MethodType.methodType(int.class));
    var refused = assertThrows(IllegalArgumentException.class, () -> elementwise("length", text));
    assertEquals(
        "length: (String)int has String; functions are of boolean, byte, short, int, long, float and double",
        refused.getMessage());
    var nothing = MethodHandles.constant(int.class, 1);
    assertThrows(IllegalArgumentException.class, () -> elementwise("nothing", nothing));
  }

  @SuppressWarnings("UnusedMethod") // found by name
  private static short mixed(byte x, float y, boolean clamp) {
    return clamp ? (short) Math.max(Short.MIN_VALUE, x + y) : (short) (x - 1);
  }

  @Test
  void theFirstFormToWhichTheOperandsPromoteIsTaken() {
    var half =
        overloaded("half", elementwise("half", (int x) -> x / 2), elementwise("half", (float x) -> x / 2),
            elementwise("half", (double x) -> x / 2));
    assertSame(NDArray.of(1, -1), half, NDArray.of((byte) 3, (byte) -3));
    assertSame(NDArray.of(1.5f), half, NDArray.of(3f));
    assertSame(NDArray.of(1.5), half, NDArray.of(3L).astype(DType.UINT64).astype(DType.FLOAT64));
    assertThrows(IllegalArgumentException.class, () -> overloaded("sum", Operations.ADD));
    var row = Operations.register("half_of", "x / 2", half);
    assertSame(NDArray.of(1.5f), row, NDArray.of(3f));
    var pair = elementwise("half", (double x, double y) -> x);
    assertThrows(IllegalArgumentException.class, () -> Operations.register("other_half", "", half, pair));
    var wrong = MethodHandles.identity(double.class);
    var forms = java.util.Map.of(dev.ashlar.kernels.Signature.uniform(1, DType.FLOAT32, DType.FLOAT32), wrong);
    var refused = assertThrows(IllegalArgumentException.class, () -> Operations.register("wrong", "", forms));
    assertEquals(
        "wrong: the form for (float32) -> float32 must be (float)float, not (double)double", refused.getMessage());
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

  @Test
  void functionsBecomeReductions() {
    long seed = 20261120;
    var random = new java.util.Random(seed);
    var greatest = reduction("greatest", (double x, double y) -> x > y ? x : y, Double.NEGATIVE_INFINITY);
    var bits = reduction("all_bits", (long x, long y) -> x | y, 0L);
    for (int n : new int[] {0, 1, 7, 127, 128, 2048, 2049, 100_003}) {
      var values = random.doubles(n).toArray();
      var a = NDArray.of(values);
      double most = java.util.Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
      assertEquals(most, Statistics.reduce(greatest, a, Along.all()).toDouble(), "n " + n + ", seed " + seed);
      var longs = random.longs(n).map(x -> x & x << 13 & x >>> 7).toArray();
      long all = java.util.Arrays.stream(longs).reduce(0, (x, y) -> x | y);
      assertEquals(all, Statistics.reduce(bits, NDArray.of(longs), Along.all()).toLong(), "n " + n + ", seed " + seed);
    }
    var cube = NDArray.of(random.longs(2 * 30 * 50, -1000, 1000).toArray()).reshape(2, 30, 50);
    for (var view : java.util.List.of(cube, cube.transpose(), cube.get(Index.all(), Index.step(-3), Index.all()))) {
      for (int axis = 0; axis < 3; axis++) {
        assertArrayEquals(
            Statistics.max(view.astype(DType.FLOAT64), Along.axis(axis).keepDims()).toDoubleArray(),
            Statistics.reduce(greatest, view, Along.axis(axis).keepDims()).toDoubleArray());
      }
    }
    var some = cube.greater(500);
    assertEquals(
        Statistics.max(cube, Along.all().where(some).initial(0)).toDouble(),
        Statistics.reduce(greatest, cube, Along.all().where(some).initial(0)).toDouble());
    var floats = NDArray.of(1.5f, -4f, 3f);
    assertEquals(-4, Statistics.reduce(
        reduction("far", (float x, float y) -> x * x > y * y ? x : y, 0f), floats, Along.all()).toDouble());
    var flags = reduction("flags", (int x, int y) -> x | y, 0);
    var ints = NDArray.of(1, 4, 1 << 30);
    var joined = Statistics.reduce(flags, ints, Along.all());
    assertEquals(DType.INT32, joined.dtype());
    assertEquals(5 | 1 << 30, joined.toLong());
    var refused = assertThrows(
        IllegalArgumentException.class, () -> Statistics.reduce(bits, NDArray.of(1.5), Along.all()));
    assertEquals("all_bits: joins int64, to which float64 does not promote", refused.getMessage());
  }

  @Test
  void whatAReductionsFunctionThrowsReachesTheCaller() {
    var strict =
        reduction(
            "strict_sum",
            (long x, long y) -> Math.addExact(x, y),
            0L);
    assertEquals(3, Statistics.reduce(strict, NDArray.of(1L, 2L), Along.all()).toLong());
    assertThrows(
        ArithmeticException.class,
        () -> Statistics.reduce(strict, Creation.full(DType.INT64, Long.MAX_VALUE, 10_000), Along.all()));
  }

  @Test
  void aRegisteredRowIsAFunctionLikeTheOthers() {
    var parameter = java.lang.invoke.MethodType.methodType(double.class, double.class, double.class);
    var signature = dev.ashlar.kernels.Signature.uniform(2, DType.FLOAT64, DType.FLOAT64);
    java.lang.invoke.MethodHandle form;
    try {
      form = java.lang.invoke.MethodHandles.lookup().findStatic(UserOperationsTest.class, "harmonic", parameter);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
    var row = Operations.register("harmonic_mean", "2 / (1/x + 1/y)", java.util.Map.of(signature, form));
    assertArrayEquals(
        new double[] {1.6, 2}, Elementwise.apply(row, NDArray.of(1, 2), NDArray.of(4, 2)).toDoubleArray());
    var function = Functions.find("harmonic_mean").orElseThrow();
    assertEquals("harmonic_mean(x1, x2, /)", function.signature());
    var result = (NDArray) function.invoke(java.util.List.of(NDArray.of(1, 2), 4), java.util.Map.of());
    assertArrayEquals(new double[] {1.6, 8 / 3.0}, result.toDoubleArray(), 1e-15);
    assertThrows(
        IllegalArgumentException.class,
        () -> Operations.register("harmonic_mean", "", java.util.Map.of(signature, form)));
  }

  @SuppressWarnings("UnusedMethod") // found by name
  private static double harmonic(double x, double y) {
    return 2 * x * y / (x + y);
  }
}
