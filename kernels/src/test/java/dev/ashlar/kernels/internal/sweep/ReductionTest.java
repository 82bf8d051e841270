package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.raw.ReductionKernel;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reductions against exact sums and naive loops, and their two forms against each other. */
class ReductionTest {
  private static final long SEED = 7;

  private final Arena arena = Arena.ofAuto();

  private MemorySegment doubles(int n, Random random) {
    var block = arena.allocate(Math.max(1, n) * 8L, 64);
    for (int i = 0; i < n; i++) {
      block.set(JAVA_DOUBLE_UNALIGNED, i * 8L, random.nextDouble() - 0.25);
    }
    return block;
  }

  private double reduce(Monoid monoid, long n, long address, long stride) {
    var out = arena.allocate(8);
    ReductionKernel.of(monoid, Expr.input(0, DType.FLOAT64), DType.FLOAT64)
        .sweep(
            new long[] {n},
            new boolean[] {true},
            new Operand(out.address(), new long[] {0}, DType.FLOAT64),
            new Operand(address, new long[] {stride}, DType.FLOAT64));
    return out.get(JAVA_DOUBLE_UNALIGNED, 0);
  }

  @Test
  void sumIsNearlyExactAtEveryLength() {
    var random = new Random(SEED);
    var block = doubles(20000, random);
    for (int n : new int[] {0, 1, 2, 7, 8, 63, 64, 65, 127, 128, 1000, 2047, 2048, 2049, 4096, 5000, 12345, 20000}) {
      var exact = BigDecimal.ZERO;
      double magnitude = 0;
      for (int i = 0; i < n; i++) {
        double value = block.get(JAVA_DOUBLE_UNALIGNED, i * 8L);
        exact = exact.add(new BigDecimal(value));
        magnitude += Math.abs(value);
      }
      assertEquals(
          exact.doubleValue(), reduce(Monoid.SUM, n, block.address(), 8), magnitude * 0x1p-48,
          "n " + n + " seed " + SEED);
    }
  }

  @Test
  void stridedAndReversedRunsGiveTheSameBits() {
    var random = new Random(SEED);
    int n = 9001;
    var contiguous = doubles(n, random);
    var spread = arena.allocate(n * 24L, 8);
    var reversed = arena.allocate(n * 8L, 8);
    for (int i = 0; i < n; i++) {
      double value = contiguous.get(JAVA_DOUBLE_UNALIGNED, i * 8L);
      spread.set(JAVA_DOUBLE_UNALIGNED, i * 24L, value);
      reversed.set(JAVA_DOUBLE_UNALIGNED, (n - 1L - i) * 8, value);
    }
    double expected = reduce(Monoid.SUM, n, contiguous.address(), 8);
    assertEquals(expected, reduce(Monoid.SUM, n, spread.address(), 24));
    assertEquals(expected, reduce(Monoid.SUM, n, reversed.address() + (n - 1L) * 8, -8));
    assertEquals(n * 2.5, reduce(Monoid.SUM, n, splat(2.5), 0));
  }

  private long splat(double value) {
    var one = arena.allocate(8);
    one.set(JAVA_DOUBLE_UNALIGNED, 0, value);
    return one.address();
  }

  @Test
  void specialValues() {
    var block = arena.allocate(5000 * 8L, 64);
    for (int i = 0; i < 5000; i++) {
      block.set(JAVA_DOUBLE_UNALIGNED, i * 8L, -0.0);
    }
    assertEquals(
        Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(reduce(Monoid.SUM, 5000, block.address(), 8)));
    assertEquals(
        Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(reduce(Monoid.MAX, 5000, block.address(), 8)));
    block.set(JAVA_DOUBLE_UNALIGNED, 4321 * 8L, 0.0);
    assertEquals(
        Double.doubleToRawLongBits(0.0), Double.doubleToRawLongBits(reduce(Monoid.MAX, 5000, block.address(), 8)));
    assertEquals(
        Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(reduce(Monoid.MIN, 5000, block.address(), 8)));
    block.set(JAVA_DOUBLE_UNALIGNED, 1234 * 8L, Double.NaN);
    assertTrue(Double.isNaN(reduce(Monoid.MAX, 5000, block.address(), 8)));
    assertTrue(Double.isNaN(reduce(Monoid.MIN, 5000, block.address(), 8)));
    assertEquals(Double.NEGATIVE_INFINITY, reduce(Monoid.MAX, 0, block.address(), 8));
    assertEquals(1.0, reduce(Monoid.PROD, 0, block.address(), 8));
  }

  @Test
  void float32SumsWithFloat64Totals() {
    int n = 1_000_003;
    var block = arena.allocate(n * 4L, 64);
    var random = new Random(SEED);
    double exact = 0;
    for (int i = 0; i < n; i++) {
      float value = random.nextFloat();
      block.set(JAVA_FLOAT_UNALIGNED, i * 4L, value);
      exact += value;
    }
    var out = arena.allocate(8);
    ReductionKernel.of(Monoid.SUM, Expr.input(0, DType.FLOAT32), DType.FLOAT64)
        .sweep(
            new long[] {n},
            new boolean[] {true},
            new Operand(out.address(), new long[1], DType.FLOAT64),
            new Operand(block.address(), new long[] {4}, DType.FLOAT32));
    assertEquals(exact, out.get(JAVA_DOUBLE_UNALIGNED, 0), exact * 1e-7);
  }

  @Test
  void everyVectorBlockGivesTheBitsOfTheScalarBlock() {
    for (var monoid : java.util.List.of(Monoid.SUM, Monoid.PROD, Monoid.MIN, Monoid.MAX, Monoid.FMIN, Monoid.FMAX)) {
      for (var dtype : new DType[] {DType.FLOAT64, DType.FLOAT32, DType.INT64, DType.INT32, DType.UINT8, DType.INT16}) {
        var plan = new ReducePlan(monoid, Expr.input(0, dtype), dtype);
        var kernel = plan.blockKernel(0);
        if (kernel.isEmpty()) {
          continue;
        }
        int n = plan.block;
        var values = arena.allocate((long) n * dtype.itemsize(), 64);
        var random = new Random(SEED);
        for (long i = 0; i < values.byteSize(); i += 8) {
          values.set(JAVA_LONG_UNALIGNED, i, dtype == DType.FLOAT32 ? floats(random) : bits(random));
        }
        try (var memory = Scratch.take()) {
          var hot = arena.allocate(ReducePlan.ROW_BYTES, 64);
          var cold = arena.allocate(ReducePlan.ROW_BYTES, 64);
          var scratch = new ReduceScratch(plan, memory.address());
          var joiner = new BlockJoiner(plan, 0, scratch);
          for (double special
              : new double[] {1, 0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
            if (special != 1) {
              storeSpecial(dtype, values, random.nextInt(n), special);
              storeSpecial(dtype, values, random.nextInt(n), -special);
            }
            for (int count : new int[] {0, plan.columns, n}) {
              kernel.get().block(hot.address(), scratch.identities, values.address(), 0, count, scratch.working);
              joiner.scalarBlock(cold.address(), scratch.identities, values.address(), 0, count);
              assertEquals(
                  -1, hot.mismatch(cold), monoid + " of " + count + " " + dtype + " with " + special + " seed " + SEED);
            }
          }
        }
      }
    }
  }

  @Test
  void shortRowsAndPositionsAgreeWithNaiveLoops() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (var shape : new long[][] {{20_000, 3}, {5_001, 7}, {30_001, 10}, {300, 500}, {3, 5_000}, {9, 3}}) {
      int rows = (int) shape[0];
      int columns = (int) shape[1];
      var block = arena.allocate(shape[0] * shape[1] * 8, 64);
      for (long i = 0; i < shape[0] * shape[1]; i++) {
        block.set(JAVA_DOUBLE_UNALIGNED, i * 8, random.nextInt(50));
      }
      var sums = arena.allocate(columns * 8L, 64);
      var positions = arena.allocate(columns * 8L, 64);
      var in = new Operand(block.address(), new long[] {columns * 8L, 8}, DType.FLOAT64);
      boolean[] reduced = {true, false};
      var strides = new long[] {0, 8};
      ReductionKernel.of(Monoid.SUM, Expr.input(0, DType.FLOAT64), DType.FLOAT64)
          .sweep(shape, reduced, new Operand(sums.address(), strides, DType.FLOAT64), in);
      ReductionKernel.of(Monoid.MIN, Expr.input(0, DType.FLOAT64), DType.FLOAT64)
          .arg(shape, 0, new Operand(positions.address(), strides, DType.INT64), in);
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        int at = -1;
        for (int row = 0; row < rows; row++) {
          double value = block.get(JAVA_DOUBLE_UNALIGNED, (row * shape[1] + column) * 8);
          sum += value;
          if (value < least) {
            least = value;
            at = row;
          }
        }
        var where = "column " + column + " of " + rows + " x " + columns + " seed " + seed;
        assertEquals(sum, sums.get(JAVA_DOUBLE_UNALIGNED, column * 8L), where);
        assertEquals(at, positions.get(JAVA_LONG_UNALIGNED, column * 8L), where);
      }
    }
  }

  @Test
  void positionsOfSpecialValues() {
    int n = 10_000;
    var block = arena.allocate(n * 8L, 64);
    var out = arena.allocate(8);
    var max = ReductionKernel.of(Monoid.MAX, Expr.input(0, DType.FLOAT64), DType.FLOAT64);
    for (int i = 0; i < n; i++) {
      block.set(JAVA_DOUBLE_UNALIGNED, i * 8L, i < 5000 ? -1 : -0.0);
    }
    block.set(JAVA_DOUBLE_UNALIGNED, 9000 * 8L, 0.0);
    assertEquals(5000, position(max, n, block, out));
    block.set(JAVA_DOUBLE_UNALIGNED, 9500 * 8L, Double.POSITIVE_INFINITY);
    assertEquals(9500, position(max, n, block, out));
    block.set(JAVA_DOUBLE_UNALIGNED, 7000 * 8L, -Double.NaN);
    block.set(JAVA_DOUBLE_UNALIGNED, 8000 * 8L, Double.NaN);
    assertEquals(7000, position(max, n, block, out));
  }

  @Test
  void positionsOfSpecialValuesInColumns() {
    int rows = 50;
    int columns = 1100;
    double[] some = {1, 2, -3, 0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    var random = new Random(SEED);
    var block = arena.allocate(8L * rows * columns, 64);
    for (int i = 0; i < rows * columns; i++) {
      // the first columns have no NaN
      int kinds = i % columns < 500 ? 5 : some.length;
      double value = some[random.nextInt(kinds)];
      block.set(JAVA_DOUBLE_UNALIGNED, i * 8L, i % columns < 500 || random.nextInt(20) == 0 ? value : 1);
    }
    var out = arena.allocate(8L * columns, 64);
    for (boolean max : new boolean[] {true, false}) {
      ReductionKernel.of(max ? Monoid.MAX : Monoid.MIN, Expr.input(0, DType.FLOAT64), DType.FLOAT64)
          .arg(
              new long[] {rows, columns},
              0,
              new Operand(out.address(), new long[] {0, 8}, DType.INT64),
              new Operand(block.address(), new long[] {8L * columns, 8}, DType.FLOAT64));
      for (int column = 0; column < columns; column++) {
        int at = 0;
        double best = block.get(JAVA_DOUBLE_UNALIGNED, column * 8L);
        for (int row = 1; row < rows; row++) {
          double value = block.get(JAVA_DOUBLE_UNALIGNED, ((long) row * columns + column) * 8);
          boolean beyond = max ? value > best : value < best;
          if (!Double.isNaN(best) && (Double.isNaN(value) || beyond)) {
            best = value;
            at = row;
          }
        }
        assertEquals(at, out.get(JAVA_LONG_UNALIGNED, column * 8L), "column " + column + ", seed " + SEED);
      }
    }
  }

  private static long position(ReductionKernel kernel, long n, MemorySegment block, MemorySegment out) {
    kernel.arg(
        new long[] {n},
        0,
        new Operand(out.address(), new long[1], DType.INT64),
        new Operand(block.address(), new long[] {8}, DType.FLOAT64));
    return out.get(JAVA_LONG_UNALIGNED, 0);
  }

  private static void storeSpecial(DType dtype, MemorySegment values, int at, double special) {
    if (dtype == DType.FLOAT64) {
      values.set(JAVA_DOUBLE_UNALIGNED, at * 8L, special);
    } else if (dtype == DType.FLOAT32) {
      values.set(JAVA_FLOAT_UNALIGNED, at * 4L, (float) special);
    }
  }

  @Test
  void extremesOfZerosOfBothSigns() {
    int n = 3000;
    var block = arena.allocate(n * 8L, 64);
    for (var monoid : new Monoid[] {Monoid.MAX, Monoid.MIN}) {
      double weaker = monoid.equals(Monoid.MAX) ? -0.0 : 0.0;
      for (int round = 0; round < 300; round++) {
        for (int i = 0; i < n; i++) {
          block.set(JAVA_DOUBLE_UNALIGNED, i * 8L, weaker);
        }
        block.set(JAVA_DOUBLE_UNALIGNED, round * 9L * 8, -weaker);
        assertEquals(
            Double.doubleToRawLongBits(-weaker),
            Double.doubleToRawLongBits(reduce(monoid, n, block.address(), 8)),
            monoid + " round " + round);
      }
    }
  }

  private static long bits(Random random) {
    return Double.doubleToRawLongBits(random.nextDouble() - 0.5);
  }

  private static long floats(Random random) {
    return (Float.floatToRawIntBits(random.nextFloat()) & 0xFFFF_FFFFL)
        | (long) Float.floatToRawIntBits(-random.nextFloat()) << 32;
  }

  @Test
  void anyAxesOfAnyLayout() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      long[] shape = {1 + random.nextInt(7), 1 + random.nextInt(90), 1 + random.nextInt(70)};
      var order = new int[][] {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {2, 0, 1}}[random.nextInt(4)];
      var strides = new long[3];
      long stride = 8;
      for (int i = 2; i >= 0; i--) {
        strides[order[i]] = stride;
        stride *= shape[order[i]];
      }
      var block = arena.allocate(stride, 64);
      for (long at = 0; at < stride; at += 8) {
        block.set(JAVA_DOUBLE_UNALIGNED, at, random.nextInt(100));
      }
      boolean[] reduced = {random.nextBoolean(), random.nextBoolean(), random.nextBoolean()};
      var kept = new long[3];
      long keptStride = 8;
      for (int axis = 2; axis >= 0; axis--) {
        kept[axis] = reduced[axis] ? 0 : keptStride;
        keptStride *= reduced[axis] ? 1 : shape[axis];
      }
      var out = arena.allocate(keptStride, 64);
      ReductionKernel.of(
              Monoid.SUM,
              Expr.apply(Operations.ADD, Expr.input(0, DType.FLOAT64), Expr.input(0, DType.FLOAT64)),
              DType.FLOAT64)
          .sweep(
              shape,
              reduced,
              new Operand(out.address(), kept, DType.FLOAT64),
              new Operand(block.address(), strides, DType.FLOAT64));
      var expected = new double[(int) (keptStride / 8)];
      for (long i = 0; i < shape[0]; i++) {
        for (long j = 0; j < shape[1]; j++) {
          for (long k = 0; k < shape[2]; k++) {
            double value =
                ALL.get(JAVA_DOUBLE_UNALIGNED, block.address() + i * strides[0] + j * strides[1] + k * strides[2]);
            expected[(int) ((i * kept[0] + j * kept[1] + k * kept[2]) / 8)] += 2 * value;
          }
        }
      }
      for (int i = 0; i < expected.length; i++) {
        // sums of small integers are exact in any order
        assertEquals(expected[i], out.get(JAVA_DOUBLE_UNALIGNED, i * 8L), "seed " + seed + " round " + round);
      }
    }
  }
}
