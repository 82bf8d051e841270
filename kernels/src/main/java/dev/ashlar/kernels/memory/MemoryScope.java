package dev.ashlar.kernels.memory;

import java.lang.foreign.Arena;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Owns the blocks that its thread allocates while it is open, and frees them when it closes. Scopes nest, and close in
 * the reverse order of opening. A scope belongs to the thread, platform or virtual, that opened it.
 *
 * <p>A scope that is never closed holds its memory until its thread has ended; the collector then finds it.
 */
public final class MemoryScope implements AutoCloseable {
  /**
   * The thread that may use the scope; null once it is closed. Other threads see a thread that is not theirs, or null.
   */
  @Nullable Thread thread;

  /** Kernels that work on the scope's memory at this moment. */
  int running;

  private final ScopeStack stack;
  private final @Nullable MemoryScope enclosing;
  private final ThreadCache cache;
  private final ScopeLedger ledger;
  private @Nullable Arena exports;

  private MemoryScope(ScopeStack stack, ThreadCache cache) {
    this.thread = Thread.currentThread();
    this.stack = stack;
    this.enclosing = stack.innermost;
    this.cache = cache;
    this.ledger = enclosing == null ? stack.abandonment.outermost : enclosing.ledger.inner();
  }

  /** Opens a scope inside the innermost open scope of the calling thread. */
  public static MemoryScope open() {
    RawMemory.requireAccess();
    var stack = ScopeStack.ofThread();
    var enclosing = stack.innermost;
    if (enclosing != null) {
      return open(stack, enclosing.cache);
    }
    var cache = ThreadCaches.borrow();
    try {
      return open(stack, cache);
    } catch (Throwable e) {
      ThreadCaches.giveBack(cache);
      throw e;
    }
  }

  @SuppressWarnings("ReferenceEquality") // caches and abandonments are themselves; a reference that stays is not stored again
  private static MemoryScope open(ScopeStack stack, ThreadCache cache) {
    var scope = new MemoryScope(stack, cache);
    var abandonment = stack.abandonment;
    if (abandonment.cache != cache) {
      abandonment.cache = cache;
    }
    if (cache.abandonment != abandonment) {
      cache.abandonment = abandonment;
    }
    abandonment.depth++;
    stack.innermost = scope;
    return scope;
  }

  /** The innermost open scope of the calling thread, or null. */
  public static @Nullable MemoryScope current() {
    return ScopeStack.innermost();
  }

  /** Whether the scope can still own blocks. */
  public boolean isOpen() {
    return thread != null;
  }

  /**
   * Frees every block that the scope owns. Closing a closed scope does nothing.
   *
   * @throws WrongThreadException if another thread opened the scope
   * @throws IllegalStateException if a scope inside this one is still open, if a kernel is running on the scope's
   *     memory, or if native
   *     code is using an exported segment; the scope then stays open
   */
  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    requireThread();
    if (!isInnermost()) {
      throw misuse(
          "close: scopes close in the reverse order of opening, and a scope inside this one is still open:"
              + " close it first");
    }
    if (running != 0) {
      throw misuse(
          "close: a kernel is running on this scope's memory: close the scope after the operation has returned");
    }
    if (exports != null) {
      exports.close();
    }
    thread = null;
    stack.innermost = enclosing;
    stack.abandonment.depth--;
    try {
      var damage = ledger.release(cache, null);
      if (damage != null) {
        throw damage;
      }
    } finally {
      if (enclosing == null) {
        ThreadCaches.giveBack(cache);
      }
      Reference.reachabilityFence(stack);
    }
  }

  /**
   * Lets a block outlive this scope: if the block belongs to this scope or to one inside it, it moves to the enclosing
   * scope or, where there is none, to the collector. Blocks that outlive the scope anyway stay where they are. Views of
   * the block keep working.
   *
   * @throws WrongThreadException if the scope or the block belongs to another thread
   * @throws IllegalStateException if the scope or the block's scope is closed, or a kernel is running on that scope's
   *     memory
   */
  public void keep(Block block) {
    requireThread();
    block.check();
    var owner = block.scope();
    if (owner == null || !isWithinThis(owner)) {
      return;
    }
    if (owner.running != 0) {
      throw misuse("keep: a kernel is running on the scope's memory: keep the array after the operation has returned");
    }
    if (enclosing == null) {
      Pressure.leaving(block.bytes());
      NativeMemory.leaveToCollector(block, owner.ledger.ticket(block.place()));
      owner.ledger.remove(block.place());
      block.moveTo(null, 0);
    } else {
      enclosing.ledger.reserve();
      block.moveTo(enclosing, enclosing.ledger.add(owner.ledger.remove(block.place())));
    }
  }

  private boolean isWithinThis(MemoryScope scope) {
    for (MemoryScope s = scope; s != null; s = s.enclosing) {
      if (s.equals(this)) {
        return true;
      }
    }
    return false;
  }

  /** A block of a small class. */
  Block allocateSmall(long bytes, int sizeClass) {
    ledger.reserve();
    long address = cache.take(sizeClass);
    return adopt(address, bytes, SizeClasses.ticket(address, sizeClass));
  }

  /** Makes room for one more block in the ledger. */
  void reserve() {
    ledger.reserve();
  }

  /** Takes on a block, for which there is room in the ledger. */
  Block adopt(long address, long bytes, long ticket) {
    int place = ledger.add(ticket);
    cache.count(bytes);
    return new Block(address, bytes, this, place);
  }

  /** The arena of the segments that were exported from this scope. */
  Arena exports() {
    var arena = exports;
    if (arena == null) {
      arena = Arena.ofConfined();
      exports = arena;
    }
    return arena;
  }

  /** Whether the calling thread may not use the scope's memory: it is another thread's, or nobody's any more. */
  @SuppressWarnings("ReferenceEquality") // a thread is itself
  boolean isForeign() {
    return thread != Thread.currentThread();
  }

  @SuppressWarnings("ReferenceEquality") // a scope is itself
  private boolean isInnermost() {
    return stack.innermost == this;
  }

  private void requireThread() {
    if (isForeign()) {
      throw refusal();
    }
  }

  /** Why the calling thread may not use the scope's memory. */
  RuntimeException refusal() {
    var owner = thread;
    if (owner == null) {
      String message =
          "the array belongs to a scope that is closed: keep the array (scope.keep(array)) before its scope closes,"
              + " or create it outside";
      MemoryEvents.misused(message);
      return new IllegalStateException(message);
    }
    String message =
        "the array or scope belongs to thread " + name(owner) + " and cannot be used by thread "
            + name(Thread.currentThread())
            + ": keep the array (scope.keep(array)) in its own thread, or create it outside of scopes";
    MemoryEvents.misused(message);
    return new WrongThreadException(message);
  }

  private static String name(Thread thread) {
    return thread.getName().isEmpty() ? "#" + thread.threadId() : "'" + thread.getName() + "'";
  }

  private static IllegalStateException misuse(String message) {
    MemoryEvents.misused(message);
    return new IllegalStateException(message);
  }
}
