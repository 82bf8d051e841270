package dev.ashlar.kernels.internal.sweep;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the pool while it helps. It looks out for more work for a moment before it goes to sleep: operations
 * often follow one another, and to wake it takes as long as a hundred thousand additions.
 */
final class Helper implements Runnable {
  private static final long LOOKOUT_NANOS = 50_000;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** Those on the lookout. */
  private static final ConcurrentLinkedDeque<Helper> IDLE = new ConcurrentLinkedDeque<>();

  /** In place of an offer: the helper has gone. */
  private static final Object GONE = new Object();

  private final SharedWork first;
  private final AtomicReference<@Nullable Object> offer = new AtomicReference<>();

  private Helper(SharedWork first) {
    this.first = first;
  }

  /** Started when it is first needed; threads that idle for a minute end. */
  private static final class Pool {
    static final ExecutorService EXECUTOR =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("ashlar-worker-", 0).factory());
  }

  /** Asks a thread to help: one on the lookout, else one that must be woken. */
  static void call(SharedWork work) {
    for (var helper = IDLE.pollFirst(); helper != null; helper = IDLE.pollFirst()) {
      if (helper.offer.compareAndSet(null, work)) {
        return;
      }
    }
    Pool.EXECUTOR.execute(new Helper(work));
  }

  @Override
  public void run() {
    var work = first;
    while (work != null) {
      work.help();
      // where there are more threads than processors, looking out takes the time of those who work
      work = Workers.threads() <= PROCESSORS ? lookOut() : null;
    }
  }

  private @Nullable SharedWork lookOut() {
    IDLE.addFirst(this);
    long start = System.nanoTime();
    while (offer.get() == null && System.nanoTime() - start < LOOKOUT_NANOS) {
      Thread.onSpinWait();
    }
    if (offer.compareAndSet(null, GONE)) {
      IDLE.remove(this);
      return null;
    }
    return (SharedWork) offer.getAndSet(null);
  }
}
