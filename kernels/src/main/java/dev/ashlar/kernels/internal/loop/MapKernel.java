package dev.ashlar.kernels.internal.loop;

/**
 * A compiled elementwise expression. {@code run} steps by the element sizes and leaf modes that the kernel was made
 * for; {@code runStrided} steps by any strides with the scalar body. Either may be called from any thread.
 *
 * <p>A kernel starts with its scalar body; when it has seen enough elements a background thread warms the vector body
 * and switches it on once it is faster. Both give the same results.
 */
public abstract class MapKernel implements Warmable {
  /** Elements that one leaf call handles at most: 16 KiB of float64 stay in the first-level cache. */
  static final int BLOCK = 8192;

  /** Turns of the loop in a trial: enough to be seen as a loop, few enough for many calls. */
  private static final int TRIAL_VECTORS = 12;

  /** For the templates. */
  protected MapKernel() {}

  /** How many inputs there are. */
  public abstract int inputs();

  @Override
  public int trialElements() {
    return lanes() * TRIAL_VECTORS;
  }

  /** How many elements the vector body handles at once; 0 without one. */
  public abstract int lanes();

  /** Whether the vector body is in use. */
  abstract boolean isHot();

  /** How it goes through a run now, in words. */
  public final String pace() {
    if (isHot()) {
      return lanes() + " elements at a time";
    }
    return lanes() > 1 ? coldPace() + " until the loop of " + lanes() + " is compiled" : "one element at a time";
  }

  /** How it does so before the vector body is in use. */
  String coldPace() {
    return "one element at a time";
  }

  /** Bytes from one element to the next as compiled: of the output for 0, of input i - 1 for i. */
  public abstract long step(int operand);

  /** Elements of {@code n} values from these addresses, stepping as compiled. */
  public abstract void run(long[] addresses, long n);

  /**
   * The same with byte strides.
   *
   * @param addresses the output's, then the inputs'
   * @param strides bytes from one element to the next, in the same order
   */
  public abstract void runStrided(long[] addresses, long[] strides, long n);

  /** Up to three operands, without arrays; addresses of operands that there are not are 0. */
  public abstract void run(long out, long a, long b, long c, long n);

  /** Up to two operands. */
  public final void run(long out, long a, long b, long n) {
    run(out, a, b, 0, n);
  }
}
