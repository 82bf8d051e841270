package dev.ashlar.kernels.internal.sweep;

import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/**
 * The shared pool. The caller of an operation works too, and does not return before every worker has left the
 * operation's memory, whatever was thrown.
 */
public final class Workers {
  private static volatile int threads =
      Math.max(1, Integer.getInteger("dev.ashlar.threads", Runtime.getRuntime().availableProcessors()));

  /** Whether the thread is working on a part. */
  static final ThreadLocal<Boolean> WORKING = ThreadLocal.withInitial(() -> false);

  private Workers() {}

  /** See {@link dev.ashlar.kernels.Threads#get}. */
  public static int threads() {
    return threads;
  }

  /** See {@link dev.ashlar.kernels.Threads#set}. */
  public static void setThreads(int number) {
    threads = number;
  }

  /**
   * Runs the parts 0 to n - 1, in any order, on up to {@link #threads()} threads. An operation inside a part runs on
   * that part's thread alone.
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
    var work = new SharedWork(n, part);
    try {
      for (int i = 0; i < helpers; i++) {
        Helper.call(work);
      }
    } catch (OutOfMemoryError noThread) {
      // those who came are helped out by the caller
    }
    switch (work.complete()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
