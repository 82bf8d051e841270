package dev.ashlar.kernels.memory;

import dev.ashlar.kernels.MemoryCounters;
import org.jspecify.annotations.Nullable;

/**
 * Hands out native memory. A block belongs to the innermost open {@link MemoryScope} of the calling thread, else to the
 * collector.
 */
public final class NativeMemory {
  static final BlockPool POOL = new BlockPool(PageSource.ofPlatform(), Budget.initial());

  private NativeMemory() {}

  /**
   * A block whose contents are undefined.
   *
   * @param bytes may be 0
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws OutOfMemoryError if the budget or the system does not allow it
   */
  public static Block allocate(long bytes) {
    return allocate(bytes, MemoryScope.current());
  }

  /** The same, but of the collector whatever scopes are open. */
  public static Block allocateLasting(long bytes) {
    return allocate(bytes, null);
  }

  private static Block allocate(long bytes, @Nullable MemoryScope scope) {
    RawMemory.requireAccess();
    if (CheckedMode.ON) {
      return allocateChecked(bytes, scope, CheckedMode.POISON);
    }
    if (bytes < 0 || bytes > SizeClasses.MAX_BYTES) {
      return allocateLarge(bytes, scope, false);
    }
    return scope != null ? scope.allocateSmall(bytes, SizeClasses.of(bytes)) : allocateCollected(bytes);
  }

  /**
   * A block of zeros. A big block's pages are zeroed by the system, each when it is touched first, where the system
   * can.
   *
   * @param bytes may be 0
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws OutOfMemoryError if the budget or the system does not allow it
   */
  public static Block allocateZeroed(long bytes) {
    RawMemory.requireAccess();
    if (CheckedMode.ON) {
      return allocateChecked(bytes, MemoryScope.current(), (byte) 0);
    }
    if (bytes > SizeClasses.MAX_BYTES) {
      return allocateLarge(bytes, MemoryScope.current(), true);
    }
    var block = allocate(bytes);
    RawMemory.ALL.asSlice(block.address(), bytes).fill((byte) 0);
    return block;
  }

  private static Block allocateCollected(long bytes) {
    if (bytes > Slab.MAX_BLOCK) {
      int sizeClass = SizeClasses.of(bytes);
      long blockBytes = SizeClasses.bytes(sizeClass);
      Pressure.leaving(blockBytes);
      long address = takeSmall(sizeClass, bytes);
      return collected(address, bytes, SizeClasses.ticket(address, sizeClass));
    }
    int size = Slab.sizeFor(bytes);
    while (true) {
      var cache = ThreadCaches.borrow();
      try {
        var slab = cache.slabs[size];
        long address = slab == null ? 0 : slab.cut(bytes);
        if (slab != null && address != 0) {
          cache.count(bytes);
          return new Block(address, bytes, slab);
        }
      } finally {
        ThreadCaches.giveBack(cache);
      }
      addSlab(size);
    }
  }

  /** Outside of a borrowed cache, since it may wait for the collector. */
  private static void addSlab(int size) {
    int sizeClass = Slab.sizeClass(size);
    long slabBytes = SizeClasses.bytes(sizeClass);
    Pressure.leaving(slabBytes);
    long address = takeSmall(sizeClass, 0);
    long ticket = SizeClasses.ticket(address, sizeClass);
    Slab slab;
    try {
      slab = new Slab(address, slabBytes);
      leaveToCollector(slab, ticket);
    } catch (Throwable e) {
      POOL.give(ticket); // the Java heap is full
      throw e;
    }
    var cache = ThreadCaches.borrow();
    cache.slabs[size] = slab;
    ThreadCaches.giveBack(cache);
  }

  private static long takeSmall(int sizeClass, long bytes) {
    var cache = ThreadCaches.borrow();
    try {
      long address = cache.take(sizeClass);
      if (bytes > 0) {
        cache.count(bytes);
      }
      return address;
    } finally {
      ThreadCaches.giveBack(cache);
    }
  }

  private static Block collected(long address, long bytes, long ticket) {
    try {
      var block = new Block(address, bytes, null);
      leaveToCollector(block, ticket);
      return block;
    } catch (Throwable e) {
      POOL.give(ticket); // the Java heap is full
      throw e;
    }
  }

  /** From now on the memory comes back when the collector finds {@code owner} unreachable. */
  static void leaveToCollector(Object owner, long ticket) {
    var _ = new CollectedBlock(owner, ticket, capacity(ticket));
  }

  /** The bytes that a block can hold. */
  static long capacity(long ticket) {
    int sizeClass = SizeClasses.classOf(ticket);
    return sizeClass == SizeClasses.LARGE
        ? POOL.largeBytes(SizeClasses.addressOf(ticket))
        : SizeClasses.bytes(sizeClass);
  }

  private static Block allocateLarge(long bytes, @Nullable MemoryScope scope, boolean zeroed) {
    requireSize(bytes);
    prepare(bytes, scope);
    var region = Pressure.takeLarge(bytes);
    if (zeroed && !region.pristine) {
      POOL.zero(region, bytes);
    }
    region.pristine = false;
    return own(region.address, bytes, SizeClasses.ticket(region.address, SizeClasses.LARGE), scope);
  }

  private static Block allocateChecked(long bytes, @Nullable MemoryScope scope, byte contents) {
    requireSize(bytes);
    prepare(bytes, scope);
    long ticket;
    if (bytes <= SizeClasses.MAX_BYTES - CheckedMode.GUARDS) {
      int sizeClass = SizeClasses.of(bytes + CheckedMode.GUARDS);
      ticket = SizeClasses.ticket(takeSmall(sizeClass, 0), sizeClass);
    } else {
      long address = Pressure.takeLarge(bytes + CheckedMode.GUARDS).address;
      ticket = SizeClasses.ticket(address, SizeClasses.LARGE);
    }
    return own(CheckedMode.arm(ticket, bytes, contents), bytes, ticket, scope);
  }

  private static void requireSize(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("allocate: " + bytes + " bytes; a size cannot be negative");
    }
    Pressure.requireWithinBudget(bytes);
  }

  /** What may fail or take long comes before the memory is taken. */
  private static void prepare(long bytes, @Nullable MemoryScope scope) {
    if (scope == null) {
      Pressure.leaving(bytes);
    } else {
      scope.reserve();
    }
  }

  private static Block own(long address, long bytes, long ticket, @Nullable MemoryScope scope) {
    if (scope != null) {
      return scope.adopt(address, bytes, ticket);
    }
    ThreadCaches.count(bytes);
    return collected(address, bytes, ticket);
  }

  /** What {@link MemoryCounters#now()} returns. */
  public static MemoryCounters counters() {
    Reclaimed.drain();
    long pooled = POOL.freeBytes() + ThreadCaches.freeBytes();
    long mapped = POOL.mappedBytes();
    return new MemoryCounters(
        ThreadCaches.allocatedBytes(),
        ThreadCaches.allocatedBlocks(),
        Math.max(mapped - pooled, 0),
        Math.min(pooled, mapped),
        mapped,
        POOL.budget(),
        Pressure.collections());
  }

  /** Gives all free memory back to the system that no open scope has at hand. */
  public static void trim() {
    Reclaimed.drain();
    CheckedMode.releaseQuarantine();
    ThreadCaches.flushIdle();
    POOL.trim();
  }

  /** The most bytes that may be mapped from the system. */
  public static long budget() {
    return POOL.budget();
  }

  /**
   * Sets the budget. What is in use stays in use.
   *
   * @throws IllegalArgumentException if {@code bytes} is not positive
   */
  public static void setBudget(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("budget: " + bytes + " bytes; the budget must be positive");
    }
    POOL.setBudget(bytes);
  }
}
