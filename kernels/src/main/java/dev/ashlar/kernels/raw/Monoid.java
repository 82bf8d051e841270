package dev.ashlar.kernels.raw;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.ValueLayout;

/**
 * What a reduction joins values with: an associative operation and the value that changes nothing.
 *
 * @param operation joins two values
 * @param identity as a number; infinities stand for the largest and smallest of an integer dtype
 */
public record Monoid(Operation operation, Number identity) {
  /** The sum; its identity is -0 for floats, so that a sum of -0 alone stays -0. */
  public static final Monoid SUM = new Monoid(Operations.ADD, -0.0);

  /** The product. */
  public static final Monoid PROD = new Monoid(Operations.MULTIPLY, 1);

  /** The smallest; NaN if any value is. */
  public static final Monoid MIN = new Monoid(Operations.MINIMUM, Double.POSITIVE_INFINITY);

  /** The largest; NaN if any value is. */
  public static final Monoid MAX = new Monoid(Operations.MAXIMUM, Double.NEGATIVE_INFINITY);

  /** The smallest number of floats; NaN if there is none. */
  public static final Monoid FMIN = new Monoid(Operations.FMIN, Double.NaN);

  /** The largest number of floats; NaN if there is none. */
  public static final Monoid FMAX = new Monoid(Operations.FMAX, Double.NaN);

  /** Whether joining calls a function that is not the library's. */
  public boolean callsUserCode() {
    return !operation.ownForms().isEmpty();
  }

  /** Writes the identity of a real dtype at the address. */
  public void storeIdentity(DType dtype, long address) {
    switch (dtype) {
      case FLOAT64 -> ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, identity.doubleValue());
      case FLOAT32 -> ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, identity.floatValue());
      case FLOAT16 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, Float.floatToFloat16(identity.floatValue()));
      case INT64, UINT64 -> ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, integer(dtype));
      case INT32, UINT32 -> ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, (int) integer(dtype));
      case INT16, UINT16 -> ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, (short) integer(dtype));
      case INT8, UINT8, BOOL -> ALL.set(ValueLayout.JAVA_BYTE, address, (byte) integer(dtype));
      case COMPLEX64, COMPLEX128 ->
          throw new IllegalArgumentException(operation.name() + ": no identity for " + dtype.standardName());
    }
  }

  private long integer(DType dtype) {
    double value = identity.doubleValue();
    if (!Double.isInfinite(value)) {
      return identity.longValue();
    }
    long largestSigned = Long.MAX_VALUE >>> (64 - 8 * dtype.itemsize());
    return switch (dtype.kind()) {
      case INT -> value > 0 ? largestSigned : -largestSigned - 1;
      case BOOL -> value > 0 ? 1 : 0;
      default -> value > 0 ? -1 : 0;
    };
  }
}
