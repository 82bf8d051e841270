package dev.ashlar.kernels.memory;

import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The thread caches: a fixed number of slots from which threads borrow and to which they give back, so that there are
 * never many more caches than threads in the middle of an allocation or a scope, however many (virtual) threads come
 * and go.
 */
final class ThreadCaches {
  private static final int SLOTS = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
  private static final int SPREAD_LOG = 4; // slots lie a cache line apart
  private static final AtomicReferenceArray<ThreadCache> IDLE = new AtomicReferenceArray<>(SLOTS << SPREAD_LOG);
  private static final HashSet<ThreadCache> ALL = new HashSet<>();
  private static long retiredBytes;
  private static long retiredBlocks;

  private ThreadCaches() {}

  private static int home() {
    return (int) Thread.currentThread().threadId() & (SLOTS - 1);
  }

  static ThreadCache borrow() {
    int home = home();
    for (int i = 0; i < SLOTS; i++) {
      var cache = IDLE.getAndSet(((home + i) & (SLOTS - 1)) << SPREAD_LOG, null);
      if (cache != null) {
        return cache;
      }
    }
    var cache = new ThreadCache();
    synchronized (ALL) {
      ALL.add(cache);
    }
    return cache;
  }

  static void giveBack(ThreadCache cache) {
    int home = home();
    for (int i = 0; i < SLOTS; i++) {
      if (IDLE.compareAndSet(((home + i) & (SLOTS - 1)) << SPREAD_LOG, null, cache)) {
        return;
      }
    }
    retire(cache);
  }

  /** Counts a block that did not come out of a cache. */
  static void count(long bytes) {
    var cache = borrow();
    cache.allocatedBytes += bytes;
    cache.allocatedBlocks++;
    giveBack(cache);
  }

  /** Ends a cache that nobody uses any more. */
  static void retire(ThreadCache cache) {
    cache.flush();
    synchronized (ALL) {
      ALL.remove(cache);
      retiredBytes += cache.allocatedBytes;
      retiredBlocks += cache.allocatedBlocks;
    }
  }

  /** Empties all caches that are not in use at the moment. */
  static void flushIdle() {
    for (int i = 0; i < SLOTS; i++) {
      var cache = IDLE.getAndSet(i << SPREAD_LOG, null);
      if (cache != null) {
        cache.flush();
        giveBack(cache);
      }
    }
  }

  static long freeBytes() {
    synchronized (ALL) {
      return ALL.stream().mapToLong(ThreadCache::freeBytes).sum();
    }
  }

  static long allocatedBytes() {
    synchronized (ALL) {
      return retiredBytes + ALL.stream().mapToLong(cache -> cache.allocatedBytes).sum();
    }
  }

  static long allocatedBlocks() {
    synchronized (ALL) {
      return retiredBlocks + ALL.stream().mapToLong(cache -> cache.allocatedBlocks).sum();
    }
  }
}
