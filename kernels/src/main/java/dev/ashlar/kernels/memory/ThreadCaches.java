package dev.ashlar.kernels.memory;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The thread caches: a fixed number of slots from which threads borrow and to which they give back, so that there are
 * never many more caches than threads in the middle of an allocation or a scope, however many (virtual) threads come
 * and go.
 */
final class ThreadCaches {
  private static final int SLOTS = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
  private static final int SPREAD_LOG = 4; // slots lie a cache line apart
  private static final int EMPTY = 0;

  /**
   * The numbers of the caches that nobody uses. Numbers and not references change hands: the collector's barriers around a
   * changed reference cost more than a small allocation.
   */
  private static final AtomicIntegerArray IDLE = new AtomicIntegerArray(SLOTS << SPREAD_LOG);

  /** All caches by number, from 1 on; changed under the lock, and a number is in {@link #IDLE} only after its cache is here. */
  private static volatile @Nullable ThreadCache[] all = new @Nullable ThreadCache[SLOTS];

  private static final Object LOCK = new Object();
  private static long retiredBytes;
  private static long retiredBlocks;

  private ThreadCaches() {}

  private static int home() {
    return (int) Thread.currentThread().threadId() & (SLOTS - 1);
  }

  static ThreadCache borrow() {
    int home = home();
    for (int i = 0; i < SLOTS; i++) {
      int number = IDLE.getAndSet(((home + i) & (SLOTS - 1)) << SPREAD_LOG, EMPTY);
      if (number != EMPTY) {
        return Objects.requireNonNull(all[number]);
      }
    }
    return create();
  }

  private static ThreadCache create() {
    synchronized (LOCK) {
      int number = 1;
      while (number < all.length && all[number] != null) {
        number++;
      }
      var cache = new ThreadCache(number);
      var known = number < all.length ? all : Arrays.copyOf(all, 2 * number);
      known[number] = cache;
      all = known;
      return cache;
    }
  }

  static void giveBack(ThreadCache cache) {
    int home = home();
    for (int i = 0; i < SLOTS; i++) {
      if (IDLE.compareAndSet(((home + i) & (SLOTS - 1)) << SPREAD_LOG, EMPTY, cache.number)) {
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
    synchronized (LOCK) {
      all[cache.number] = null;
      retiredBytes += cache.allocatedBytes;
      retiredBlocks += cache.allocatedBlocks;
    }
  }

  /** Empties all caches that are not in use at the moment. */
  static void flushIdle() {
    for (int i = 0; i < SLOTS; i++) {
      int number = IDLE.getAndSet(i << SPREAD_LOG, EMPTY);
      if (number != EMPTY) {
        var cache = Objects.requireNonNull(all[number]);
        cache.flush();
        giveBack(cache);
      }
    }
  }

  private static Stream<ThreadCache> all() {
    return Arrays.stream(all).filter(Objects::nonNull);
  }

  static long freeBytes() {
    synchronized (LOCK) {
      return all().mapToLong(ThreadCache::freeBytes).sum();
    }
  }

  static long allocatedBytes() {
    synchronized (LOCK) {
      return retiredBytes + all().mapToLong(cache -> cache.allocatedBytes).sum();
    }
  }

  static long allocatedBlocks() {
    synchronized (LOCK) {
      return retiredBlocks + all().mapToLong(cache -> cache.allocatedBlocks).sum();
    }
  }
}
