package dev.ashlar.kernels.raw;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.ValueLayout;

/** What a reduction joins values with: an associative operation and the value that changes nothing. */
public enum Monoid {
  /** The sum; its identity is -0 for floats, so that a sum of -0 alone stays -0. */
  SUM,
  /** The product. */
  PROD,
  /** The smallest; NaN if any value is. */
  MIN,
  /** The largest; NaN if any value is. */
  MAX;

  /** The operation that joins two values. */
  public Operation operation() {
    return switch (this) {
      case SUM -> Operations.ADD;
      case PROD -> Operations.MULTIPLY;
      case MIN -> Operations.MINIMUM;
      case MAX -> Operations.MAXIMUM;
    };
  }

  /** Writes the identity of a real dtype at the address. */
  public void storeIdentity(DType dtype, long address) {
    switch (dtype) {
      case FLOAT64 -> ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, real());
      case FLOAT32 -> ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, (float) real());
      case FLOAT16 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, Float.floatToFloat16((float) real()));
      case INT64, UINT64 -> ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, integer(dtype));
      case INT32, UINT32 -> ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, (int) integer(dtype));
      case INT16, UINT16 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, (short) integer(dtype));
      case INT8, UINT8, BOOL -> ALL.set(ValueLayout.JAVA_BYTE, address, (byte) integer(dtype));
      case COMPLEX64, COMPLEX128 ->
          throw new IllegalArgumentException(operation().name() + ": no identity for " + dtype.standardName());
    }
  }

  private double real() {
    return switch (this) {
      case SUM -> -0.0;
      case PROD -> 1;
      case MIN -> Double.POSITIVE_INFINITY;
      case MAX -> Double.NEGATIVE_INFINITY;
    };
  }

  private long integer(DType dtype) {
    int bits = 8 * dtype.itemsize();
    long largestSigned = Long.MAX_VALUE >>> (64 - bits);
    return switch (this) {
      case SUM -> 0;
      case PROD -> 1;
      case MIN ->
          switch (dtype.kind()) {
            case INT -> largestSigned;
            case BOOL -> 1;
            default -> -1;
          };
      case MAX -> dtype.kind() == DType.Kind.INT ? -largestSigned - 1 : 0;
    };
  }
}
