package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;

/** Complex arrays from their parts. */
final class Complexes {
  private Complexes() {}

  /** A complex array of two real ones of one shape. */
  static NDArray join(DType dtype, NDArray real, NDArray imaginary) {
    var out = NDArray.fresh("complex", dtype, real.shape);
    out.real().assign(real);
    out.imag().assign(imaginary);
    return out;
  }
}
