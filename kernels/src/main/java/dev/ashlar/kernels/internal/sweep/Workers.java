package dev.ashlar.kernels.internal.sweep;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The shared pool. The caller of an operation works too, and does not return before every worker has left the operation's memory,
 * whatever was thrown.
 */
public final class Workers {
  private static volatile int threads =
      Math.max(1, Integer.getInteger("dev.ashlar.threads", Runtime.getRuntime().availableProcessors()));

  private static final ThreadLocal<Boolean> WORKING = ThreadLocal.withInitial(() -> false);

  private Workers() {}

  /** Started when it is first needed; threads that idle for a minute end. */
  private static final class Pool {
    static final ExecutorService EXECUTOR =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("ashlar-worker-", 0).factory());
  }

  /** See {@link dev.ashlar.kernels.Threads#get}. */
  public static int threads() {
    return threads;
  }

  /** See {@link dev.ashlar.kernels.Threads#set}. */
  public static void setThreads(int number) {
    threads = number;
  }

  /**
   * Runs the parts 0 to n - 1, in any order, on up to {@link #threads()} threads. An operation inside a part runs on that part's thread
   * alone.
   *
   * @throws CancellationException if the calling thread is interrupted; its interrupt status stays set
   */
  public static void run(int n, IntConsumer part) {
    int helpers = Math.min(threads, n) - 1;
    if (helpers <= 0 || WORKING.get()) {
      for (int i = 0; i < n; i++) {
        part.accept(i);
      }
      return;
    }
    var next = new AtomicInteger();
    var failure = new AtomicReference<@Nullable Throwable>();
    var caller = Thread.currentThread();
    var present = new Phaser(1);
    Runnable work =
        () -> {
          WORKING.set(true);
          try {
            for (int i = next.getAndIncrement(); i < n && failure.get() == null; i = next.getAndIncrement()) {
              if (caller.isInterrupted()) {
                throw new CancellationException("the calling thread was interrupted");
              }
              part.accept(i);
            }
          } catch (Throwable e) {
            failure.compareAndSet(null, e);
          } finally {
            WORKING.set(false);
          }
        };
    for (int i = 0; i < helpers; i++) {
      present.register();
      Pool.EXECUTOR.execute(
          () -> {
            try {
              work.run();
            } finally {
              present.arriveAndDeregister();
            }
          });
    }
    work.run();
    present.arriveAndAwaitAdvance();
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
