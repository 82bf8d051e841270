package dev.ashlar.kernels.internal.sweep;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One operation in parts, which its caller and some helpers take one after the other. When the caller finds none left
 * nobody may join any more, so a helper that was slow to wake up is not waited for.
 */
final class SharedWork {
  /** In {@link #helpers}: nobody may join. */
  private static final int CLOSED = 1 << 30;

  /** How long the caller looks for the last helper to leave before it sleeps: to be woken takes about as long. */
  private static final long SPIN_NANOS = 50_000;

  private final int parts;
  private final IntConsumer part;
  private final Thread caller = Thread.currentThread();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger helpers = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** The parts 0 to n - 1, for the calling thread. */
  SharedWork(int parts, IntConsumer part) {
    this.parts = parts;
    this.part = part;
  }

  /** Takes parts as a helper, if there are some left. */
  void help() {
    int present = helpers.get();
    while (present < CLOSED && !helpers.compareAndSet(present, present + 1)) {
      present = helpers.get();
    }
    if (present < CLOSED) {
      work();
      if (helpers.decrementAndGet() == CLOSED) {
        LockSupport.unpark(caller);
      }
    }
  }

  /** Takes parts as the caller and returns when all are done and every helper has left, whatever was thrown. */
  @Nullable Throwable complete() {
    work();
    if (helpers.addAndGet(CLOSED) != CLOSED) {
      awaitHelpers();
    }
    return failure.get();
  }

  private void work() {
    Workers.WORKING.set(true);
    try {
      for (int i = next.getAndIncrement(); i < parts && failure.get() == null; i = next.getAndIncrement()) {
        if (caller.isInterrupted()) {
          throw interrupted();
        }
        part.accept(i);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      Workers.WORKING.set(false);
    }
  }

  private void awaitHelpers() {
    boolean interrupted = false;
    long start = System.nanoTime();
    while (helpers.get() != CLOSED) {
      if (System.nanoTime() - start < SPIN_NANOS) {
        Thread.onSpinWait();
        continue;
      }
      LockSupport.park(this);
      if (Thread.interrupted()) {
        interrupted = true;
        failure.compareAndSet(null, interrupted());
      }
    }
    if (interrupted) {
      caller.interrupt();
    }
  }

  private static CancellationException interrupted() {
    return new CancellationException("the calling thread was interrupted");
  }
}
