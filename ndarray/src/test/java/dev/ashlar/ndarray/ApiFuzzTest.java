package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Random calls of the public API from several threads, see {@link FuzzRun}. The system properties {@code
 * dev.ashlar.fuzz.rounds} and {@code dev.ashlar.fuzz.seed} choose others, {@code dev.ashlar.fuzz.minutes} lets it run
 * for hours.
 */
class ApiFuzzTest {
  private static final long ROUNDS = Long.getLong("dev.ashlar.fuzz.rounds", 6000);
  private static final long SEED = Long.getLong("dev.ashlar.fuzz.seed", 20261120);
  private static final long MINUTES = Long.getLong("dev.ashlar.fuzz.minutes", 0);
  private static final int THREADS = 3;

  @Test
  void nothingButResultsAndDocumentedExceptions() throws InterruptedException {
    var failures = new ArrayList<String>();
    var shared = new AtomicReferenceArray<NDArray>(12);
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < THREADS; t++) {
      threads.add(Thread.ofPlatform().start(new FuzzRun(SEED + t, shared, limit(), failures)));
    }
    for (var thread : threads) {
      thread.join();
    }
    synchronized (failures) {
      assertEquals(List.of(), failures);
    }
  }

  private static BooleanSupplier limit() {
    if (MINUTES > 0) {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
      return () -> System.nanoTime() < end;
    }
    var left = new long[] {ROUNDS};
    return () -> left[0]-- > 0;
  }
}
