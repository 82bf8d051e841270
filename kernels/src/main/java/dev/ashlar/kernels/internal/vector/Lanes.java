package dev.ashlar.kernels.internal.vector;

import dev.ashlar.datashape.DType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** Which vector carries the lanes of a dtype. */
final class Lanes {
  /**
   * Bits of the machine's vectors, or what the property {@code dev.ashlar.vector.bits} forces (64 to 512, for tests).
   */
  static final int BITS = Integer.getInteger("dev.ashlar.vector.bits", IntVector.SPECIES_PREFERRED.vectorBitSize());

  private Lanes() {}

  /** Bytes of a lane that carries the dtype: float16 is computed in float32. */
  static int bytes(DType dtype) {
    return dtype == DType.FLOAT16 ? Float.BYTES : dtype.itemsize();
  }

  /** The machine's float64 lanes; less than two means that vectors are not worth while. */
  static int preferred(int itemsize) {
    return BITS / 8 / itemsize;
  }

  static boolean worthWhile() {
    return BITS >= 128 && DoubleVector.SPECIES_PREFERRED.length() >= 2;
  }

  /**
   * Whether the machine's own vectors are of 512 bits: elsewhere conversions between int64 and others are loops over
   * boxed values.
   */
  static boolean areWidest() {
    return LongVector.SPECIES_PREFERRED.vectorBitSize() == 512;
  }

  /**
   * The Java element type whose lanes hold the dtype's bits, or its value for float16; null where there is none. Bool
   * has masks, not lanes.
   */
  static @Nullable Class<?> elementType(DType dtype) {
    return switch (dtype) {
      case INT8, UINT8, BOOL -> byte.class;
      case INT16, UINT16 -> short.class;
      case INT32, UINT32 -> int.class;
      case INT64, UINT64 -> long.class;
      case FLOAT16, FLOAT32 -> float.class;
      case FLOAT64 -> double.class;
      case COMPLEX64, COMPLEX128 -> null;
    };
  }

  /** The species of {@code lanes} elements; null where no vector has that width (below 64 bits) or dtype. */
  static @Nullable VectorSpecies<?> species(DType dtype, int lanes) {
    var type = elementType(dtype);
    long bits = 8L * lanes * bytes(dtype);
    return type == null || bits < 64 || bits > 512
        ? null
        : VectorSpecies.of(type, VectorShape.forBitSize((int) bits));
  }
}
