package dev.ashlar.kernels.internal.loop;

/**
 * Something with a slow form that is soon compiled and a fast one that must first be made hot: a kernel, a sorter, a
 * tile of the matrix product. Its {@link Heat} asks for the warming.
 */
public interface Warmable {
  /**
   * Elements of one call in a trial: enough for some turns of the loop, at most {@link TrialMemory#ELEMENTS}; 0 if
   * there is no fast form.
   */
  int trialElements();

  /** Runs the slow form over n elements of scratch memory: the output's address, then the inputs'. */
  void runCold(long[] addresses, int n);

  /** Runs the fast form on the same. Without elements it does next to nothing, and allocates nothing. */
  void runHot(long[] addresses, int n);

  /** From now on the fast form is used, or the slow one again. */
  void use(boolean fast);

  /** How many calls the JIT needs to see. */
  default Trials trials() {
    return Trials.OF_KERNELS;
  }

  /**
   * Makes the fast form anew, since the JIT has given up on the last one, or has compiled it so that vectors stay on
   * the heap.
   *
   * @return whether that can be done
   */
  default boolean renew() {
    return false;
  }
}
