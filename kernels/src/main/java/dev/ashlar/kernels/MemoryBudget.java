package dev.ashlar.kernels;

import dev.ashlar.kernels.memory.NativeMemory;

/**
 * The bound on native memory: no more than this is taken from the system. When it is spent, free memory is given back,
 * then a garbage collection is asked for, and then the allocation fails with an {@link OutOfMemoryError} that states
 * the {@link MemoryCounters}.
 *
 * <p>Memory is taken from the system in pieces of 2 MiB or more, so a budget below that allows nothing.
 *
 * <p>It starts as the system property {@code dev.ashlar.memory.budget} (bytes; suffix k, m, g or t), or as half of the
 * physical memory.
 */
public final class MemoryBudget {
  private MemoryBudget() {}

  /** The budget in bytes. */
  public static long bytes() {
    return NativeMemory.budget();
  }

  /**
   * Sets the budget. Memory in use stays in use, even if it is more.
   *
   * @throws IllegalArgumentException if {@code bytes} is not positive
   */
  public static void set(long bytes) {
    NativeMemory.setBudget(bytes);
  }

  /**
   * Gives free memory back to the system now. Ashlar keeps up to a quarter of the budget for the next arrays, since
   * fresh memory is slow; a program that has passed its peak may want to return it.
   */
  public static void trim() {
    NativeMemory.trim();
  }
}
