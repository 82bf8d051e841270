package dev.ashlar.ndarray;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.Float16;

/** One element at an address, as a Java number of either kind. The address has been proved and its owner checked. */
final class Elements {
  private static final double TWO_TO_64 = 0x1p64;

  private Elements() {}

  /**
   * The value as a double: exact but for integers beyond 2^53. The real part of a complex number is not taken: that is
   * refused.
   */
  static double getDouble(DType dtype, long address) {
    return switch (dtype) {
      case FLOAT64 -> ALL.get(JAVA_DOUBLE_UNALIGNED, address);
      case FLOAT32 -> ALL.get(JAVA_FLOAT_UNALIGNED, address);
      case FLOAT16 -> Float.float16ToFloat(ALL.get(JAVA_SHORT_UNALIGNED, address));
      case UINT64 -> {
        long bits = ALL.get(JAVA_LONG_UNALIGNED, address);
        yield bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
      }
      case COMPLEX64, COMPLEX128 -> throw refusal(dtype, "double");
      default -> getLong(dtype, address);
    };
  }

  /** The value as a long: an integer's value (uint64 by its bits), a float truncated towards zero, true as 1. */
  static long getLong(DType dtype, long address) {
    return switch (dtype) {
      case BOOL -> ALL.get(JAVA_BYTE, address) == 0 ? 0 : 1;
      case INT8 -> ALL.get(JAVA_BYTE, address);
      case UINT8 -> ALL.get(JAVA_BYTE, address) & 0xFF;
      case INT16 -> ALL.get(JAVA_SHORT_UNALIGNED, address);
      case UINT16 -> ALL.get(JAVA_SHORT_UNALIGNED, address) & 0xFFFF;
      case INT32 -> ALL.get(JAVA_INT_UNALIGNED, address);
      case UINT32 -> ALL.get(JAVA_INT_UNALIGNED, address) & 0xFFFF_FFFFL;
      case INT64, UINT64 -> ALL.get(JAVA_LONG_UNALIGNED, address);
      case FLOAT16, FLOAT32, FLOAT64 -> (long) getDouble(dtype, address);
      case COMPLEX64, COMPLEX128 -> throw refusal(dtype, "long");
    };
  }

  /**
   * Stores the value converted to the dtype: floats are rounded, integers wrap to the width, anything but 0 is true.
   */
  static void setDouble(DType dtype, long address, double value) {
    switch (dtype) {
      case FLOAT64 -> ALL.set(JAVA_DOUBLE_UNALIGNED, address, value);
      case FLOAT32 -> ALL.set(JAVA_FLOAT_UNALIGNED, address, (float) value);
      case FLOAT16 -> ALL.set(JAVA_SHORT_UNALIGNED, address, Float16.bits(value));
      case COMPLEX64, COMPLEX128 -> setComplex(dtype, address, value, 0);
      case BOOL -> ALL.set(JAVA_BYTE, address, (byte) (value == 0 ? 0 : 1));
      case UINT64 -> setLong(dtype, address, unsigned(value));
      default -> setLong(dtype, address, (long) value);
    }
  }

  private static long unsigned(double value) {
    return value < 0x1p63
        ? (long) value
        : value < TWO_TO_64 ? (long) (value - 0x1p63) ^ Long.MIN_VALUE : -1L;
  }

  /** Stores the value converted to the dtype; see {@link #setDouble}. */
  static void setLong(DType dtype, long address, long value) {
    switch (dtype) {
      case BOOL -> ALL.set(JAVA_BYTE, address, (byte) (value == 0 ? 0 : 1));
      case INT8, UINT8 -> ALL.set(JAVA_BYTE, address, (byte) value);
      case INT16, UINT16 -> ALL.set(JAVA_SHORT_UNALIGNED, address, (short) value);
      case INT32, UINT32 -> ALL.set(JAVA_INT_UNALIGNED, address, (int) value);
      case INT64, UINT64 -> ALL.set(JAVA_LONG_UNALIGNED, address, value);
      case FLOAT32 -> ALL.set(JAVA_FLOAT_UNALIGNED, address, (float) value);
      case FLOAT16, FLOAT64, COMPLEX64, COMPLEX128 -> setDouble(dtype, address, (double) value);
    }
  }

  /** The value as a complex number. */
  static Complex getComplex(DType dtype, long address) {
    return switch (dtype) {
      case COMPLEX128 ->
          Complex.of(ALL.get(JAVA_DOUBLE_UNALIGNED, address), ALL.get(JAVA_DOUBLE_UNALIGNED, address + 8));
      case COMPLEX64 ->
          Complex.of(ALL.get(JAVA_FLOAT_UNALIGNED, address), ALL.get(JAVA_FLOAT_UNALIGNED, address + 4));
      default -> Complex.of(getDouble(dtype, address), 0);
    };
  }

  /** Stores a complex number; other dtypes take it if its imaginary part is 0. */
  static void setComplex(DType dtype, long address, double real, double imaginary) {
    switch (dtype) {
      case COMPLEX128 -> {
        ALL.set(JAVA_DOUBLE_UNALIGNED, address, real);
        ALL.set(JAVA_DOUBLE_UNALIGNED, address + 8, imaginary);
      }
      case COMPLEX64 -> {
        ALL.set(JAVA_FLOAT_UNALIGNED, address, (float) real);
        ALL.set(JAVA_FLOAT_UNALIGNED, address + 4, (float) imaginary);
      }
      default -> setDouble(dtype, address, Complex.of(real, imaginary).doubleValue());
    }
  }

  private static IllegalArgumentException refusal(DType dtype, String wanted) {
    return new IllegalArgumentException(
        "an element of dtype " + dtype.standardName() + " is not a " + wanted + ": take its real or imaginary part");
  }
}
