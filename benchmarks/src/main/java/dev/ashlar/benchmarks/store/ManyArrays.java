package dev.ashlar.benchmarks.store;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.nvm.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of 100 000 arrays of 100 float64: put in one transaction, opened, read. */
final class ManyArrays {
  private static final int COUNT = 100_000;

  void run(Path directory, StoreTable table) throws Exception {
    var path = directory.resolve("many.ashlar");
    var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"),
        Child.class.getName(), path.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var seconds = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (child.waitFor() != 0) {
      table.note("put 100 000 arrays: failed with a heap of 128 MiB");
      put(path, COUNT);
    } else {
      table.atMost("put 100 000 arrays of 100 float64, heap of 128 MiB", Double.parseDouble(seconds), 2, " s");
    }
    open(path, table);
  }

  private static void put(Path path, long count) {
    var values = Creation.arange(100).astype(DType.FLOAT64);
    try (var store = Store.create(path); var tx = store.begin()) {
      for (long i = 0; i < count; i++) {
        tx.put(name(i), values);
      }
      tx.commit();
    }
  }

  private static String name(long i) {
    return "array/" + i;
  }

  /** Puts the arrays and says how long that took, after a smaller number to warm up. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      var path = Path.of(arguments[0]);
      var warm = path.resolveSibling("warm.ashlar");
      put(warm, COUNT / 10);
      System.out.println(Sample.seconds(() -> put(path, COUNT)));
    }
  }

  private static void open(Path path, StoreTable table) throws Exception {
    var next = new AtomicInteger();
    Sample.Work work = () -> {
      int i = next.addAndGet(7919) % COUNT;
      try (var store = Store.openReadOnly(path)) {
        if (store.get(name(i)).getDouble(99) != 99) {
          throw new AssertionError(name(i));
        }
      }
    };
    table.atMost("open + find + read one element + close, warm", Sample.interleaved(2000, 2001, List.of(work))[0] * 1e3,
        1, " ms");
    cold(path, table, work);
    mappings(path, table);
  }

  private static void cold(Path path, StoreTable table, Sample.Work work) throws Exception {
    double[] times = new double[15];
    double[] read = new double[15];
    for (int i = 0; i < times.length; i++) {
      if (!drop(path)) {
        table.note("pages cannot be dropped from the cache here: no figure for a cold file");
        return;
      }
      long before = blocksRead();
      times[i] = Sample.seconds(work);
      read[i] = blocksRead() - before;
    }
    table.atMost("  the same, file's pages dropped from the cache", Sample.median(times) * 1e3, 5, " ms");
    table.atMost("  read from the disk", Sample.median(read) / 1024, 256, " KiB");
  }

  /** Drops the pages of one file from the cache, as {@code dd oflag=nocache} does. */
  private static boolean drop(Path path) throws IOException, InterruptedException {
    var sync = new ProcessBuilder("sync", path.toString()).start().waitFor();
    var drop = new ProcessBuilder("dd", "of=" + path, "oflag=nocache", "conv=notrunc,fdatasync", "count=0")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    return sync == 0 && drop == 0;
  }

  private static long blocksRead() throws IOException {
    var io = Path.of("/proc/self/io");
    return Files.readAllLines(io).stream().filter(line -> line.startsWith("read_bytes:"))
        .mapToLong(line -> Long.parseLong(line.substring("read_bytes: ".length()))).findFirst().orElse(0);
  }

  private static void mappings(Path path, StoreTable table) throws IOException {
    var maps = Path.of("/proc/self/maps");
    if (!Files.isReadable(maps)) {
      table.note("the system does not list mappings");
      return;
    }
    try (var store = Store.openReadOnly(path)) {
      System.gc();
      var arrays = store.list().stream().map(store::get).toList();
      try (var lines = Files.lines(maps)) {
        long count = lines.filter(line -> line.endsWith("many.ashlar")).count();
        table.atMost("mappings of a reopened store, " + arrays.size() + " arrays got", (double) count, 9, "");
      }
    }
  }
}
