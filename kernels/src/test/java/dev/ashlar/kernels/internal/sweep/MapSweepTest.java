package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sweeps over random shapes and strides against element-by-element arithmetic. */
class MapSweepTest {
  private static final int CELLS = 4096;

  private final Arena arena = Arena.ofAuto();

  @Test
  void anyShapeAndStrides() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var kernel = ElementwiseKernel.of(Operations.SUBTRACT, DType.FLOAT64, DType.FLOAT64);
    for (int round = 0; round < 400; round++) {
      var shape = shape(random);
      var a = operand(shape, random);
      var b = operand(shape, random);
      var out = distinct(shape, random);
      kernel.sweep(shape, out, a, b);
      var text = "seed " + seed + " round " + round + " shape " + Arrays.toString(shape);
      check(text, shape, new long[shape.length], 0, out, a, b);
    }
  }

  private void check(String text, long[] shape, long[] position, int axis, Operand out, Operand a, Operand b) {
    if (axis == shape.length) {
      assertEquals(read(a, position) - read(b, position), read(out, position), text);
      return;
    }
    for (long i = 0; i < shape[axis]; i++) {
      position[axis] = i;
      check(text, shape, position, axis + 1, out, a, b);
    }
  }

  private static double read(Operand operand, long[] position) {
    long address = operand.address();
    for (int axis = 0; axis < position.length; axis++) {
      address += position[axis] * operand.strides()[axis];
    }
    return ALL.get(JAVA_DOUBLE_UNALIGNED, address);
  }

  private static long[] shape(Random random) {
    var shape = new long[random.nextInt(4)];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = random.nextInt(8) == 0 ? random.nextInt(2) : random.nextInt(11) + 1;
    }
    return shape;
  }

  /** Elements anywhere in a block of random numbers: strides of any sign, 0 and overlapping. */
  private Operand operand(long[] shape, Random random) {
    var block = arena.allocate(CELLS * 8L, 8);
    for (int i = 0; i < CELLS; i++) {
      block.set(JAVA_DOUBLE_UNALIGNED, i * 8L, random.nextInt(1000));
    }
    return switch (random.nextInt(3)) {
      case 0 -> rowMajor(shape, block.address());
      case 1 -> permuted(shape, block.address(), random);
      default -> {
        var strides = new long[shape.length];
        for (int axis = 0; axis < strides.length; axis++) {
          strides[axis] = 8L * (random.nextInt(21) - 10);
        }
        yield new Operand(block.address() + CELLS * 4L, strides, DType.FLOAT64);
      }
    };
  }

  /** Elements that do not overlap: any order of axes, some of them backwards. */
  private Operand distinct(long[] shape, Random random) {
    return permuted(shape, arena.allocate(CELLS * 8L, 8).address(), random);
  }

  private static Operand rowMajor(long[] shape, long address) {
    var strides = new long[shape.length];
    long stride = 8;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return new Operand(address, strides, DType.FLOAT64);
  }

  private static Operand permuted(long[] shape, long address, Random random) {
    var strides = new long[shape.length];
    long stride = 8L * (1 + random.nextInt(2));
    long start = address;
    int first = shape.length == 0 ? 0 : random.nextInt(shape.length);
    for (int i = 0; i < shape.length; i++) {
      int axis = (first + i) % shape.length;
      strides[axis] = stride;
      stride *= shape[axis];
      if (random.nextBoolean() && shape[axis] > 0) {
        start += strides[axis] * (shape[axis] - 1);
        strides[axis] = -strides[axis];
      }
    }
    return new Operand(start, strides, DType.FLOAT64);
  }
}
