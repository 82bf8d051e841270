package dev.ashlar.kernels;

import dev.ashlar.kernels.memory.NativeMemory;

/**
 * How much native memory the arrays of this JVM take, at one moment. The figures are gathered without stopping other
 * threads, so they are exact only while no other thread allocates.
 *
 * @param allocatedBytes handed out since the start, in all
 * @param allocatedBlocks blocks handed out since the start, in all
 * @param liveBytes in use now, by reachable arrays or by such that the collector has not found yet
 * @param pooledBytes free now, kept for the next arrays
 * @param mappedBytes taken from the system now: live and pooled
 * @param budgetBytes the most that may be mapped
 * @param collections how often a garbage collection was asked for because native memory ran short
 */
public record MemoryCounters(
    long allocatedBytes,
    long allocatedBlocks,
    long liveBytes,
    long pooledBytes,
    long mappedBytes,
    long budgetBytes,
    long collections) {

  /** The counters now. */
  public static MemoryCounters now() {
    return NativeMemory.counters();
  }

  @Override
  public String toString() {
    return liveBytes + " bytes are live, " + pooledBytes + " are pooled, " + mappedBytes
        + " are mapped of a budget of " + budgetBytes + "; since the start, " + allocatedBlocks + " blocks with "
        + allocatedBytes + " bytes were allocated and " + collections + " collections asked for";
  }
}
