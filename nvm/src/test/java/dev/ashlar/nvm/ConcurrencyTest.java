package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads on one store. */
class ConcurrencyTest {
  private static final int THREADS = 8;

  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("c.ashlar");
  }

  private static void all(List<Callable<Void>> work) throws Exception {
    try (var pool = Executors.newFixedThreadPool(work.size())) {
      var results = new ArrayList<Future<Void>>();
      work.forEach(w -> results.add(pool.submit(w)));
      for (var result : results) {
        result.get();
      }
    }
  }

  @Test
  void commitsOfManyThreadsShareForces() throws Exception {
    int each = 60;
    try (var store = Store.create(path)) {
      try (var tx = store.begin()) {
        tx.put("shared", Creation.zeros(DType.INT64, 10_000));
        tx.commit();
      }
      long before = store.traffic().forces();
      var work = new ArrayList<Callable<Void>>();
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        work.add(() -> {
          for (int i = 0; i < each; i++) {
            try (var tx = store.begin()) {
              tx.put("t" + thread + "/" + i, NDArray.of((long) i));
              tx.put("last/" + thread, NDArray.of((long) i));
              tx.commit();
            }
            assertEquals(i, store.get("last/" + thread).getLong(0));
          }
          return null;
        });
      }
      all(work);
      long forces = store.traffic().forces() - before;
      assertTrue(forces < 2L * THREADS * each, forces + " forces for " + THREADS * each + " transactions");
      assertEquals(1 + THREADS * (each + 1), store.size());
      assertTrue(store.check(true).isWhole(), () -> store.check(true).toString());
    }
  }

  @Test
  void readersSeeWholeCommitsWhileOthersWrite() throws Exception {
    try (var store = Store.create(path)) {
      put(store, 0);
      var done = new AtomicBoolean();
      var seen = new AtomicLong();
      var work = new ArrayList<Callable<Void>>();
      work.add(() -> {
        for (int i = 1; i <= 150; i++) {
          put(store, i);
        }
        done.set(true);
        return null;
      });
      for (int t = 0; t < 2; t++) {
        work.add(() -> {
          while (!done.get()) {
            var a = store.get("a");
            long first = a.getLong(0);
            assertEquals(first * a.size(), a.sum().toLong());
            assertEquals(List.of("a", "b"), store.list());
            seen.incrementAndGet();
          }
          return null;
        });
        work.add(() -> {
          while (!done.get()) {
            try (var reader = Store.openReadOnly(path)) {
              assertEquals(reader.get("a").getLong(0), reader.get("b").getLong(5));
              assertTrue(reader.check(true).isWhole());
            }
          }
          return null;
        });
      }
      all(work);
      assertTrue(seen.get() > 0);
    }
  }

  private static void put(Store store, long i) {
    try (var tx = store.begin()) {
      tx.put("a", Creation.full(DType.INT64, i, 2000));
      tx.put("b", Creation.full(DType.INT64, i, 100 + i));
      tx.commit();
    }
  }

  @Test
  void onlyOneTransactionChangesInPlaceAndOthersCopy() throws Exception {
    try (var store = Store.create(path)) {
      try (var tx = store.begin()) {
        for (int t = 0; t < THREADS; t++) {
          tx.put("a" + t, Creation.zeros(DType.INT64, 1000));
        }
        tx.commit();
      }
      var work = new ArrayList<Callable<Void>>();
      var together = new CountDownLatch(THREADS);
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        work.add(() -> {
          together.countDown();
          together.await();
          for (int i = 1; i <= 20; i++) {
            try (var tx = store.begin()) {
              tx.writable("a" + thread, Index.slice(0, 100)).assign(i);
              if (i % 3 != 0) {
                tx.commit();
              }
            }
            long expected = i % 3 != 0 ? i : i - 1;
            assertEquals(100 * expected, store.get("a" + thread).sum().toLong());
          }
          return null;
        });
      }
      all(work);
      assertTrue(store.check(true).isWhole(), () -> store.check(true).toString());
    }
  }

  @Test
  void closingWaitsForKernelsAndArraysThrowAfterwards() throws Exception {
    for (int round = 0; round < 10; round++) {
      var file = directory.resolve("close" + round + ".ashlar");
      var store = Store.create(file);
      try (var tx = store.begin()) {
        tx.put("a", Creation.ones(DType.FLOAT32, 500_000));
        tx.commit();
      }
      var started = new CountDownLatch(2);
      var work = new ArrayList<Callable<Void>>();
      for (int t = 0; t < 2; t++) {
        work.add(() -> {
          var a = store.get("a");
          started.countDown();
          try {
            while (true) {
              assertEquals(500_000, a.sum().toDouble());
            }
          } catch (IllegalStateException e) {
            return null;
          }
        });
      }
      work.add(() -> {
        started.await();
        store.close();
        return null;
      });
      all(work);
      assertThrows(IllegalStateException.class, () -> store.get("a"));
    }
  }

  @Test
  void anInterruptDisturbsNothing() throws Exception {
    try (var store = Store.create(path)) {
      var done = new AtomicBoolean();
      var worker = new Thread(() -> {
        for (int i = 0; i < 100; i++) {
          put(store, i);
        }
        done.set(true);
      });
      worker.start();
      while (worker.isAlive()) {
        worker.interrupt();
        Thread.onSpinWait();
        assertTrue(store.list().size() <= 2);
      }
      assertTrue(done.get());
      assertEquals(99, store.get("a").getLong(0));
      Thread.currentThread().interrupt();
      put(store, 7);
      assertTrue(Thread.interrupted());
      assertTrue(store.check(true).isWhole());
    }
  }
}
