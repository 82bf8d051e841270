package dev.ashlar.kernels.internal.loop;

import dev.ashlar.kernels.memory.Scratch;

/**
 * A compiled reduction of blocks to rows. A block of {@code 8 * rowLanes} columns is joined from top to bottom,
 * beginning with a row of columns that is given; then column k with column k + 4 rows' lanes, k + 2, k + 1, which
 * leaves one row of {@code rowLanes} values. The order of joins is the same for every vector width.
 */
public abstract class ReduceKernel implements Warmable {
  /** Accumulators of one row each that are kept at once. */
  public static final int ACCUMULATORS = 8;

  /** Bytes that {@link #block} needs for what it keeps aside. */
  public static final int SPARE_BYTES = 256;

  private static final int TRIAL_TURNS = 4;

  private final Heat heat;
  private boolean hot;

  /** What does the same by scalar bodies: set once, used to tell when this kernel is worth while. */
  private Block cold = (row, first, a, b, n) -> {};

  /** For the templates. */
  protected ReduceKernel() {
    heat = new Heat(true);
  }

  /** The scalar form of {@link #block}. */
  public interface Block {
    /** Reduces whole columns to a row. */
    void reduce(long row, long first, long a, long b, int n);
  }

  /** Whether {@link #block} may be used: it is hot. Counts the elements that are about to be handled. */
  public final boolean isHot(int n) {
    if (!hot) {
      heat.add(this, n);
    }
    return hot;
  }

  /** How many values it joins at once, in words. */
  public final String pace() {
    return columns() + " elements at a time" + (hot ? "" : " once that loop is compiled, one until then");
  }

  /** Columns of a block. */
  protected abstract int columns();

  /**
   * Reduces whole columns: stores one row at {@code row}.
   *
   * @param first the address of one value for each column, with which it begins: of the accumulators' dtype
   * @param n how many values follow: a multiple of the columns, or 0
   * @param spare the address of {@link #SPARE_BYTES} to write to
   */
  public abstract void block(long row, long first, long a, long b, int n, long spare);

  /** Says what the scalar form is. */
  public final void setCold(Block scalar) {
    this.cold = scalar;
  }

  @Override
  public final int trialElements() {
    return TRIAL_TURNS * columns();
  }

  @Override
  public final void runCold(long[] addresses, int n) {
    try (var memory = Scratch.take()) {
      cold.reduce(memory.address(), addresses[1], addresses[1], addresses[2], n);
    }
  }

  @Override
  public final void runHot(long[] addresses, int n) {
    block(addresses[0], n == 0 ? 0 : addresses[1], addresses[1], addresses[2], n, addresses[0] + SPARE_BYTES);
  }

  @Override
  public final void use(boolean vector) {
    hot = vector;
  }
}
