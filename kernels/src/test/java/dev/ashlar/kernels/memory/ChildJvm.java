package dev.ashlar.kernels.memory;

import dev.ashlar.kernels.MemoryCounters;
import java.lang.foreign.Arena;

/** A small program that allocates, and prints the counters or the refusals. */
final class ChildJvm {
  private ChildJvm() {}

  public static void main(String[] arguments) {
    attempt(() -> NativeMemory.allocate(100));
    attempt(() -> MemoryScope.open().close());
    attempt(() -> new SegmentOwner(Arena.global().allocate(8)));
    System.out.println(MemoryCounters.now());
  }

  private static void attempt(Runnable action) {
    try {
      action.run();
    } catch (IllegalCallerException e) {
      System.out.println(e);
    }
  }
}
