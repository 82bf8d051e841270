package dev.ashlar.kernels.internal.loop;

/**
 * How something is tried.
 *
 * @param calls of each form in one trial, at least 2
 * @param enough calls with elements after which there is more waiting than calling: the JIT should have queued the fast
 *     form by now
 * @param bytes that a call of a good fast form leaves on the heap at most
 * @param gain how many times as fast as the slow form the fast one must be
 * @param seconds that the JIT may take after it has seen enough
 */
public record Trials(int calls, int enough, long bytes, int gain, int seconds) {
  /**
   * A kernel is a loop in a method. Less than an object for each call: C2 has compiled it, and no vector is left on the
   * heap.
   */
  public static final Trials OF_KERNELS = new Trials(8, 800, 16, 1, 4);
}
