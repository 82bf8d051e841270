package dev.ashlar.kernels.internal.scalar;

import dev.ashlar.datashape.DType;
import java.util.List;

/**
 * The Java types in which scalar forms compute. An integer of up to 32 bits travels in an {@code int} that holds its
 * value, uint32 in a {@code long} that holds its value, uint64 in the bits of a {@code long}, float16 in a
 * {@code float} that it represents exactly.
 */
public final class Carriers {
  private Carriers() {}

  /**
   * The carrier of a dtype.
   *
   * @throws IllegalArgumentException if it is complex: its parts have carriers
   */
  public static Class<?> of(DType dtype) {
    return switch (dtype) {
      case BOOL -> boolean.class;
      case INT8, INT16, INT32, UINT8, UINT16 -> int.class;
      case INT64, UINT32, UINT64 -> long.class;
      case FLOAT16, FLOAT32 -> float.class;
      case FLOAT64 -> double.class;
      case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException(dtype.standardName() + " has no scalar carrier");
    };
  }

  /** Where to look for a form whose inputs are of this dtype, most specific first. */
  static List<Class<?>> homes(DType dtype) {
    return switch (dtype) {
      case BOOL -> List.of(BooleanForms.class);
      case INT8, INT16, INT32, UINT8, UINT16 -> List.of(IntForms.class);
      case INT64, UINT32 -> List.of(LongForms.class);
      case UINT64 -> List.of(UnsignedLongForms.class, LongForms.class);
      case FLOAT16 -> List.of(HalfForms.class, FloatForms.class);
      case FLOAT32 -> List.of(FloatForms.class);
      case FLOAT64 -> List.of(DoubleForms.class, ComplexForms.class);
      case COMPLEX64, COMPLEX128 -> List.of();
    };
  }
}
