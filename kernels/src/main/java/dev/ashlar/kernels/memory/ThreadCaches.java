package dev.ashlar.kernels.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The thread caches, which threads borrow and give back, so that there are never many more caches than threads in the
 * middle of an allocation or a scope, however many (virtual) threads come and go.
 *
 * <p>A fixed number of caches have slots of their own. Borrowing one is a single atomic instruction and giving it back
 * an ordinary store: each atomic instruction costs as much as adding ten numbers. Threads that find all slots taken
 * share further caches under a lock.
 */
final class ThreadCaches {
  private static final int SLOTS = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
  private static final int SPREAD_LOG = 4; // slots lie a cache line apart
  private static final int IDLE = 0;
  private static final int BUSY = 1;

  /** Whether the slot's cache is in use. */
  private static final AtomicIntegerArray STATES = new AtomicIntegerArray(SLOTS << SPREAD_LOG);

  /** The slots' caches, each made by the first thread that takes its slot. */
  private static final AtomicReferenceArray<@Nullable ThreadCache> OF_SLOTS = new AtomicReferenceArray<>(SLOTS);

  private static final Object LOCK = new Object();

  /** Caches without a slot, borrowed or idle; under the lock. */
  private static final List<ThreadCache> FURTHER = new ArrayList<>();

  private static final ArrayDeque<ThreadCache> FURTHER_IDLE = new ArrayDeque<>();
  private static long retiredBytes;
  private static long retiredBlocks;

  private ThreadCaches() {}

  private static int home() {
    return (int) Thread.currentThread().threadId() & (SLOTS - 1);
  }

  static ThreadCache borrow() {
    int home = home();
    var cache = OF_SLOTS.getPlain(home);
    return cache != null && isTaken(home) ? cache : borrowElsewhere(home);
  }

  private static boolean isTaken(int slot) {
    return STATES.compareAndSet(slot << SPREAD_LOG, IDLE, BUSY);
  }

  private static ThreadCache borrowElsewhere(int home) {
    for (int i = 0; i < SLOTS; i++) {
      int slot = (home + i) & (SLOTS - 1);
      if (isTaken(slot)) {
        return ofSlot(slot);
      }
    }
    synchronized (LOCK) {
      var idle = FURTHER_IDLE.pollLast();
      if (idle != null) {
        return idle;
      }
      var cache = new ThreadCache(ThreadCache.NO_SLOT);
      FURTHER.add(cache);
      return cache;
    }
  }

  /** The cache of a slot that the calling thread has taken. */
  private static ThreadCache ofSlot(int slot) {
    var cache = OF_SLOTS.get(slot);
    if (cache == null) {
      try {
        cache = new ThreadCache(slot);
      } catch (Throwable e) {
        STATES.setRelease(slot << SPREAD_LOG, IDLE); // the Java heap is full
        throw e;
      }
      OF_SLOTS.set(slot, cache);
    }
    return cache;
  }

  static void giveBack(ThreadCache cache) {
    if (cache.slot != ThreadCache.NO_SLOT) {
      STATES.setRelease(cache.slot << SPREAD_LOG, IDLE);
    } else {
      giveBackFurther(cache);
    }
  }

  private static void giveBackFurther(ThreadCache cache) {
    synchronized (LOCK) {
      if (FURTHER_IDLE.size() < SLOTS) {
        FURTHER_IDLE.addLast(cache);
        return;
      }
    }
    cache.flush();
    synchronized (LOCK) {
      FURTHER.remove(cache);
      retiredBytes += cache.allocatedBytes;
      retiredBlocks += cache.allocatedBlocks;
    }
  }

  /** Counts a block that did not come out of a cache. */
  static void count(long bytes) {
    var cache = borrow();
    cache.count(bytes);
    giveBack(cache);
  }

  /** Takes back the cache of scopes that were abandoned. */
  static void retire(ThreadCache cache) {
    cache.flush();
    giveBack(cache);
  }

  /** Empties all caches that are not in use at the moment. */
  static void flushIdle() {
    for (int slot = 0; slot < SLOTS; slot++) {
      var cache = OF_SLOTS.get(slot);
      if (cache != null && isTaken(slot)) {
        cache.flush();
        giveBack(cache);
      }
    }
    synchronized (LOCK) {
      FURTHER_IDLE.forEach(ThreadCache::flush);
    }
  }

  /** All caches; under the lock. */
  private static Stream<ThreadCache> all() {
    return Stream.concat(IntStream.range(0, SLOTS).mapToObj(OF_SLOTS::get).filter(Objects::nonNull), FURTHER.stream());
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
