package dev.ashlar.kernels.internal.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Threads;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ScanKernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanTest {
  private static final long SEED = 20_251_117;
  private static final List<Operation> OPERATIONS =
      List.of(Operations.ADD, Operations.MULTIPLY, Operations.MAXIMUM, Operations.MINIMUM);

  private final Arena arena = Arena.ofConfined();
  private final int threads = Threads.get();

  @AfterEach
  void close() {
    Threads.set(threads);
    arena.close();
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"BOOL", "COMPLEX64", "COMPLEX128"}, mode = EnumSource.Mode.EXCLUDE)
  void everyAxisAndLayoutIsScannedOneElementAfterTheOther(DType dtype) {
    var random = new Random(SEED);
    for (var shape : new long[][] {{1, 1}, {7, 1}, {1, 9}, {5, 40}, {40, 5}, {3, 1500}, {1030, 9}}) {
      var values = arena.allocate(shape[0] * shape[1] * 8, 64);
      for (long i = 0; i < shape[0] * shape[1]; i++) {
        set(dtype, values, i, random.nextInt(13) - (dtype.kind() == DType.Kind.UINT ? 0 : 6));
      }
      for (var operation : OPERATIONS) {
        for (int axis = 0; axis < 2; axis++) {
          for (boolean reversed : new boolean[] {false, true}) {
            check(dtype, operation, shape, axis, reversed, values);
          }
        }
      }
    }
  }

  private void check(DType dtype, Operation operation, long[] shape, int axis, boolean reversed, MemorySegment values) {
    int size = dtype.itemsize();
    long count = shape[0] * shape[1];
    long[] strides = {shape[1] * size, size};
    var out = arena.allocate(count * 8, 64);
    long start = values.address() + (reversed ? (count - 1) * size : 0);
    long[] from = reversed ? new long[] {-strides[0], -strides[1]} : strides;
    ScanKernels.of(operation, dtype, dtype)
        .sweep(shape, axis, new Operand(out.address(), strides, dtype), new Operand(start, from, dtype));
    long step = axis == 0 ? shape[1] : 1;
    for (long i = 0; i < count; i++) {
      boolean isFirst = axis == 0 ? i < shape[1] : i % shape[1] == 0;
      long at = reversed ? count - 1 - i : i;
      double expected =
          isFirst ? get(dtype, values, at) : join(dtype, operation, get(dtype, out, i - step), get(dtype, values, at));
      assertEquals(
          expected, get(dtype, out, i),
          operation.name() + " of " + dtype + " along axis " + axis + " at " + i + ", seed " + SEED);
    }
  }

  /** Rounded or wrapped as the dtype does: by storing it. */
  private double join(DType dtype, Operation operation, double total, double value) {
    var one = arena.allocate(8);
    if (dtype.kind() == DType.Kind.FLOAT) {
      set(
          dtype, one, 0,
          switch (operation.name()) {
            case "add" -> total + value;
            case "multiply" -> total * value;
            case "maximum" -> Math.max(total, value);
            default -> Math.min(total, value);
          });
    } else {
      long x = (long) total;
      long y = (long) value;
      setInteger(
          dtype, one, 0,
          switch (operation.name()) {
            case "add" -> x + y;
            case "multiply" -> x * y;
            case "maximum" -> Math.max(x, y);
            default -> Math.min(x, y);
          });
    }
    return get(dtype, one, 0);
  }

  @Test
  void elementsBecomeTheDtypeOfTheResultFirst() {
    var values = arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 100, (byte) 100, (byte) -1, (byte) 100);
    var out = arena.allocate(8 * 4, 64);
    ScanKernels.of(Operations.ADD, DType.INT8, DType.INT64)
        .sweep(
            new long[] {4},
            0,
            new Operand(out.address(), new long[] {8}, DType.INT64),
            new Operand(values.address(), new long[] {1}, DType.INT8));
    assertEquals(
        List.of(100L, 200L, 199L, 299L),
        java.util.Arrays.stream(out.toArray(ValueLayout.JAVA_LONG)).boxed().toList());
  }

  @Test
  void complexNumbersAreScannedToo() {
    var values = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2, 3, -1, 0, 1);
    var out = arena.allocate(6 * 8, 64);
    var to = new Operand(out.address(), new long[] {16}, DType.COMPLEX128);
    var from = new Operand(values.address(), new long[] {16}, DType.COMPLEX128);
    ScanKernels.of(Operations.ADD, DType.COMPLEX128, DType.COMPLEX128).sweep(new long[] {3}, 0, to, from);
    assertEquals(
        List.of(1.0, 2.0, 4.0, 1.0, 4.0, 2.0),
        java.util.Arrays.stream(out.toArray(ValueLayout.JAVA_DOUBLE)).boxed().toList());
    ScanKernels.of(Operations.MULTIPLY, DType.COMPLEX128, DType.COMPLEX128).sweep(new long[] {3}, 0, to, from);
    assertEquals(
        List.of(1.0, 2.0, 5.0, 5.0, -5.0, 5.0),
        java.util.Arrays.stream(out.toArray(ValueLayout.JAVA_DOUBLE)).boxed().toList());
  }

  @Test
  void threadsDoNotChangeTheResult() {
    int rows = 300;
    int columns = 1100;
    var values = arena.allocate(8L * rows * columns, 64);
    var random = new Random(SEED);
    for (long i = 0; i < rows * (long) columns; i++) {
      values.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextGaussian());
    }
    long[] shape = {rows, columns};
    long[] strides = {8L * columns, 8};
    for (int axis = 0; axis < 2; axis++) {
      var one = arena.allocate(values.byteSize(), 64);
      var two = arena.allocate(values.byteSize(), 64);
      Threads.set(1);
      scan(shape, axis, strides, one, values);
      Threads.set(2);
      scan(shape, axis, strides, two, values);
      assertEquals(-1, one.mismatch(two), "axis " + axis + ", seed " + SEED);
    }
  }

  private static void scan(long[] shape, int axis, long[] strides, MemorySegment out, MemorySegment values) {
    ScanKernels.of(Operations.ADD, DType.FLOAT64, DType.FLOAT64)
        .sweep(
            shape,
            axis,
            new Operand(out.address(), strides, DType.FLOAT64),
            new Operand(values.address(), strides, DType.FLOAT64));
  }

  private static void set(DType dtype, MemorySegment to, long i, double value) {
    switch (dtype) {
      case FLOAT64 -> to.setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
      case FLOAT32 -> to.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
      case FLOAT16 -> to.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16((float) value));
      default -> setInteger(dtype, to, i, (long) value);
    }
  }

  private static void setInteger(DType dtype, MemorySegment to, long i, long value) {
    switch (dtype.itemsize()) {
      case 1 -> to.setAtIndex(ValueLayout.JAVA_BYTE, i, (byte) value);
      case 2 -> to.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) value);
      case 4 -> to.setAtIndex(ValueLayout.JAVA_INT, i, (int) value);
      default -> to.setAtIndex(ValueLayout.JAVA_LONG, i, value);
    }
  }

  private static double get(DType dtype, MemorySegment from, long i) {
    return switch (dtype) {
      case FLOAT64 -> from.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
      case FLOAT32 -> from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      case FLOAT16 -> Float.float16ToFloat(from.getAtIndex(ValueLayout.JAVA_SHORT, i));
      default -> {
        long mask = dtype.itemsize() == 8 ? -1 : (1L << (8 * dtype.itemsize())) - 1;
        long bits =
            switch (dtype.itemsize()) {
              case 1 -> from.getAtIndex(ValueLayout.JAVA_BYTE, i);
              case 2 -> from.getAtIndex(ValueLayout.JAVA_SHORT, i);
              case 4 -> from.getAtIndex(ValueLayout.JAVA_INT, i);
              default -> from.getAtIndex(ValueLayout.JAVA_LONG, i);
            };
        yield dtype.kind() == DType.Kind.UINT ? bits & mask : bits;
      }
    };
  }
}
