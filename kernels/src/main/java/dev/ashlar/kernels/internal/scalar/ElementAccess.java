package dev.ashlar.kernels.internal.scalar;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

/** Reads and writes one element at an address: {@code load<Dtype>} and {@code store<Dtype>} for each dtype, by name. */
public final class ElementAccess {
  private ElementAccess() {}

  static boolean loadBool(long address) {
    return ALL.get(JAVA_BYTE, address) != 0;
  }

  static void storeBool(long address, boolean value) {
    ALL.set(JAVA_BYTE, address, (byte) (value ? 1 : 0));
  }

  static int loadInt8(long address) {
    return ALL.get(JAVA_BYTE, address);
  }

  static void storeInt8(long address, int value) {
    ALL.set(JAVA_BYTE, address, (byte) value);
  }

  static int loadUint8(long address) {
    return ALL.get(JAVA_BYTE, address) & 0xFF;
  }

  static void storeUint8(long address, int value) {
    ALL.set(JAVA_BYTE, address, (byte) value);
  }

  static int loadInt16(long address) {
    return ALL.get(JAVA_SHORT_UNALIGNED, address);
  }

  static void storeInt16(long address, int value) {
    ALL.set(JAVA_SHORT_UNALIGNED, address, (short) value);
  }

  static int loadUint16(long address) {
    return ALL.get(JAVA_SHORT_UNALIGNED, address) & 0xFFFF;
  }

  static void storeUint16(long address, int value) {
    ALL.set(JAVA_SHORT_UNALIGNED, address, (short) value);
  }

  static int loadInt32(long address) {
    return ALL.get(JAVA_INT_UNALIGNED, address);
  }

  static void storeInt32(long address, int value) {
    ALL.set(JAVA_INT_UNALIGNED, address, value);
  }

  static long loadUint32(long address) {
    return ALL.get(JAVA_INT_UNALIGNED, address) & 0xFFFF_FFFFL;
  }

  static void storeUint32(long address, long value) {
    ALL.set(JAVA_INT_UNALIGNED, address, (int) value);
  }

  static long loadInt64(long address) {
    return ALL.get(JAVA_LONG_UNALIGNED, address);
  }

  static void storeInt64(long address, long value) {
    ALL.set(JAVA_LONG_UNALIGNED, address, value);
  }

  static long loadUint64(long address) {
    return ALL.get(JAVA_LONG_UNALIGNED, address);
  }

  static void storeUint64(long address, long value) {
    ALL.set(JAVA_LONG_UNALIGNED, address, value);
  }

  static float loadFloat16(long address) {
    return Float.float16ToFloat(ALL.get(JAVA_SHORT_UNALIGNED, address));
  }

  static void storeFloat16(long address, float value) {
    ALL.set(JAVA_SHORT_UNALIGNED, address, Float.floatToFloat16(value));
  }

  static float loadFloat32(long address) {
    return ALL.get(JAVA_FLOAT_UNALIGNED, address);
  }

  static void storeFloat32(long address, float value) {
    ALL.set(JAVA_FLOAT_UNALIGNED, address, value);
  }

  static double loadFloat64(long address) {
    return ALL.get(JAVA_DOUBLE_UNALIGNED, address);
  }

  static void storeFloat64(long address, double value) {
    ALL.set(JAVA_DOUBLE_UNALIGNED, address, value);
  }

  static void storeComplex64(long address, float real, float imaginary) {
    ALL.set(JAVA_FLOAT_UNALIGNED, address, real);
    ALL.set(JAVA_FLOAT_UNALIGNED, address + Float.BYTES, imaginary);
  }

  static void storeComplex128(long address, double real, double imaginary) {
    ALL.set(JAVA_DOUBLE_UNALIGNED, address, real);
    ALL.set(JAVA_DOUBLE_UNALIGNED, address + Double.BYTES, imaginary);
  }
}
