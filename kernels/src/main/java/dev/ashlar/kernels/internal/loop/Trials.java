package dev.ashlar.kernels.internal.loop;

/**
 * How something is tried.
 *
 * @param calls of each form in one trial, at least 2
 * @param enough calls with elements after which there is more waiting than calling: the JIT should have queued the fast form by now
 */
public record Trials(int calls, int enough) {
  /** A kernel: a loop in a method. */
  public static final Trials OF_KERNELS = new Trials(8, 800);
}
