package dev.ashlar.kernels.internal.matmul;

/** Copies a strided block of elements into another, converting each: how panels are packed and results unpacked. */
abstract class ElementCopy {
  /**
   * Copies {@code rows * columns} elements, the inner loop along the shorter stride of the source. Strides are in
   * bytes.
   *
   * @param pair the distance of the second half of a complex element on the packed side; not read for real elements
   */
  final void copy(
      int rows,
      int columns,
      long to,
      long toRow,
      long toColumn,
      long from,
      long fromRow,
      long fromColumn,
      long pair) {
    if (Math.abs(fromColumn) <= Math.abs(fromRow)) {
      run(rows, columns, to, toRow, toColumn, from, fromRow, fromColumn, pair);
    } else {
      run(columns, rows, to, toColumn, toRow, from, fromColumn, fromRow, pair);
    }
  }

  /** Copies {@code outer * inner} elements in this order. */
  abstract void run(
      long outer, int inner, long to, long toOuter, long toInner, long from, long fromOuter, long fromInner, long pair);
}
