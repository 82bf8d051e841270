package dev.ashlar.nvm;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets kernels in until it is closed, and closes only when none is inside. Counts in stripes, so that threads seldom
 * meet.
 */
final class Gate {
  private static final int STRIPES = 16;
  private static final int APART = 16;
  private static final long PATIENCE = 30_000_000_000L;
  private static final long PAUSE = 20_000;

  private final AtomicLongArray inside = new AtomicLongArray(STRIPES * APART);
  private volatile boolean closed;
  private volatile String reason = "";

  /** Throws when closed. */
  void check() {
    if (closed) {
      throw new IllegalStateException(reason);
    }
  }

  void enter() {
    int stripe = stripe();
    inside.getAndIncrement(stripe);
    if (closed) {
      inside.getAndDecrement(stripe);
      throw new IllegalStateException(reason);
    }
  }

  void exit() {
    inside.getAndDecrement(stripe());
  }

  private static int stripe() {
    return (int) (Thread.currentThread().threadId() % STRIPES) * APART;
  }

  private long count() {
    long sum = 0;
    for (int i = 0; i < STRIPES; i++) {
      sum += inside.get(i * APART);
    }
    return sum;
  }

  /**
   * Lets nobody in any more, and waits until all are out.
   *
   * @param why what those who come later are told
   * @throws IllegalStateException if a kernel stays inside for 30 seconds, or is the caller itself; the gate is open
   *     again then
   */
  void close(String why) {
    reason = why;
    closed = true;
    long start = System.nanoTime();
    while (count() != 0) {
      if (System.nanoTime() - start > PATIENCE) {
        closed = false;
        throw new IllegalStateException(count() + " kernels still compute on arrays of the store after "
            + PATIENCE / 1_000_000_000 + " s; is this a call from within a kernel?");
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  boolean isClosed() {
    return closed;
  }
}
