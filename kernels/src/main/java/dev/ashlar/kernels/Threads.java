package dev.ashlar.kernels;

import dev.ashlar.kernels.internal.sweep.Workers;

/**
 * How many threads one operation may use. Results never depend on it. The default is the number of processors, or the
 * system property {@code dev.ashlar.threads}.
 */
public final class Threads {
  private Threads() {}

  /** The number of threads that work on one operation, the caller's included. */
  public static int get() {
    return Workers.threads();
  }

  /**
   * Sets the number of threads for operations that start from now on.
   *
   * @param threads 1 for the caller's alone
   * @throws IllegalArgumentException if it is less than 1
   */
  public static void set(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: at least 1 is needed, not " + threads);
    }
    Workers.setThreads(threads);
  }
}
