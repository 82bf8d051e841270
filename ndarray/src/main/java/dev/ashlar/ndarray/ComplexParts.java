package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;

/** The real and imaginary parts of complex arrays, as views. */
final class ComplexParts {
  private ComplexParts() {}

  /** The dtype of the parts. */
  static DType part(NDArray a) {
    return switch (a.numeric("part")) {
      case COMPLEX64 -> DType.FLOAT32;
      case COMPLEX128 -> DType.FLOAT64;
      default -> throw new IllegalArgumentException("an array of " + a.dtype + " has no imaginary part");
    };
  }

  static NDArray real(NDArray a) {
    return at(a, 0);
  }

  static NDArray imaginary(NDArray a) {
    return at(a, part(a).itemsize());
  }

  private static NDArray at(NDArray a, long offset) {
    return new NDArray(a.owner, a.address + offset, part(a), a.shape, a.strides, a.size, a.readOnly);
  }
}
