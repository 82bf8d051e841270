package dev.ashlar.kernels.memory;

import org.jspecify.annotations.Nullable;

/**
 * The open scopes of one thread. The thread, its scopes and their blocks refer to it; when it is unreachable while
 * scopes are open, they were abandoned ({@link Abandonment}).
 */
final class ScopeStack {
  private static final ThreadLocal<@Nullable ScopeStack> OF_THREAD = new ThreadLocal<>();

  @Nullable MemoryScope innermost;
  final Abandonment abandonment = new Abandonment(this);

  private ScopeStack() {}

  static @Nullable MemoryScope innermost() {
    var stack = OF_THREAD.get();
    return stack == null ? null : stack.innermost;
  }

  static ScopeStack ofThread() {
    var stack = OF_THREAD.get();
    if (stack == null) {
      stack = new ScopeStack();
      OF_THREAD.set(stack);
    }
    return stack;
  }

  /**
   * Frees the blocks of scopes whose thread has ended without closing them. Their {@link ThreadCache} refers to this
   * reference, so that the collector finds it; of a thread without open scopes it finds nothing to do.
   */
  static final class Abandonment extends Reclaimed {
    /** The ledger of the outermost scope, which knows those inside it. */
    final ScopeLedger outermost = new ScopeLedger();

    /**
     * How many scopes are open: what changes with each of them is a number, since references into old objects cost
     * barriers.
     */
    int depth;

    /** The cache of the open scopes; of those before, if none is open. */
    @Nullable ThreadCache cache;

    private Abandonment(ScopeStack stack) {
      super(stack);
    }

    @Override
    void reclaim() {
      var abandoned = cache;
      if (depth == 0 || abandoned == null) {
        return;
      }
      MemoryEvents.misused("a scope was never closed, and its thread has ended");
      IllegalStateException damage = null;
      var ledger = outermost;
      for (; depth > 0; depth--) {
        damage = ledger.release(abandoned, damage);
        ledger = ledger.inner();
      }
      ThreadCaches.retire(abandoned);
      if (damage != null) {
        throw damage;
      }
    }
  }
}
