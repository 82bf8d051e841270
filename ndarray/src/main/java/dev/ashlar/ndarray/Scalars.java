package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.memory.Block;
import dev.ashlar.kernels.memory.NativeMemory;
import dev.ashlar.kernels.memory.Spares;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Java numbers beside arrays, as the array API standard's "Mixing arrays with Python scalars" has it: a number takes
 * the array's dtype if it is of that kind or a lower one, else the default dtype of its own kind.
 */
final class Scalars {
  private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);

  /** Numbers of each dtype. */
  private static final List<Spares<NDArray>> SPARES =
      Stream.generate(Spares<NDArray>::new).limit(DType.values().length).toList();

  private Scalars() {}

  /** A 0-dimensional array of a number, of the dtype that it takes beside {@code beside}; alone if that is null. */
  static NDArray of(String operation, @Nullable DType beside, Number value) {
    var dtype = dtype(operation, beside == null ? DType.BOOL : beside, value);
    var scalar = in(NativeMemory.allocate(dtype.itemsize()), dtype);
    store(operation, dtype, scalar.address, value);
    return scalar;
  }

  private static NDArray in(Block block, DType dtype) {
    return new NDArray(block, block.address(), dtype, new long[0], new long[0], 1, false);
  }

  /** The same, for any thread and longer than the open scopes: what an expression keeps. */
  static NDArray lasting(String operation, @Nullable DType beside, Number value) {
    var dtype = dtype(operation, beside == null ? DType.BOOL : beside, value);
    var scalar = in(NativeMemory.allocateLasting(dtype.itemsize()), dtype);
    store(operation, dtype, scalar.address, value);
    return scalar;
  }

  /** The same for one operation that allocates nothing; then it is to be {@linkplain #giveBack given back}. */
  static NDArray lend(String operation, DType beside, Number value) {
    var dtype = dtype(operation, beside, value);
    var free = SPARES.get(dtype.ordinal()).take();
    var scalar = free != null ? free : in(NativeMemory.allocateLasting(dtype.itemsize()), dtype);
    store(operation, dtype, scalar.address, value);
    return scalar;
  }

  /** Takes back a number that nobody uses any more. */
  static void giveBack(NDArray lent) {
    SPARES.get(lent.numeric("number").ordinal()).giveBack(lent);
  }

  /**
   * The same, to be assigned to elements of a dtype.
   *
   * @throws ArithmeticException if the number is complex and the dtype is not
   */
  static NDArray assigned(String operation, DType target, Number value) {
    return of(operation, target, fitting(operation, target, value));
  }

  /** The same, lent. */
  static NDArray lendAssigned(String operation, DType target, Number value) {
    return lend(operation, target, fitting(operation, target, value));
  }

  /** The number itself, unless it is complex and the dtype is not: then its real part, if that is all of it. */
  private static Number fitting(String operation, DType target, Number value) {
    if (value instanceof Complex complex && target.kind() != DType.Kind.COMPLEX) {
      if (complex.imaginary() != 0) {
        throw new ArithmeticException(operation + ": " + complex + " is no value of " + target.standardName());
      }
      return complex.real();
    }
    return value;
  }

  /** The dtype that a number has alone: float64, complex128, or int64; uint64 beyond that. */
  static DType dtype(String operation, Number value) {
    return dtype(operation, DType.BOOL, value);
  }

  static DType dtype(String operation, DType beside, Number value) {
    return switch (value) {
      case Double _, Float _ ->
          switch (beside.kind()) {
            case FLOAT, COMPLEX -> beside;
            case BOOL, INT, UINT -> DType.FLOAT64;
          };
      case Complex _ ->
          switch (beside) {
            case FLOAT16, FLOAT32, COMPLEX64 -> DType.COMPLEX64;
            default -> DType.COMPLEX128;
          };
      default -> integerDtype(operation, beside, value);
    };
  }

  private static DType integerDtype(String operation, DType beside, Number value) {
    boolean isLong = isLong(operation, value);
    if (beside == DType.BOOL) {
      return isLong ? DType.INT64 : requireFit(operation, DType.UINT64, value);
    }
    return isInteger(beside) ? requireFit(operation, beside, value) : beside;
  }

  /** Whether an integer fits a Java long; other numbers are refused. */
  private static boolean isLong(String operation, Number value) {
    return switch (value) {
      case Long _, Integer _, Short _, Byte _ -> true;
      case BigInteger integer -> integer.bitLength() < 64;
      default -> throw new IllegalArgumentException(
          operation + ": a " + value.getClass().getSimpleName() + " is not a number of an array");
    };
  }

  private static boolean isInteger(DType dtype) {
    return dtype.kind() == DType.Kind.INT || dtype.kind() == DType.Kind.UINT;
  }

  /** The dtype, unless an integer is out of its bounds. */
  static DType requireFit(String operation, DType dtype, Number value) {
    if (!(isLong(operation, value) ? fits(dtype, value.longValue()) : fits(dtype, (BigInteger) value))) {
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

  private static boolean fits(DType dtype, BigInteger value) {
    return dtype == DType.UINT64 && value.signum() > 0 && value.bitLength() == 64;
  }

  /**
   * Stores a number converted to a dtype: floats are truncated to integers.
   *
   * @throws ArithmeticException if it is an integer beyond the dtype's bounds, or complex where the dtype is not
   */
  static void store(String operation, DType dtype, long address, Number given) {
    switch (fitting(operation, dtype, given)) {
      case Complex value -> Elements.setComplex(dtype, address, value.real(), value.imaginary());
      case Double value -> Elements.setDouble(dtype, address, value);
      case Float value -> Elements.setDouble(dtype, address, value);
      case Number value -> {
        if (isInteger(dtype)) {
          Elements.setLong(requireFit(operation, dtype, value), address, value.longValue());
        } else if (isLong(operation, value)) {
          Elements.setLong(dtype, address, value.longValue());
        } else {
          Elements.setDouble(dtype, address, value.doubleValue());
        }
      }
    }
  }

  /** The element at an address as a Java object: Boolean, Long, BigInteger beyond it, Double or Complex. */
  static Object load(DType dtype, long address) {
    return switch (dtype.kind()) {
      case BOOL -> Elements.getLong(dtype, address) != 0;
      case INT -> Elements.getLong(dtype, address);
      case UINT -> {
        long bits = Elements.getLong(dtype, address);
        yield bits >= 0 ? (Object) bits : (Object) BigInteger.valueOf(bits).add(TWO_TO_64);
      }
      case FLOAT -> Elements.getDouble(dtype, address);
      case COMPLEX -> Elements.getComplex(dtype, address);
    };
  }
}
