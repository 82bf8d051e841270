package dev.ashlar.kernels.internal.sweep;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ReductionKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where extremes are, against a loop that looks at one element after the other. */
class ArgSweepTest {
  private static final long SEED = 20261120;

  private final Arena arena = Arena.ofAuto();
  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"FLOAT64", "FLOAT32", "INT8", "UINT64"})
  void alongRuns(DType dtype) {
    int group = BlockJoiner.GROUP * ReducePlan.BLOCK_BYTES / dtype.itemsize();
    for (int n : new int[] {
        1, 2, 63, 64, 65, 1000, group / 16, group / 16 + 1, group - 1, group, group + 1, 3 * group + 77}) {
      for (int every : new int[] {0, 3, 2 * n}) {
        check(dtype, 1, n, 1, 1, every);
      }
      check(dtype, 1, n, 1, -1, 3);
      check(dtype, 1, n, 1, 3, n);
    }
    check(dtype, 100, 1000, 1000, 1, 700);
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"FLOAT64", "FLOAT32", "INT8", "UINT64"})
  void manyShortRuns(DType dtype) {
    for (int n : new int[] {1, 2, 10, 63, 64}) {
      for (int runs : new int[] {63, 64, 65, 1000, 1100, 20_000}) {
        check(dtype, runs, n, n, 1, 50);
        check(dtype, runs, n, n + 3, 1, 5);
      }
      check(dtype, 200, n, -n, 1, 50);
    }
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"FLOAT64", "FLOAT32", "INT8", "UINT64"})
  void downColumns(DType dtype) {
    for (int columns : new int[] {8, 9, 1000, 1025}) {
      check(dtype, columns, 37, 1, columns, 50);
    }
  }

  /**
   * Compares positions in so many runs of n elements.
   *
   * @param toRun elements from run to run
   * @param step elements from one to the next
   * @param every one in how many is special, on average; 0 for none
   */
  private void check(DType dtype, int runs, int n, long toRun, long step, int every) {
    int size = dtype.itemsize();
    long least = Math.min(0, toRun * (runs - 1)) + Math.min(0, step * (n - 1));
    long most = Math.max(0, toRun * (runs - 1)) + Math.max(0, step * (n - 1));
    var values = arena.allocate((most - least + 1) * size, 64);
    for (long i = 0; i <= most - least; i++) {
      set(dtype, values, i, every != 0 && random.nextInt(every) == 0);
    }
    var out = arena.allocate(8L * runs, 8);
    for (boolean max : new boolean[] {true, false}) {
      ReductionKernel.of(max ? Monoid.MAX : Monoid.MIN, Expr.input(0, dtype), dtype)
          .arg(
              new long[] {runs, n},
              1,
              new Operand(out.address(), new long[] {8, 0}, DType.INT64),
              new Operand(values.address() - least * size, new long[] {toRun * size, step * size}, dtype));
      for (int run = 0; run < runs; run++) {
        var what = dtype + (max ? " max" : " min") + " of " + n + " by " + step + ", run " + run + ", seed " + SEED;
        assertEquals(
            naive(dtype, values, run * toRun - least, step, n, max), out.getAtIndex(JAVA_LONG, run), what);
      }
    }
  }

  /** Numbers of which many are equal; special ones are NaN, or zeros of either sign. */
  private void set(DType dtype, MemorySegment values, long i, boolean special) {
    double odd = random.nextInt(3) == 0 ? Double.NaN : random.nextBoolean() ? -0.0 : 0.0;
    switch (dtype) {
      case FLOAT64 -> values.setAtIndex(JAVA_DOUBLE, i, special ? odd : Math.rint(random.nextGaussian() * 1e5));
      case FLOAT32 ->
          values.setAtIndex(JAVA_FLOAT, i, (float) (special ? odd : Math.rint(random.nextGaussian() * 1e5)));
      case INT8 -> values.setAtIndex(JAVA_BYTE, i, (byte) random.nextInt());
      default -> values.setAtIndex(JAVA_LONG, i, random.nextLong());
    }
  }

  private static long naive(DType dtype, MemorySegment values, long first, long step, int n, boolean max) {
    int best = 0;
    for (int i = 1; i < n; i++) {
      long here = first + i * step;
      long there = first + best * step;
      boolean beyond =
          switch (dtype) {
            case FLOAT64 -> beyond(values.getAtIndex(JAVA_DOUBLE, here), values.getAtIndex(JAVA_DOUBLE, there), max);
            case FLOAT32 -> beyond(values.getAtIndex(JAVA_FLOAT, here), values.getAtIndex(JAVA_FLOAT, there), max);
            case INT8 -> beyond(values.getAtIndex(JAVA_BYTE, here), values.getAtIndex(JAVA_BYTE, there), max);
            default -> {
              int order = Long.compareUnsigned(values.getAtIndex(JAVA_LONG, here), values.getAtIndex(JAVA_LONG, there));
              yield max ? order > 0 : order < 0;
            }
          };
      if (beyond) {
        best = i;
      }
    }
    return best;
  }

  private static boolean beyond(double value, double best, boolean max) {
    if (Double.isNaN(value) || Double.isNaN(best)) {
      return Double.isNaN(value) && !Double.isNaN(best);
    }
    return max ? value > best : value < best;
  }
}
