package dev.ashlar.kernels.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Free small blocks at hand, for one thread at a time: the outermost scope of a thread holds a cache until it closes,
 * and an allocation outside of scopes borrows one ({@link ThreadCaches}). Nothing here is synchronised.
 */
final class ThreadCache {
  /** Of each class, about so many free bytes are kept. */
  private static final long KEPT_BYTES = 1L << 20;

  private static final int MIN_KEPT = 4;
  private static final int MAX_KEPT = 256;
  private static final long[] NOTHING = {};

  /** In place of the slot of a cache that has none. */
  static final int NO_SLOT = -1;

  private final long[][] free = new long[SizeClasses.COUNT][];
  private final int[] counts = new int[SizeClasses.COUNT];

  /** Where the collector's small blocks are cut from. */
  final @Nullable Slab[] slabs = new @Nullable Slab[Slab.SIZES];

  /** Its slot among {@link ThreadCaches}, or {@link #NO_SLOT}. */
  final int slot;

  /** Of the thread whose scopes used the cache last: found by the collector should they be abandoned. */
  ScopeStack.@Nullable Abandonment abandonment;

  /** What was handed out ever; read by other threads for the counters, where a stale value does no harm. */
  long allocatedBytes;

  long allocatedBlocks;

  ThreadCache(int slot) {
    this.slot = slot;
    Arrays.fill(free, NOTHING);
  }

  private static int kept(int sizeClass) {
    return Math.clamp(KEPT_BYTES / SizeClasses.bytes(sizeClass), MIN_KEPT, MAX_KEPT);
  }

  /** Counts a block that was handed out. */
  void count(long bytes) {
    allocatedBytes += bytes;
    allocatedBlocks++;
  }

  /** A free block of the class. */
  long take(int sizeClass) {
    int count = counts[sizeClass];
    if (count == 0) {
      count = refill(sizeClass);
    }
    counts[sizeClass] = count - 1;
    return free[sizeClass][count - 1];
  }

  void give(int sizeClass, long address) {
    int count = counts[sizeClass];
    var stack = free[sizeClass];
    if (count == stack.length) {
      if (count < kept(sizeClass)) {
        stack = grow(sizeClass);
      } else {
        // The half released last stays: it is warm, and neither the next give nor the next take comes here again.
        int half = count / 2;
        NativeMemory.POOL.give(sizeClass, stack, half);
        count -= half;
        System.arraycopy(stack, half, stack, 0, count);
      }
    }
    stack[count] = address;
    counts[sizeClass] = count + 1;
  }

  /** Takes more at every refill: thousands of threads that need one block each must not take a batch each. */
  private int refill(int sizeClass) {
    var stack = free[sizeClass];
    if (stack.length < kept(sizeClass)) {
      stack = grow(sizeClass);
    }
    return Pressure.takeBatch(sizeClass, stack, stack.length / 2);
  }

  private long[] grow(int sizeClass) {
    int length = free[sizeClass].length;
    var grown = Arrays.copyOf(free[sizeClass], Math.min(Math.max(2 * length, MIN_KEPT), kept(sizeClass)));
    free[sizeClass] = grown;
    return grown;
  }

  /** Gives all free blocks to the pool. */
  void flush() {
    for (int i = 0; i < SizeClasses.COUNT; i++) {
      NativeMemory.POOL.give(i, free[i], counts[i]);
      counts[i] = 0;
    }
    Arrays.fill(slabs, null);
  }

  /** Bytes of the free blocks; approximate while another thread uses the cache. */
  long freeBytes() {
    long bytes = 0;
    for (int i = 0; i < SizeClasses.COUNT; i++) {
      bytes += counts[i] * SizeClasses.bytes(i);
    }
    return bytes;
  }
}
