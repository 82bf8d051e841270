package dev.ashlar.kernels.internal.loop;

/** A compiled transposition of squares in vector registers. */
public abstract class SquareKernel {
  /** For the templates. */
  protected SquareKernel() {}

  /** Elements along a side of a square. */
  public abstract int side();

  /**
   * Copies a tile whose columns lie without gaps in the source to one whose rows do in the target.
   *
   * @param from address of the first element; then bytes from column to column
   * @param to address of the first element, which no element of the source overlaps; then bytes from row to row
   * @param rows a multiple of the side, as are the columns
   */
  public abstract void run(long from, long fromColumn, long to, long toRow, int rows, int columns);
}
