package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.Arrays;
import java.util.function.BiFunction;

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

  /**
   * A reduction of complex numbers that treats both parts alike, as one of pairs of real numbers along all axes but
   * theirs.
   *
   * @param reduction whose result has the dtype of the parts
   */
  static NDArray reduce(String name, NDArray a, Along along, BiFunction<NDArray, Along, NDArray> reduction) {
    int ndim = a.shape.length;
    var part = a.real().numeric(name);
    var shape = Arrays.copyOf(a.shape, ndim + 1);
    var strides = Arrays.copyOf(a.strides, ndim + 1);
    shape[ndim] = 2;
    strides[ndim] = part.itemsize();
    var pairs = new NDArray(a.owner, a.address, part, shape, strides, 2 * a.size, a.readOnly);
    var joined = reduction.apply(pairs, along.ofPairs(name, ndim));
    int kept = joined.shape.length - 1;
    return new NDArray(
        joined.owner, joined.address, a.dtype, Arrays.copyOf(joined.shape, kept), Arrays.copyOf(joined.strides, kept),
        joined.size / 2, false);
  }
}
