package dev.ashlar.benchmarks.catalogue;

import dev.ashlar.datashape.DType;
import java.util.List;

/**
 * An array that a row works on.
 *
 * @param name of the variable in every peer's source text
 * @param dtype of its elements
 * @param shape its extents, outermost first
 * @param fill how its elements are chosen
 * @param low the least element
 * @param high above the largest element
 */
public record Input(String name, DType dtype, List<Long> shape, Fill fill, double low, double high) {
  /** The number of elements. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Bytes of all elements. */
  public long bytes() {
    return size() * dtype.itemsize();
  }
}
