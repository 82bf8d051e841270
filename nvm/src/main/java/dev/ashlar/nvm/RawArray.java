package dev.ashlar.nvm;

import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.StringType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * An array as its bytes: for element types that refer to a heap, such as strings and ragged rows, and for arrays with a
 * validity bitmap. What the bytes mean stands in {@code FORMAT.md}.
 *
 * @param dtype of an element
 * @param shape extents, outermost first
 * @param data the elements, row-major
 * @param heap what the elements refer to, if they do
 * @param validity a bit for each element, lowest bit of the first byte first: 1 for a value, 0 for a missing one
 */
public record RawArray(
    DataType dtype, List<Long> shape, MemorySegment data, Optional<MemorySegment> heap,
    Optional<MemorySegment> validity) {

  /**
   * Checks sizes.
   *
   * @throws IllegalArgumentException if data or validity have other sizes than dtype and shape say
   */
  public RawArray {
    shape = List.copyOf(shape);
    long bytes = StoredArray.bytes("raw array", dtype, shape.stream().mapToLong(Long::longValue).toArray());
    if (data.byteSize() != bytes) {
      throw new IllegalArgumentException(
          "raw array: " + shape + " elements of " + dtype + " take " + bytes + " bytes, and "
          + data.byteSize() + " are given");
    }
    long count = shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    if (validity.isPresent() && validity.get().byteSize() != (count + 7) / 8) {
      throw new IllegalArgumentException(
          "raw array: " + count + " elements need " + (count + 7) / 8 + " bytes of validity, and "
          + validity.get().byteSize() + " are given");
    }
  }

  /**
   * Whether elements of a type refer to bytes outside of them: strings and bytes without a fixed length, json, ragged
   * dimensions.
   */
  public static boolean refersToHeap(DataType type) {
    if (type.hasVar()) {
      return true;
    }
    var open = new ArrayDeque<DataType>(List.of(type));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (next instanceof StringType || next == BasicType.BYTES || next == BasicType.JSON) {
        return true;
      }
      open.addAll(next.components());
    }
    return false;
  }
}
