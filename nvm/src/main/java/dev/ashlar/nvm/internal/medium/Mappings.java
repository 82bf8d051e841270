package dev.ashlar.nvm.internal.medium;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Counts the mappings of this JVM that stores made. A mapping goes when the last array over it is unreachable, which
 * the collector may notice late: opening a store in a loop could meet the system's limit of mappings per process (65
 * 530 on Linux), and that ends the JVM. So a collection is asked for when there are many, and a file that is opened for
 * reading again is shown by the mapping that was made before, as long as the collector has left it: its pages need not
 * be looked up again.
 */
final class Mappings {
  private static final int MANY = 1000;
  private static final int TRIES = 20;
  private static final long PAUSE = 5_000_000;
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final AtomicInteger BOUND = new AtomicInteger(MANY);

  private static final Map<Object, WeakReference<MemorySegment>> SHARED = new ConcurrentHashMap<>();

  private Mappings() {}

  /** The mapping of a whole file that was given to {@link #share} under its key, if there still is one. */
  static @Nullable MemorySegment shared(Object key) {
    var reference = SHARED.get(key);
    return reference == null ? null : reference.get();
  }

  /**
   * Lets others use a read-only mapping. The key stays that of the file while the mapping is there, even if the file is
   * deleted: a mapping holds its inode.
   */
  static void share(Object key, MemorySegment mapping) {
    var reference = new WeakReference<>(mapping);
    SHARED.put(key, reference);
    CLEANER.register(mapping.scope(), () -> SHARED.remove(key, reference));
  }

  /** Called before a mapping is made: sees to it that there is room for it. */
  static void makeRoom() {
    int bound = BOUND.get();
    if (COUNT.get() < bound || !BOUND.compareAndSet(bound, Integer.MAX_VALUE)) {
      return;
    }
    System.gc();
    for (int i = 0; i < TRIES && COUNT.get() > bound / 2; i++) {
      LockSupport.parkNanos(PAUSE);
    }
    BOUND.set(Math.max(MANY, 2 * COUNT.get()));
  }

  /** Counts a mapping until it is unreachable. */
  static MemorySegment counted(MemorySegment mapping) {
    COUNT.incrementAndGet();
    CLEANER.register(mapping.scope(), COUNT::decrementAndGet);
    return mapping;
  }

  /** How many there are. */
  static int count() {
    return COUNT.get();
  }
}
