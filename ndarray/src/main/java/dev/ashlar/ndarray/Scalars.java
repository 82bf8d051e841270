package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.memory.NativeMemory;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Java numbers as arrays of no dimensions, of the dtype that the standard's rules give them beside an array. */
final class Scalars {
  private Scalars() {}

  /** Beside a value of this dtype; alone, a number is float64, int64 or complex128. */
  static NDArray of(String operation, @Nullable DType beside, Number value) {
    var dtype = dtype(operation, beside == null ? DType.BOOL : beside, value);
    var block = NativeMemory.allocate(dtype.itemsize());
    store(dtype, block.address(), value);
    return new NDArray(block, block.address(), dtype, new long[0], new long[0], 1, false);
  }

  /** Stores a number at a proved address; only complex dtypes take complex numbers. */
  static void store(DType dtype, long address, Number value) {
    switch (value) {
      case Complex number -> Elements.setComplex(dtype, address, number.real(), number.imaginary());
      case Double number -> Elements.setDouble(dtype, address, number);
      case Float number -> Elements.setDouble(dtype, address, number);
      default -> Elements.setLong(dtype, address, value.longValue());
    }
  }

  private static DType dtype(String operation, DType beside, Number value) {
    return switch (value) {
      case Complex _ ->
          switch (beside) {
            case FLOAT16, FLOAT32, COMPLEX64 -> DType.COMPLEX64;
            default -> DType.COMPLEX128;
          };
      case Double _, Float _ ->
          switch (beside.kind()) {
            case FLOAT, COMPLEX -> beside;
            case BOOL, INT, UINT -> DType.FLOAT64;
          };
      case Long _, Integer _, Short _, Byte _, BigInteger _ -> integer(operation, beside, value);
      default ->
          throw new IllegalArgumentException(
              operation + ": a " + value.getClass().getSimpleName() + " is not a number of an array");
    };
  }

  private static DType integer(String operation, DType beside, Number value) {
    var dtype = beside == DType.BOOL ? DType.INT64 : beside;
    boolean isInteger = dtype.kind() == DType.Kind.INT || dtype.kind() == DType.Kind.UINT;
    boolean isLong = !(value instanceof BigInteger big) || big.bitLength() < Long.SIZE;
    boolean fits =
        isLong
            ? !isInteger || fits(dtype, value.longValue())
            : dtype == DType.UINT64 && value instanceof BigInteger big && big.signum() > 0 && big.bitLength() == Long.SIZE;
    if (!fits) {
      throw new ArithmeticException(operation + ": " + value + " is out of bounds for " + dtype.standardName());
    }
    return dtype;
  }

  private static boolean fits(DType dtype, long value) {
    int bits = 8 * dtype.itemsize();
    if (dtype.kind() == DType.Kind.UINT) {
      return value >= 0 && (bits == 64 || value >>> bits == 0);
    }
    return value >> (bits - 1) == 0 || value >> (bits - 1) == -1;
  }
}
