package dev.ashlar.tools.tour;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;

/** A column of numbers in native memory that grows while a file is read. */
final class NativeColumn {
  private static final long FIRST_CAPACITY = 4096;

  private NDArray elements;
  private long size;

  NativeColumn(DType dtype) {
    elements = Creation.empty(dtype, FIRST_CAPACITY);
  }

  void add(double value) {
    makeRoom();
    elements.setDouble(size++, value);
  }

  void add(long value) {
    makeRoom();
    elements.setLong(size++, value);
  }

  private void makeRoom() {
    if (size == elements.size()) {
      var larger = Creation.empty(elements.dtype(), 2 * size);
      larger.get(Index.until(size)).assign(elements);
      elements = larger;
    }
  }

  long size() {
    return size;
  }

  /** What was added, in memory of its own size. */
  NDArray toArray() {
    return elements.get(Index.until(size)).copy();
  }
}
