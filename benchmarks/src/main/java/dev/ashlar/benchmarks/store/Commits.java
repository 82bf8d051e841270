package dev.ashlar.benchmarks.store;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Small commits: against the system's own write and fdatasync, and by one thread against sixteen. */
final class Commits {
  private static final int ROUNDS = 201;
  private static final int THREADS = 16;

  /**
   * Until the code of a commit is compiled: the first few hundred take up to .1 ms of processor time each, later ones
   * .02.
   */
  private static final int WARM_UP = 3000;
  private static final double SECONDS = .7;

  void single(Path directory, StoreTable table) throws Exception {
    var page = ByteBuffer.allocateDirect(4096);
    var values = Creation.zeros(DType.INT64, 8);
    try (var store = Store.create(directory.resolve("commit.ashlar"));
        var plain = FileChannel.open(directory.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < WARM_UP; i++) {
        commit(store, "a" + i % 20, values);
      }
      plain.write(ByteBuffer.allocate(1 << 20), 0);
      plain.force(true);
      var next = new AtomicLong();
      var traffic = store.traffic();
      var times = Sample.interleaved(20, ROUNDS, List.of(
          () -> {
            plain.write(page.clear(), 4096 * (next.get() % 256));
            plain.force(false);
          },
          () -> commit(store, "a" + next.getAndIncrement() % 20, values)));
      var after = store.traffic();
      double commits = ROUNDS + 20;
      table.atMost("commit of one 64-byte array: forces", (after.forces() - traffic.forces()) / commits, 2, "");
      table.atMost("  bytes written", (after.bytesWritten() - traffic.bytesWritten()) / commits / 1024, 64, " KiB");
      table.atMost("  time over write + fdatasync of 4 KiB", times[1] / times[0], 3, "");
      fresh(table, store, plain, values);
    }
  }

  /** The same into blocks that were never written. */
  private static void fresh(StoreTable table, Store store, FileChannel plain, NDArray values) throws Exception {
    var page = ByteBuffer.allocateDirect(4096);
    var next = new AtomicLong();
    var times = Sample.interleaved(20, ROUNDS, List.of(
        () -> {
          plain.write(page.clear(), 4096 * (next.get() % 256));
          plain.force(false);
        },
        () -> commit(store, "fresh" + next.getAndIncrement(), values)));
    table.atMost("  the same into blocks never written", times[1] / times[0], 4.5, "");
  }

  private static void commit(Store store, String name, NDArray values) {
    try (var tx = store.begin()) {
      tx.put(name, values);
      tx.commit();
    }
  }

  void group(Path directory, StoreTable table) throws Exception {
    try (var store = Store.create(directory.resolve("group.ashlar"))) {
      rate(store, THREADS, SECONDS);
      rate(store, 1, SECONDS);
      double one = 0;
      double many = 0;
      for (int round = 0; round < 3; round++) {
        one += rate(store, 1, SECONDS);
        many += rate(store, THREADS, SECONDS);
      }
      table.note(Math.round(one / 3) + " transactions/s by 1 thread, " + Math.round(many / 3) + " by " + THREADS);
      table.atLeast("group commit: transactions of 16 threads over 1", many / one, 5, "");
    }
  }

  /** Transactions per second. */
  private static double rate(Store store, int threads, double seconds) throws Exception {
    var count = new AtomicLong();
    var values = Creation.zeros(DType.INT64, 8);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    var work = new ArrayList<Callable<Void>>();
    for (int t = 0; t < threads; t++) {
      var name = "t" + t;
      work.add(() -> {
        while (System.nanoTime() < end) {
          commit(store, name, values);
          count.incrementAndGet();
        }
        return null;
      });
    }
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var result : pool.invokeAll(work)) {
        result.get();
      }
    }
    return count.get() / ((System.nanoTime() - start) / 1e9);
  }
}
