package dev.ashlar.kernels.internal.loop;

/** A kernel with a slow form that is soon compiled and a fast one that must first be made hot. */
interface Warmable {
  /** Elements of a trial: enough for some turns of the loop, at most {@link TrialMemory#ELEMENTS}. */
  int trialElements();

  /** Runs the scalar form over n elements of scratch memory: the output's address, then the inputs'. */
  void runCold(long[] addresses, int n);

  /** Runs the vector form on the same. */
  void runHot(long[] addresses, int n);

  /** From now on the vector form is used, or the scalar one again. */
  void use(boolean vector);
}
