package dev.ashlar.kernels.memory;

import dev.ashlar.kernels.MemoryCounters;

/**
 * What happens when memory runs short. The collector sees the Java heap and not native memory, so it has to be asked: when the memory
 * left to it has doubled since it last ran, and when the budget is spent. Asking is rate-limited, since every request stops the program for
 * as long as a full collection takes.
 */
final class Pressure {
  /** Below this much memory left to the collector, nobody asks. */
  private static final long CALM_BYTES = 512L << 20;

  /** After a collection, nobody asks for so many times as long as it took, unless an allocation fails otherwise. */
  private static final int PAUSE_FACTOR = 4;

  /** How long a collection may take to hand over what it found. */
  private static final long HANDOVER_MILLIS = 100;

  private static final int MAX_COLLECTIONS = 3;

  private static final Object COLLECTING = new Object();
  private static volatile long comfortable = CALM_BYTES;
  private static volatile long collections;
  private static long notBefore = System.nanoTime();

  private Pressure() {}

  /** Fills {@code target} with at least one and at most {@code count} free blocks and returns how many. */
  static int takeBatch(int sizeClass, long[] target, int count) {
    Reclaimed.drain();
    for (int step = 0; ; step++) {
      long seen = collections;
      int taken = NativeMemory.POOL.take(sizeClass, target, count);
      if (taken > 0) {
        return taken;
      }
      relieve(step, seen, SizeClasses.bytes(sizeClass));
    }
  }

  static Region takeLarge(long bytes) {
    if (bytes > NativeMemory.POOL.budget()) {
      throw exhausted(bytes);
    }
    Reclaimed.drain();
    for (int step = 0; ; step++) {
      long seen = collections;
      var region = NativeMemory.POOL.takeLarge(bytes);
      if (region != null) {
        return region;
      }
      relieve(step, seen, bytes);
    }
  }

  /** Frees memory with more and more force. */
  private static void relieve(int step, long seen, long bytes) {
    if (step > MAX_COLLECTIONS || (step > 0 && !collect(seen, true))) {
      throw exhausted(bytes);
    }
    CheckedMode.releaseQuarantine();
    ThreadCaches.flushIdle();
  }

  private static OutOfMemoryError exhausted(long bytes) {
    return new OutOfMemoryError(
        "cannot allocate " + bytes + " bytes of native memory: " + MemoryCounters.now()
            + "; close scopes earlier, drop arrays, or raise the budget (-Ddev.ashlar.memory.budget=<bytes, k, m or g>)");
  }

  /** Called before the collector is left with so many bytes more. */
  static void leaving(long bytes) {
    Reclaimed.drain();
    long bound = Math.min(comfortable, NativeMemory.POOL.budget() / 2);
    if (CollectedBlock.totalBytes() + bytes > bound) {
      collect(collections, false);
    }
  }

  /**
   * Asks for a collection and waits for what it finds.
   *
   * @param seen the number of collections when the caller found too little memory
   * @param hard whether the caller fails otherwise
   * @return whether memory may have come back since
   */
  private static boolean collect(long seen, boolean hard) {
    synchronized (COLLECTING) {
      if (collections != seen) {
        return true;
      }
      long start = System.nanoTime();
      if (!hard && start - notBefore < 0) {
        return false;
      }
      boolean found = Reclaimed.collect(HANDOVER_MILLIS);
      collections = seen + 1;
      comfortable = Math.max(2 * CollectedBlock.totalBytes(), CALM_BYTES);
      long end = System.nanoTime();
      notBefore = end + PAUSE_FACTOR * (end - start);
      return found;
    }
  }

  static long collections() {
    return collections;
  }
}
