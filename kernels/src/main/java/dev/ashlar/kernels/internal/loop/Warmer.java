package dev.ashlar.kernels.internal.loop;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The daemon thread that makes vector bodies hot. Vector code costs 50-3000 ns an element until C2 has compiled it, so no caller ever
 * waits for that: the thread calls the body on a small block of its own until it is measured to be faster than the scalar body.
 */
final class Warmer {
  private static final int ELEMENTS = 512;
  private static final int CALLS = 32;
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final int ITEM = 16;

  private record Task(Warmable kernel, int granule, Heat heat) {}

  private static final LinkedBlockingQueue<Task> QUEUE = new LinkedBlockingQueue<>();

  static {
    Thread.ofPlatform().daemon().name("ashlar-kernel-warmer").start(Warmer::serve);
  }

  private Warmer() {}

  static void warm(Warmable kernel, int granule, Heat heat) {
    QUEUE.add(new Task(kernel, granule, heat));
  }

  private static void serve() {
    var block = Arena.global().allocate((WideMapLoop.SLOTS + 1L) * ELEMENTS * ITEM, 64);
    while (true) {
      try {
        makeHot(QUEUE.take(), block);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void makeHot(Task task, MemorySegment block) {
    // as float64 about 1, as float32 1 and 1.9, as bool true: values that no function treats specially
    for (long i = 0; i < block.byteSize(); i += 8) {
      block.set(ValueLayout.JAVA_LONG, i, 0x3FF0_0000_3F80_0001L);
    }
    var addresses = new long[WideMapLoop.SLOTS + 1];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = block.address() + (long) i * ELEMENTS * ITEM;
    }
    int n = ELEMENTS - ELEMENTS % task.granule;
    long start = System.nanoTime();
    long scalarBest = Long.MAX_VALUE;
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      scalarBest = Math.min(scalarBest, time(() -> task.kernel.runCold(addresses, n)));
      if (time(() -> task.kernel.runHot(addresses, n)) < scalarBest) {
        task.kernel.switchOn();
        return;
      }
    }
    task.heat.cool();
  }

  private static long time(Runnable work) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      work.run();
    }
    return System.nanoTime() - start;
  }
}
