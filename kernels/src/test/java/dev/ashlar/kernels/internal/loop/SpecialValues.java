package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;

/**
 * Fills memory with values that make trouble: zeros of both signs, infinities, NaN, extremes, small integers, random
 * ones.
 */
final class SpecialValues {
  private static final double[] REALS = {
    0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 7, 1e-300, -1e-300, 1e300, Double.MIN_VALUE, Double.MAX_VALUE,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Math.PI, 100, 0x1p31, 0x1p32, 0x1p53, 0x1p63, 0x1p64
  };
  private static final long[] INTEGERS = {
    0, 1, -1, 2, -2, 3, 7, 31, 32, 63, 64, 127, 128, -128, 255, 32767, -32768, Integer.MAX_VALUE, Integer.MIN_VALUE,
    Long.MAX_VALUE, Long.MIN_VALUE
  };

  private SpecialValues() {}

  static void fill(DType dtype, long address, int n, RandomGenerator random) {
    for (int i = 0; i < n; i++) {
      long at = address + (long) i * dtype.itemsize();
      switch (dtype.kind()) {
        case BOOL -> ALL.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt(2));
        case INT, UINT -> storeInteger(dtype, at, integer(random));
        case FLOAT -> storeReal(dtype, at, real(random));
        case COMPLEX -> {
          storeReal(part(dtype), at, real(random));
          storeReal(part(dtype), at + dtype.itemsize() / 2, real(random));
        }
      }
    }
  }

  private static long integer(RandomGenerator random) {
    return random.nextBoolean() ? INTEGERS[random.nextInt(INTEGERS.length)] : random.nextLong();
  }

  private static double real(RandomGenerator random) {
    return random.nextBoolean() ? REALS[random.nextInt(REALS.length)] : (random.nextDouble() - 0.5) * 20;
  }

  private static void storeInteger(DType dtype, long at, long value) {
    switch (dtype.itemsize()) {
      case 1 -> ALL.set(ValueLayout.JAVA_BYTE, at, (byte) value);
      case 2 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) value);
      case 4 -> ALL.set(ValueLayout.JAVA_INT_UNALIGNED, at, (int) value);
      default -> ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, at, value);
    }
  }

  private static void storeReal(DType dtype, long at, double value) {
    switch (dtype) {
      case FLOAT16 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, Float.floatToFloat16((float) value));
      case FLOAT32 -> ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, (float) value);
      default -> ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, value);
    }
  }

  static DType part(DType complex) {
    return complex == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
  }

  /** The element as a double, for comparison and messages. */
  static double read(DType dtype, long at) {
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat(ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, at));
      case FLOAT32 -> ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
      case FLOAT64, COMPLEX128 -> ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at);
      case COMPLEX64 -> ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
      default -> (double) bits(dtype, at);
    };
  }

  static long bits(DType dtype, long at) {
    return switch (dtype.itemsize()) {
      case 1 -> ALL.get(ValueLayout.JAVA_BYTE, at);
      case 2 -> ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
      case 4 -> ALL.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      default -> ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    };
  }

  /**
   * Whether two elements are the same value: equal bits, or both NaN, or floats that differ by at most so many ulps.
   */
  static boolean same(DType dtype, long left, long right, int ulps) {
    if (dtype.kind() == DType.Kind.COMPLEX) {
      var part = part(dtype);
      return same(part, left, right, ulps) && same(part, left + part.itemsize(), right + part.itemsize(), ulps);
    }
    if (bits(dtype, left) == bits(dtype, right)) {
      return true;
    }
    if (dtype.kind() != DType.Kind.FLOAT) {
      return false;
    }
    double l = read(dtype, left);
    double r = read(dtype, right);
    if (Double.isNaN(l) && Double.isNaN(r)) {
      return true;
    }
    double ulp =
        switch (dtype) {
          case FLOAT64 -> Math.ulp(l);
          case FLOAT16 -> Math.max(0x1p-24, Math.ulp((float) l) * 0x1p13);
          default -> Math.ulp((float) l);
        };
    return Math.abs(l - r) <= ulps * ulp && ulps > 0;
  }
}
