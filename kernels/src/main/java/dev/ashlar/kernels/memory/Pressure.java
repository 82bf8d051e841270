package dev.ashlar.kernels.memory;

import dev.ashlar.kernels.MemoryCounters;

/**
 * What happens when memory runs short. The collector sees the Java heap and not native memory, so it has to be asked:
 * when the memory left to it has doubled since it last ran, and when the budget is spent. Every request stops the
 * program for as long as a full collection takes, so requests are rate-limited, and where they take too much of the
 * time, more memory is left to the collector between them.
 */
final class Pressure {
  /** Below this much memory left to the collector, nobody asks. */
  private static final long MIN_CALM_BYTES = 128L << 20;

  /**
   * Where collections are frequent, it doubles up to here. Not further: fresh pages cost more than collections for a
   * long time.
   */
  private static final long MAX_CALM_BYTES = 512L << 20;

  /** Collections are frequent when the program ran less than so many times as long as they took. */
  private static final int FREQUENT = 4;

  /** Where the program ran so many times as long, it is halved again. */
  private static final int RARE = 40;

  /** How long a collection may take to hand over what it found. */
  private static final long HANDOVER_MILLIS = 100;

  /** The same where there is an error otherwise: on a busy machine the thread that hands over waits for a processor. */
  private static final long PATIENT_HANDOVER_MILLIS = 3_000;

  private static final int MAX_COLLECTIONS = 3;

  private static final Object COLLECTING = new Object();
  private static volatile long calm = MIN_CALM_BYTES;
  private static volatile long liveDoubled;
  private static volatile long slabBytesLivingOn;
  private static volatile long collections;
  private static long lastEnd = System.nanoTime();
  private static long lastDuration;

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

  /** No collection makes room for more than the budget. */
  static void requireWithinBudget(long bytes) {
    if (bytes > NativeMemory.POOL.budget()) {
      throw exhausted(bytes);
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
    var counters = MemoryCounters.now();
    boolean overBudget = bytes > counters.budgetBytes() - counters.mappedBytes();
    return new OutOfMemoryError(
        "cannot allocate " + bytes + " bytes of native memory: "
            + (overBudget ? "the budget does not allow it" : "the system gives no more")
            + ". " + counters
            + ". Close scopes earlier, drop arrays, or raise the budget"
            + " (-Ddev.ashlar.memory.budget=, in bytes, k, m or g).");
  }

  /** Called before the collector is left with so many bytes more. */
  static void leaving(long bytes) {
    Reclaimed.drain();
    long bound = Math.max(liveDoubled, Math.min(calm, NativeMemory.POOL.budget() / 2));
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
      long pause = start - lastEnd;
      if (!hard && pause < lastDuration) {
        return false;
      }
      boolean found = Reclaimed.collect(hard ? PATIENT_HANDOVER_MILLIS : HANDOVER_MILLIS);
      collections = seen + 1;
      liveDoubled = 2 * CollectedBlock.totalBytes();
      slabBytesLivingOn = CollectedBlock.slabBytes();
      lastEnd = System.nanoTime();
      lastDuration = lastEnd - start;
      if (pause < FREQUENT * lastDuration) {
        calm = Math.min(2 * calm, MAX_CALM_BYTES);
      } else if (pause > RARE * lastDuration) {
        calm = Math.max(calm / 2, MIN_CALM_BYTES);
      }
      return found;
    }
  }

  /** The bytes of the slabs that the last collection did not find unreachable. */
  static long slabBytesLivingOn() {
    return slabBytesLivingOn;
  }

  static long collections() {
    return collections;
  }
}
