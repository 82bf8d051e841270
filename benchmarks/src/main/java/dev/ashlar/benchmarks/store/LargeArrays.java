package dev.ashlar.benchmarks.store;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Large arrays: written against a copy of a file, summed against arrays in memory, read against NumPy, sparse. */
final class LargeArrays {
  private static final long GIBIBYTE = 1L << 30;

  /** Rounds until the JVM has compiled what opening and summing takes; a resident Python has nothing to compile. */
  private static final int WARM = 3000;

  void write(Path directory, StoreTable table) throws Exception {
    var values = Creation.ones(DType.FLOAT64, GIBIBYTE / 8);
    var source = directory.resolve("source");
    var copy = directory.resolve("copy");
    try (var out = Files.newOutputStream(source)) {
      var buffer = new byte[1 << 20];
      new java.util.Random(1).nextBytes(buffer);
      for (int i = 0; i < 1024; i++) {
        out.write(buffer);
      }
    }
    var store = directory.resolve("large.ashlar");
    var times = Sample.interleaved(1, 3, List.of(
        () -> {
          Files.deleteIfExists(copy);
          command("cp", "--reflink=never", source.toString(), copy.toString());
          command("sync", copy.toString());
        },
        () -> {
          Files.deleteIfExists(store);
          put(store, values);
        }));
    table.note(String.format(Locale.ROOT, "cp + sync %.2f s, put + commit %.2f s", times[0], times[1]));
    table.atMost("write a 1 GiB array and commit, over cp + sync", times[1] / times[0], 1, "");
  }

  private static void put(Path path, NDArray values) {
    try (var store = Store.create(path); var tx = store.begin()) {
      tx.put("a", values);
      tx.commit();
    }
  }

  private static void command(String... words) throws IOException, InterruptedException {
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", words));
    }
  }

  void sum(Path directory, StoreTable table) throws Exception {
    long n = 100_000_000;
    var path = directory.resolve("sum.ashlar");
    var pooled = Creation.ones(DType.FLOAT32, n);
    put(path, pooled);
    for (int i = 0; i < 5; i++) {
      pooled.sum();
    }
    try (var store = Store.openReadOnly(path)) {
      double memory = Sample.interleaved(0, 5, List.of(pooled::sum))[0];
      double first = Sample.seconds(store.get("a")::sum);
      var mapped = store.get("a");
      var times = Sample.interleaved(2, 9, List.of(pooled::sum, mapped::sum));
      table.atMost("sum of 1e8 float32, mapped over memory, first pass", first / memory, 1.5, "");
      table.atMost("  later passes", times[1] / times[0], 1.1, "");
    }
  }

  void npy(Path directory, StoreTable table) throws Exception {
    long n = 500_000;
    var path = directory.resolve("npy.ashlar");
    put(path, Creation.ones(DType.FLOAT64, n));
    Sample.Work ours = () -> {
      try (var store = Store.openReadOnly(path)) {
        if (store.get("a").sum().toDouble() != n) {
          throw new AssertionError("sum");
        }
      }
    };
    try (var peer = NumpyReader.start(directory, n)) {
      if (peer == null) {
        table.note("python3 with numpy is not there: no comparison with np.load");
        return;
      }
      int rounds = 201;
      var mine = new double[rounds];
      var load = new double[rounds];
      var h5py = new double[rounds];
      for (int i = -WARM; i < rounds; i++) {
        double seconds = Sample.seconds(ours);
        var theirs = peer.round();
        if (i >= 0) {
          mine[i] = seconds;
          load[i] = theirs[0];
          h5py[i] = theirs[1];
        }
      }
      table.atMost("open and sum a 4 MB array, over np.load", Sample.median(mine) / Sample.median(load), 1, "");
      if (h5py[0] > 0) {
        table.atMost("  over h5py", Sample.median(mine) / Sample.median(h5py), 1, "");
      } else {
        table.note("h5py is not there: no comparison with it");
      }
    }
  }

  void sparse(Path directory, StoreTable table) throws Exception {
    long n = 20 * GIBIBYTE;
    var path = directory.resolve("sparse.ashlar");
    double seconds = Sample.seconds(() -> {
      try (var store = Store.create(path); var tx = store.begin()) {
        var a = tx.create("a", DType.UINT8, n);
        a.setLong(0, 1);
        a.setLong(n - 1, 1);
        tx.commit();
      }
      try (var store = Store.openReadOnly(path)) {
        if (store.get("a").getLong(n - 1) != 1) {
          throw new AssertionError("last element");
        }
      }
    });
    var du = new ProcessBuilder("du", "-k", path.toString()).start();
    try (var numbers = new java.util.Scanner(du.getInputStream(), StandardCharsets.UTF_8)) {
      table.atMost("sparse array of 20 GiB, both ends filled: disk used", numbers.nextLong() / 1024.0, 64, " MiB");
    }
    table.note(String.format(Locale.ROOT, "created, committed and reopened in %.3f s", seconds));
  }
}
