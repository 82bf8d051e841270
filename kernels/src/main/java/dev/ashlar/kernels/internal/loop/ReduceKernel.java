package dev.ashlar.kernels.internal.loop;

/**
 * A compiled reduction of blocks to rows. A block of {@code rows * 8 * rowLanes} values is seen as columns; every column is joined from
 * top to bottom, then column k with column k + 4 rows' lanes, k + 2, k + 1, which leaves one row of {@code rowLanes} values. The order
 * of joins is the same for every vector width.
 */
public abstract class ReduceKernel implements Warmable {
  /** Accumulators of one row each that are kept at once. */
  public static final int ACCUMULATORS = 8;

  private final Heat heat;
  private boolean hot;

  /** For the template. */
  protected ReduceKernel() {
    heat = new Heat(true);
  }

  /** Whether {@link #block} may be used: it is hot. Counts the elements that are about to be handled. */
  public boolean isHot(int n) {
    if (!hot) {
      heat.add(this, n);
    }
    return hot;
  }

  /** Columns of a block. */
  protected abstract int columns();

  /** Reduces whole columns: stores one row of accumulators at {@code row}. */
  public abstract void block(long row, long a, long b, int n);

  /** What does the same by the scalar body: set once, used to tell when this kernel is worth while. */
  private ColdBlock cold = (row, a, b, n) -> {};

  /** The scalar form of {@link #block}. */
  public interface ColdBlock {
    /** Reduces whole columns to a row. */
    void block(long row, long a, long b, int n);
  }

  /** Says what the scalar form is. */
  public void setCold(ColdBlock scalar) {
    this.cold = scalar;
  }

  @Override
  public int trialElements() {
    return 4 * columns();
  }

  @Override
  public void runCold(long[] addresses, int n) {
    cold.block(addresses[0], addresses[1], addresses[2], n);
  }

  @Override
  public void runHot(long[] addresses, int n) {
    block(addresses[0], addresses[1], addresses[2], n);
  }

  @Override
  public void use(boolean vector) {
    hot = vector;
  }
}
