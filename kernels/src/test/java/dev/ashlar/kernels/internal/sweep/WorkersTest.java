package dev.ashlar.kernels.internal.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work in parts: each is done once, by several threads, and nobody is left inside when the call returns. */
@Timeout(120)
class WorkersTest {
  private final int threads = Workers.threads();

  @AfterEach
  void restore() {
    Workers.setThreads(threads);
  }

  @Test
  void everyPartIsDoneOnceHoweverManyThreads() {
    for (int number : new int[] {1, 2, 3, 8}) {
      Workers.setThreads(number);
      for (int round = 0; round < 2000; round++) {
        var done = new AtomicIntegerArray(round % 20);
        Workers.run(done.length(), done::incrementAndGet);
        for (int i = 0; i < done.length(); i++) {
          assertEquals(1, done.get(i), number + " threads, part " + i + " of " + done.length());
        }
      }
    }
  }

  @Test
  void helpersComeFromSleepAndFromTheLookout() {
    Workers.setThreads(2);
    for (long pause : new long[] {0, 1_000_000, 0}) {
      for (int round = 0; round < 20; round++) {
        LockSupport.parkNanos(pause);
        // each of the two waits for the other: without a helper this would never end
        var both = new CountDownLatch(2);
        Workers.run(
            2,
            _ -> {
              both.countDown();
              await(both);
            });
      }
    }
  }

  @Test
  void nobodyIsInsideWhenACallHasFailed() {
    Workers.setThreads(4);
    for (int round = 0; round < 500; round++) {
      var inside = new AtomicInteger();
      var failure = new IllegalStateException("part 3");
      int failing = round % 7;
      var thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  Workers.run(
                      7,
                      i -> {
                        inside.incrementAndGet();
                        try {
                          if (i == failing) {
                            throw failure;
                          }
                        } finally {
                          inside.decrementAndGet();
                        }
                      }));
      assertSame(failure, thrown);
      assertEquals(0, inside.get());
    }
  }

  @Test
  void partsOfPartsStayOnTheirThread() {
    Workers.setThreads(4);
    Workers.run(
        8,
        _ -> {
          var outer = Thread.currentThread();
          Workers.run(8, _ -> assertSame(outer, Thread.currentThread()));
        });
    assertFalse(Workers.WORKING.get());
  }

  @Test
  void anInterruptedCallerIsToldAndStaysInterrupted() {
    Workers.setThreads(2);
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> Workers.run(4, _ -> {}));
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void anInterruptWhileTheLastHelperWorksIsKept() {
    Workers.setThreads(2);
    var caller = Thread.currentThread();
    var both = new CountDownLatch(2);
    var left = new CountDownLatch(1);
    try {
      Workers.run(
          2,
          _ -> {
            both.countDown();
            await(both);
            if (Thread.currentThread().equals(caller)) {
              left.countDown();
            } else {
              await(left);
              caller.interrupt();
              LockSupport.parkNanos(2_000_000); // longer than the caller looks out
            }
          });
    } catch (CancellationException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("interrupted"), e.toString());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void manyCallersAtOnce() throws Exception {
    Workers.setThreads(3);
    var threadsSeen = ConcurrentHashMap.<Thread>newKeySet();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new java.util.ArrayList<java.util.concurrent.Future<?>>();
      for (int caller = 0; caller < 8; caller++) {
        results.add(
            callers.submit(
                () -> {
                  for (int round = 0; round < 300; round++) {
                    var sum = new AtomicInteger();
                    Workers.run(
                        10,
                        i -> {
                          threadsSeen.add(Thread.currentThread());
                          sum.addAndGet(i);
                        });
                    assertEquals(45, sum.get());
                  }
                }));
      }
      for (var result : results) {
        result.get();
      }
    }
    assertTrue(threadsSeen.size() >= 8);
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
