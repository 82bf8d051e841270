package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

/**
 * The bodies of {@link ElementCopy}: one element from its dtype to the type it is computed in, or back.
 *
 * <p>A complex number x + iy on the left of a product becomes the real matrix ((x, -y), (y, x)), on the right the
 * column (x, y), so that the product of both is a column (real part, imaginary part); {@code pair} is the distance
 * between the columns of the one and the rows of the other.
 */
final class ElementConversions {
  private ElementConversions() {}

  static void eightBytes(long to, long from, long pair) {
    ALL.set(JAVA_LONG_UNALIGNED, to, ALL.get(JAVA_LONG_UNALIGNED, from));
  }

  static void fourBytes(long to, long from, long pair) {
    ALL.set(JAVA_INT_UNALIGNED, to, ALL.get(JAVA_INT_UNALIGNED, from));
  }

  static void widenInt8(long to, long from, long pair) {
    ALL.set(JAVA_INT_UNALIGNED, to, ALL.get(JAVA_BYTE, from));
  }

  static void widenInt16(long to, long from, long pair) {
    ALL.set(JAVA_INT_UNALIGNED, to, ALL.get(JAVA_SHORT_UNALIGNED, from));
  }

  static void widenBool(long to, long from, long pair) {
    ALL.set(JAVA_INT_UNALIGNED, to, ALL.get(JAVA_BYTE, from) == 0 ? 0 : 1);
  }

  static void widenFloat16(long to, long from, long pair) {
    ALL.set(JAVA_FLOAT_UNALIGNED, to, Float.float16ToFloat(ALL.get(JAVA_SHORT_UNALIGNED, from)));
  }

  static void narrowInt8(long to, long from, long pair) {
    ALL.set(JAVA_BYTE, to, (byte) ALL.get(JAVA_INT_UNALIGNED, from));
  }

  static void narrowInt16(long to, long from, long pair) {
    ALL.set(JAVA_SHORT_UNALIGNED, to, (short) ALL.get(JAVA_INT_UNALIGNED, from));
  }

  static void narrowFloat16(long to, long from, long pair) {
    ALL.set(JAVA_SHORT_UNALIGNED, to, Float.floatToFloat16(ALL.get(JAVA_FLOAT_UNALIGNED, from)));
  }

  static void leftComplex128(long to, long from, long pair) {
    double real = ALL.get(JAVA_DOUBLE_UNALIGNED, from);
    double imaginary = ALL.get(JAVA_DOUBLE_UNALIGNED, from + Double.BYTES);
    ALL.set(JAVA_DOUBLE_UNALIGNED, to, real);
    ALL.set(JAVA_DOUBLE_UNALIGNED, to + Double.BYTES, imaginary);
    ALL.set(JAVA_DOUBLE_UNALIGNED, to + pair, -imaginary);
    ALL.set(JAVA_DOUBLE_UNALIGNED, to + pair + Double.BYTES, real);
  }

  static void rightComplex128(long to, long from, long pair) {
    eightBytes(to, from, pair);
    eightBytes(to + pair, from + Double.BYTES, pair);
  }

  static void resultComplex128(long to, long from, long pair) {
    eightBytes(to, from, pair);
    eightBytes(to + Double.BYTES, from + pair, pair);
  }

  static void leftComplex64(long to, long from, long pair) {
    float real = ALL.get(JAVA_FLOAT_UNALIGNED, from);
    float imaginary = ALL.get(JAVA_FLOAT_UNALIGNED, from + Float.BYTES);
    ALL.set(JAVA_FLOAT_UNALIGNED, to, real);
    ALL.set(JAVA_FLOAT_UNALIGNED, to + Float.BYTES, imaginary);
    ALL.set(JAVA_FLOAT_UNALIGNED, to + pair, -imaginary);
    ALL.set(JAVA_FLOAT_UNALIGNED, to + pair + Float.BYTES, real);
  }

  static void rightComplex64(long to, long from, long pair) {
    fourBytes(to, from, pair);
    fourBytes(to + pair, from + Float.BYTES, pair);
  }

  static void resultComplex64(long to, long from, long pair) {
    fourBytes(to, from, pair);
    fourBytes(to + Float.BYTES, from + pair, pair);
  }
}
