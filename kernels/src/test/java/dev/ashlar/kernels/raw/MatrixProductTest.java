package dev.ashlar.kernels.raw;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.MatrixProduct.Workers;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixProductTest {
  private static final long[] SINGLE = {};

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Arena arena = Arena.ofAuto();

  private long doubles(int count) {
    long address = arena.allocate(8L * Math.max(1, count), 64).address();
    for (int i = 0; i < count; i++) {
      ALL.set(JAVA_DOUBLE_UNALIGNED, address + 8L * i, random.nextDouble(-1, 1));
    }
    return address;
  }

  private static double[] read(long address, int count) {
    return IntStream.range(0, count).mapToDouble(i -> ALL.get(JAVA_DOUBLE_UNALIGNED, address + 8L * i)).toArray();
  }

  private static void contiguous(long m, long n, long k, long out, long a, long b) {
    MatrixProduct.multiply(DType.FLOAT64, m, n, k, out, 8 * n, 8, a, 8 * k, 8, b, 8 * n, 8);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void noTermsMakeZeros(DType dtype) {
    long itemsize = dtype.itemsize();
    long out = arena.allocate(6 * itemsize + 8).fill((byte) 1).address();
    MatrixProduct.multiply(dtype, 2, 3, 0, out, 3 * itemsize, itemsize, 0, 0, 0, 0, 0, 0);
    for (long at = 0; at < 6 * itemsize; at++) {
      assertEquals(0, ALL.get(JAVA_BYTE, out + at));
    }
    assertEquals(1, ALL.get(JAVA_BYTE, out + 6 * itemsize));
  }

  @Test
  void noRowsOrColumnsTouchNothing() {
    MatrixProduct.multiply(DType.FLOAT64, 0, 5, 5, 0, 40, 8, 0, 0, 0, 0, 0, 0);
    MatrixProduct.multiply(DType.FLOAT64, 5, 0, 5, 0, 40, 8, 0, 0, 0, 0, 0, 0);
    MatrixProduct.multiply(
        DType.FLOAT64, new long[] {0, 3}, 2, 2, 2, 0, new long[] {96, 32, 16, 8}, 0, new long[4], 0, new long[4],
        Workers.CALLER);
  }

  @Test
  void badArgumentsAreNamed() {
    var negative =
        assertThrows(IllegalArgumentException.class,
            () -> MatrixProduct.multiply(DType.INT8, 2, 3, -4, 0, 3, 1, 0, 1, 1, 0, 1, 1));
    assertEquals("matmul: lengths must not be negative, and (2, -4) times (-4, 3) has one", negative.getMessage());
    var same =
        assertThrows(IllegalArgumentException.class,
            () -> MatrixProduct.multiply(DType.INT8, 2, 3, 4, 0, 0, 1, 0, 1, 1, 0, 1, 1));
    assertEquals(
        "matmul: the output has the stride 0 along a length of 2, so its elements are not distinct", same.getMessage());
    assertThrows(IllegalArgumentException.class, () -> batch(new long[] {-1}, new long[3], new long[3]));
    assertThrows(IllegalArgumentException.class, () -> batch(new long[] {2}, new long[] {0, 1, 1}, new long[3]));
    assertThrows(IllegalArgumentException.class, () -> batch(new long[] {2}, new long[] {1, 1, 1}, new long[2]));
  }

  private static void batch(long[] batch, long[] outStrides, long[] inStrides) {
    MatrixProduct.multiply(
        DType.INT8, batch, 1, 1, 1, 0, outStrides, 0, inStrides, 0, inStrides, Workers.CALLER);
  }

  @Test
  void batchesBroadcastByStrideZero() {
    int m = 3;
    int n = 4;
    int k = 5;
    long a = doubles(2 * m * k);
    long b = doubles(3 * k * n);
    long out = doubles(2 * 3 * m * n);
    MatrixProduct.multiply(
        DType.FLOAT64,
        new long[] {2, 3},
        m,
        n,
        k,
        out,
        new long[] {8L * 3 * m * n, 8L * m * n, 8L * n, 8},
        a,
        new long[] {8L * m * k, 0, 8L * k, 8},
        b,
        new long[] {0, 8L * k * n, 8L * n, 8},
        Workers.CALLER);
    long single = doubles(m * n);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        contiguous(m, n, k, single, a + 8L * i * m * k, b + 8L * j * k * n);
        assertArrayEquals(read(single, m * n), read(out + 8L * (i * 3 + j) * m * n, m * n), "seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 40, 300})
  void outputMayOverlapInputs(int n) {
    int count = n * n;
    for (int shift : new int[] {0, 1, n, count / 2, -1, -n}) {
      long memory = doubles(4 * count);
      long a = memory + 8L * count;
      long b = doubles(count);
      long expected = doubles(count);
      contiguous(n, n, n, expected, a, b);
      var want = read(expected, count);
      contiguous(n, n, n, a + 8L * shift, a, b);
      assertArrayEquals(want, read(a + 8L * shift, count), n + " shifted by " + shift + ", seed " + seed);
    }
  }

  @Test
  void squareInPlaceAndTransposed() {
    int n = 33;
    long a = doubles(n * n);
    long expected = doubles(n * n);
    MatrixProduct.multiply(DType.FLOAT64, n, n, n, expected, 8L * n, 8, a, 8L * n, 8, a, 8, 8L * n);
    var want = read(expected, n * n);
    MatrixProduct.multiply(DType.FLOAT64, n, n, n, a, 8L * n, 8, a, 8L * n, 8, a, 8, 8L * n);
    assertArrayEquals(want, read(a, n * n), "seed " + seed);
  }

  @Test
  void overlapIsSeenAcrossTheBatch() {
    // out[i] is b[i + 1], so a product would be spoilt by the one before it
    int n = 3;
    int count = n * n;
    long a = doubles(count);
    long b = doubles(5 * count);
    var want = new double[4][];
    long single = doubles(count);
    for (int i = 0; i < 4; i++) {
      contiguous(n, n, n, single, a, b + 8L * i * count);
      want[i] = read(single, count);
    }
    MatrixProduct.multiply(
        DType.FLOAT64,
        new long[] {4},
        n,
        n,
        n,
        b + 8L * count,
        new long[] {8L * count, 8L * n, 8},
        a,
        new long[] {0, 8L * n, 8},
        b,
        new long[] {8L * count, 8L * n, 8},
        Workers.CALLER);
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(want[i], read(b + 8L * (i + 1) * count, count), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 16})
  void threadsDoNotChangeABit(int threads) {
    try (var pool = new Pool(threads)) {
      int[][] shapes = {{300, 500, 270}, {500, 1, 3000}, {1, 700, 2000}, {7, 1300, 300}, {1500, 5, 300}, {90, 90, 300}};
      for (var shape : shapes) {
        int m = shape[0];
        int n = shape[1];
        int k = shape[2];
        int batch = shape[0] == 90 ? 3 : 1;
        long a = doubles(batch * m * k);
        long b = doubles(k * n);
        long alone = doubles(batch * m * n);
        long together = doubles(batch * m * n);
        multiplyBatch(batch, m, n, k, alone, a, b, Workers.CALLER);
        multiplyBatch(batch, m, n, k, together, a, b, pool);
        assertArrayEquals(read(alone, batch * m * n), read(together, batch * m * n), m + "x" + n + ", seed " + seed);
      }
    }
  }

  private static void multiplyBatch(int batch, int m, int n, int k, long out, long a, long b, Workers workers) {
    MatrixProduct.multiply(
        DType.FLOAT64,
        new long[] {batch},
        m,
        n,
        k,
        out,
        new long[] {8L * m * n, 8L * n, 8},
        a,
        new long[] {8L * m * k, 8L * k, 8},
        b,
        new long[] {0, 8L * n, 8},
        workers);
  }

  @Test
  void blocksOfCachesMeetWithoutGapOrOverlap() {
    // more rows, columns and terms than one block holds; every element of a and b is one, so every sum is k
    int m = 270;
    int n = 4200;
    int k = 260;
    long ones = arena.allocate(8).address();
    ALL.set(JAVA_LONG_UNALIGNED, ones, 1);
    long out = arena.allocate(8L * m * n).address();
    MatrixProduct.multiply(DType.INT64, m, n, k, out, 8L * n, 8, ones, 0, 0, ones, 0, 0);
    for (long i = 0; i < (long) m * n; i++) {
      assertEquals(k, ALL.get(JAVA_LONG_UNALIGNED, out + 8 * i));
    }
  }

  @Test
  void batchIsEmptyForASingleProduct() {
    long a = doubles(6);
    long b = doubles(6);
    long out = doubles(4);
    long expected = doubles(4);
    contiguous(2, 2, 3, expected, a, b);
    MatrixProduct.multiply(
        DType.FLOAT64,
        SINGLE,
        2,
        2,
        3,
        out,
        new long[] {16, 8},
        a,
        new long[] {24, 8},
        b,
        new long[] {16, 8},
        Workers.CALLER);
    assertArrayEquals(read(expected, 4), read(out, 4));
  }

  private static final class Pool implements Workers, AutoCloseable {
    private final int threads;
    private final ExecutorService executor;

    Pool(int threads) {
      this.threads = threads;
      executor = Executors.newFixedThreadPool(threads);
    }

    @Override
    public int threads() {
      return threads;
    }

    @Override
    public void run(int parts, IntConsumer part) {
      var running = IntStream.range(0, parts).<Future<?>>mapToObj(i -> executor.submit(() -> part.accept(i))).toList();
      for (var one : running) {
        try {
          one.get();
        } catch (InterruptedException | ExecutionException failure) {
          throw new AssertionError(failure);
        }
      }
    }

    @Override
    public void close() {
      executor.shutdown();
    }
  }
}
