package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;

/** A matrix in memory of its own, laid out in one of many ways, with a frame of bytes around that must not change. */
final class TestMatrix {
  private static final byte FRAME = 0x5A;
  private static final int MARGIN = 256;

  /** Where the elements lie. */
  enum Layout {
    ROW_MAJOR,
    COLUMN_MAJOR,
    PADDED_ROWS,
    SPACED,
    REVERSED,
    MISALIGNED,
    SAME_ROWS,
    SAME_COLUMNS,
    ALL_SAME;

    boolean isDistinct() {
      return compareTo(SAME_ROWS) < 0;
    }

    static Layout random(RandomGenerator random, boolean distinct) {
      while (true) {
        var layout = values()[random.nextInt(values().length)];
        if (layout.isDistinct() || !distinct) {
          return layout;
        }
      }
    }
  }

  final DType dtype;
  final long rows;
  final long columns;
  final Operand operand;
  private final MemorySegment memory;

  TestMatrix(DType dtype, long rows, long columns, Layout layout) {
    this.dtype = dtype;
    this.rows = rows;
    this.columns = columns;
    long size = dtype.itemsize();
    long spread = 3 * size * (rows + 2) * (columns + 2);
    memory = Arena.ofAuto().allocate(spread + 2 * MARGIN, 64);
    memory.fill(FRAME);
    long first = memory.address() + MARGIN;
    operand =
        switch (layout) {
          case ROW_MAJOR -> new Operand(first, columns * size, size);
          case COLUMN_MAJOR -> new Operand(first, size, rows * size);
          case PADDED_ROWS -> new Operand(first, (columns + 2) * size, size);
          case SPACED -> new Operand(first, (columns * 2 + 1) * size, 2 * size);
          case REVERSED -> new Operand(first + rows * columns * size, -columns * size, -size);
          case MISALIGNED -> new Operand(first + 1, columns * size + 3, size);
          case SAME_ROWS -> new Operand(first, 0, size);
          case SAME_COLUMNS -> new Operand(first, size, 0);
          case ALL_SAME -> new Operand(first, 0, 0);
        };
  }

  long address(long i, long j) {
    return operand.address() + i * operand.row() + j * operand.column();
  }

  /** Integers: all bits of {@code real}; floats: its value; bool: whether it is odd. */
  void set(long i, long j, double real, double imaginary, long bits) {
    long at = address(i, j);
    switch (dtype) {
      case BOOL -> ALL.set(ValueLayout.JAVA_BYTE, at, (byte) (bits & 1));
      case INT8, UINT8 -> ALL.set(ValueLayout.JAVA_BYTE, at, (byte) bits);
      case INT16, UINT16 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) bits);
      case INT32, UINT32 -> ALL.set(ValueLayout.JAVA_INT_UNALIGNED, at, (int) bits);
      case INT64, UINT64 -> ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, at, bits);
      case FLOAT16 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, Float.floatToFloat16((float) real));
      case FLOAT32 -> ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, (float) real);
      case FLOAT64 -> ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, real);
      case COMPLEX64 -> {
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, (float) real);
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at + Float.BYTES, (float) imaginary);
      }
      case COMPLEX128 -> {
        ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, real);
        ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + Double.BYTES, imaginary);
      }
    }
  }

  /** The element of an integer dtype or bool. */
  long integer(long i, long j) {
    long at = address(i, j);
    return switch (dtype) {
      case BOOL, INT8 -> ALL.get(ValueLayout.JAVA_BYTE, at);
      case UINT8 -> ALL.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
      case INT16 -> ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
      case UINT16 -> ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, at) & 0xFFFF;
      case INT32 -> ALL.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      case UINT32 -> ALL.get(ValueLayout.JAVA_INT_UNALIGNED, at) & 0xFFFF_FFFFL;
      default -> ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    };
  }

  /** The real part of a floating-point element. */
  double real(long i, long j) {
    return part(address(i, j));
  }

  /** The imaginary part of a complex element, 0 for real ones. */
  double imaginary(long i, long j) {
    return dtype.kind() == DType.Kind.COMPLEX ? part(address(i, j) + dtype.itemsize() / 2) : 0;
  }

  private double part(long at) {
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat(ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, at));
      case FLOAT32, COMPLEX64 -> ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
      default -> ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at);
    };
  }

  boolean isFloating() {
    return dtype.kind() == DType.Kind.FLOAT || dtype.kind() == DType.Kind.COMPLEX;
  }

  /** Integers and bool get random bits; floats get whole numbers whose products and sums are exact. */
  TestMatrix fillExact(RandomGenerator random) {
    for (long i = 0; i < rows; i++) {
      for (long j = 0; j < columns; j++) {
        set(i, j, random.nextInt(-2, 3), random.nextInt(-2, 3), random.nextLong());
      }
    }
    return this;
  }

  /** Numbers of all signs whose magnitudes are spread over some orders. */
  TestMatrix fillSpread(RandomGenerator random) {
    for (long i = 0; i < rows; i++) {
      for (long j = 0; j < columns; j++) {
        set(i, j, spread(random), spread(random), random.nextLong());
      }
    }
    return this;
  }

  private static double spread(RandomGenerator random) {
    return random.nextGaussian() * Math.exp(random.nextDouble(-4, 4));
  }

  /** Fails unless every byte outside of the elements is as it was. */
  void assertFrameIntact(String message) {
    var touched = memory.asSlice(0, memory.byteSize());
    for (long i = 0; i < rows; i++) {
      for (long j = 0; j < columns; j++) {
        ALL.asSlice(address(i, j), dtype.itemsize()).fill(FRAME);
      }
    }
    for (long at = 0; at < touched.byteSize(); at++) {
      assertEquals(FRAME, touched.get(ValueLayout.JAVA_BYTE, at), message + ": byte " + (at - MARGIN) + " changed");
    }
  }
}
