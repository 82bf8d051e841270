package dev.ashlar.kernels.internal.sweep;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Warmup;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.raw.Operand;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Transposed operands beside others, cold and hot, against the strided scalar body element by element; nothing beyond
 * the output is written.
 */
class TransposedSweepTest {
  private static final int ROUNDS = 12;
  private static final byte GUARD = 0x5A;

  private final Arena arena = Arena.ofAuto();

  @ParameterizedTest
  @EnumSource(DType.class)
  void sumsOfEachDType(DType dtype) throws InterruptedException {
    check(Expr.apply(Operations.ADD, Expr.input(0, dtype), Expr.input(1, dtype)));
    check(Expr.cast(dtype == DType.FLOAT64 ? DType.FLOAT32 : DType.FLOAT64,
        dtype.kind() == DType.Kind.COMPLEX ? Expr.apply(Operations.REAL, Expr.input(0, dtype)) : Expr.input(0, dtype)));
  }

  @Test
  void fusedExpressionsWithCastsAndComparisons() throws InterruptedException {
    var a = Expr.input(0, DType.INT32);
    var b = Expr.input(1, DType.FLOAT64);
    var c = Expr.input(2, DType.FLOAT32);
    var d = Expr.input(3, DType.INT8);
    var product = Expr.apply(Operations.MULTIPLY, Expr.cast(DType.FLOAT64, a), b);
    var sum = Expr.apply(Operations.ADD, Expr.cast(DType.FLOAT64, c), Expr.cast(DType.FLOAT64, d));
    check(Expr.apply(Operations.SUBTRACT, product, sum));
    check(Expr.apply(Operations.LESS, product, sum));
    check(Expr.apply(Operations.WHERE, Expr.apply(Operations.LESS, product, sum), product, b));
  }

  private void check(Expr tree) throws InterruptedException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var kernel = ElementwiseKernel.of(tree);
    for (int round = 0; round < ROUNDS; round++) {
      long[] shape = {random.nextInt(100), 1 + random.nextInt(round % 3 == 0 ? 600 : 70)};
      var operands = kernel.inputs().stream().map(dtype -> operand(dtype, shape, random)).toArray(Operand[]::new);
      int size = kernel.output().itemsize();
      long bytes = shape[0] * shape[1] * size;
      var found = arena.allocate(bytes + 64, 64).fill(GUARD);
      var expected = arena.allocate(bytes + 64, 64).fill(GUARD);
      long[] strides = {shape[1] * size, size};
      kernel.sweep(shape, new Operand(found.address(), strides, kernel.output()), operands);
      rowByRow(tree, shape, new Operand(expected.address(), strides, kernel.output()), operands);
      var text = tree + " seed " + seed + " round " + round + " shape " + Arrays.toString(shape);
      assertEquals(-1, expected.mismatch(found), text);
      if (round == ROUNDS / 2) {
        Warmup.await(Duration.ofSeconds(1));
      }
    }
  }

  private static void rowByRow(Expr tree, long[] shape, Operand out, Operand... operands) {
    var kernel = MapProgram.of(tree).kernel(0);
    var addresses = new long[operands.length + 1];
    var strides = new long[operands.length + 1];
    for (long row = 0; row < shape[0]; row++) {
      for (int i = 0; i <= operands.length; i++) {
        var operand = i == 0 ? out : operands[i - 1];
        addresses[i] = operand.address() + row * operand.strides()[0];
        strides[i] = operand.strides()[1];
      }
      kernel.runStrided(addresses, strides, shape[1]);
    }
  }

  /** Transposed, mostly; also plain, broadcast, stepped, with rows apart, and at odd places. */
  private Operand operand(DType dtype, long[] shape, Random random) {
    long size = dtype.itemsize();
    long apart = random.nextInt(3) * size;
    long[] strides =
        switch (random.nextInt(8)) {
          case 0 -> new long[] {shape[1] * size + apart, size};
          case 1 -> new long[] {0, size};
          case 2 -> new long[] {size, 0};
          case 3 -> new long[] {2 * shape[1] * size, 2 * size};
          default -> new long[] {size, shape[0] * size + apart};
        };
    long bytes = strides[0] * shape[0] + strides[1] * shape[1] + 64;
    MemorySegment memory = arena.allocate(bytes, 64);
    for (long i = 0; i < bytes; i++) {
      // small numbers of any dtype, float16 and complex among them: no NaN
      memory.set(JAVA_BYTE, i, (byte) random.nextInt(dtype == DType.BOOL ? 2 : 60));
    }
    return new Operand(memory.address() + random.nextInt(2) * size, strides, dtype);
  }
}
