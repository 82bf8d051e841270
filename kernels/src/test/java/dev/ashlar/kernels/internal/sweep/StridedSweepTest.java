package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.raw.Operand;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Transposed, reversed and stepped operands of several tiles' size against the same work on row-major copies made byte
 * by byte.
 */
class StridedSweepTest {
  private static final int ROUNDS = 30;

  private final Arena arena = Arena.ofAuto();

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"UINT8", "INT16", "UINT32", "INT64", "FLOAT16", "COMPLEX128"})
  void copiesAndSums(DType dtype) {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var copy = ElementwiseKernel.of(Expr.input(0, dtype));
    var sum = ElementwiseKernel.of(Operations.ADD, dtype, dtype);
    for (int round = 0; round < ROUNDS; round++) {
      var shape = shape(random);
      var text = "seed " + seed + " round " + round + " shape " + Arrays.toString(shape);
      var a = operand(dtype, shape, random);
      var b = operand(dtype, shape, random);
      var out = operand(dtype, shape, random);
      copy.sweep(shape, out, a);
      assertSame(text, shape, a, out);
      sum.sweep(shape, out, a, b);
      var expected = rowMajor(dtype, shape);
      long n = Arrays.stream(shape).reduce(1, (x, y) -> x * y);
      sum.run(0, expected.address(), plain(shape, a).address(), plain(shape, b).address(), 0, n);
      assertSame(text, shape, expected, out);
    }
  }

  private static long[] shape(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new long[] {1 + random.nextInt(9000)};
      case 1 -> new long[] {1 + random.nextInt(20), 1 + random.nextInt(60), 1 + random.nextInt(30)};
      default -> new long[] {1 + random.nextInt(300), 1 + random.nextInt(300)};
    };
  }

  /** Random elements in a random order of axes, with random steps; sometimes the same along an axis. */
  private Operand operand(DType dtype, long[] shape, Random random) {
    int ndim = shape.length;
    var order = new Integer[ndim];
    Arrays.setAll(order, i -> i);
    java.util.Collections.shuffle(Arrays.asList(order), random);
    var strides = new long[ndim];
    long stride = dtype.itemsize();
    long first = 0;
    for (int axis : order) {
      int step = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
      boolean backwards = random.nextInt(4) == 0;
      strides[axis] = backwards ? -stride * step : stride * step;
      first += backwards ? stride * step * (shape[axis] - 1) : 0;
      stride *= step * shape[axis];
    }
    var memory = arena.allocate(stride, 64);
    for (long i = 0; i < stride; i++) {
      // small numbers of any dtype, float16 and complex among them: no NaN
      memory.set(JAVA_BYTE, i, (byte) random.nextInt(60));
    }
    return new Operand(memory.address() + first, strides, dtype);
  }

  private Operand rowMajor(DType dtype, long[] shape) {
    var strides = new long[shape.length];
    long stride = dtype.itemsize();
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return new Operand(arena.allocate(stride, 64).address(), strides, dtype);
  }

  private Operand plain(long[] shape, Operand operand) {
    var plain = rowMajor(operand.dtype(), shape);
    each(shape, 0, operand, operand.address(), plain, plain.address(), (from, to) -> {
      for (int k = 0; k < operand.dtype().itemsize(); k++) {
        ALL.set(JAVA_BYTE, to + k, ALL.get(JAVA_BYTE, from + k));
      }
    });
    return plain;
  }

  private static void assertSame(String text, long[] shape, Operand expected, Operand found) {
    each(shape, 0, expected, expected.address(), found, found.address(), (x, y) -> {
      for (int k = 0; k < expected.dtype().itemsize(); k++) {
        if (ALL.get(JAVA_BYTE, x + k) != ALL.get(JAVA_BYTE, y + k)) {
          assertEquals(ALL.get(JAVA_BYTE, x + k), ALL.get(JAVA_BYTE, y + k), text);
        }
      }
    });
  }

  private interface Pair {
    void at(long x, long y);
  }

  private static void each(long[] shape, int axis, Operand x, long xAt, Operand y, long yAt, Pair pair) {
    if (axis == shape.length) {
      pair.at(xAt, yAt);
      return;
    }
    for (long i = 0; i < shape[axis]; i++) {
      each(shape, axis + 1, x, xAt + i * x.strides()[axis], y, yAt + i * y.strides()[axis], pair);
    }
  }
}
