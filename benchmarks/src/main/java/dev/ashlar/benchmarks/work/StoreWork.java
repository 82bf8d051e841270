package dev.ashlar.benchmarks.work;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Statistics;
import dev.ashlar.nvm.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A store in a directory of its own, which is deleted at the end, and the same bytes as a plain file. */
public final class StoreWork implements AutoCloseable {
  private static final int PAGE = 4096;

  private final Path directory;
  private final Path path;
  private final Path file;
  private @Nullable Store store;
  private @Nullable FileChannel channel;
  private long made;

  private StoreWork() throws IOException {
    directory = Files.createTempDirectory("ashlar-bench");
    path = directory.resolve("work.ashlar");
    file = directory.resolve("plain");
  }

  /** An empty store. */
  public static StoreWork empty() throws IOException {
    var work = new StoreWork();
    Store.create(work.path).close();
    return work;
  }

  /** A store of equally long float64 arrays, called {@code a/0}, {@code a/1} and so on. */
  public static StoreWork withArrays(long count, long length) throws IOException {
    var work = new StoreWork();
    try (var store = Store.create(work.path);
        var tx = store.begin()) {
      var ones = Creation.ones(DType.FLOAT64, length);
      for (long i = 0; i < count; i++) {
        tx.put("a/" + i, ones);
      }
      tx.commit();
    }
    return work;
  }

  private Store opened() {
    var current = store;
    if (current == null) {
      current = Store.open(path);
      store = current;
    }
    return current;
  }

  private FileChannel plain() throws IOException {
    var current = channel;
    if (current == null) {
      current = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel = current;
    }
    return current;
  }

  /** Opens, finds an array in the middle, reads one element, closes. */
  public double openFindRead() {
    try (var reader = Store.openReadOnly(path)) {
      return reader.get("a/54321").getDouble(0);
    }
  }

  /** What the system needs at least for that: a plain file opened, a page read, closed. */
  public Object openReadPage() throws IOException {
    try (var reader = FileChannel.open(path, StandardOpenOption.READ)) {
      return reader.read(ByteBuffer.allocate(PAGE), 0) > 0;
    }
  }

  /** Opens, sums an array, closes. */
  public double openAndSum() {
    try (var reader = Store.openReadOnly(path)) {
      return Statistics.sum(reader.get("a/0")).toDouble();
    }
  }

  /** Replaces an array of 64 bytes and commits. */
  public Object commitSmall() {
    commitOne("a/0", NDArray.of(1.0, 2, 3, 4, 5, 6, 7, 8));
    return true;
  }

  private void commitOne(String name, NDArray array) {
    try (var tx = opened().begin()) {
      tx.put(name, array);
      tx.commit();
    }
  }

  /** Appends to an array and commits; starts the array anew now and then. */
  public Object append(long length) {
    var more = Creation.ones(DType.FLOAT64, length);
    try (var tx = opened().begin()) {
      if (made++ % 100 == 0) {
        tx.put("a/0", more);
      } else {
        tx.append("a/0", more);
      }
      tx.commit();
    }
    return true;
  }

  /** Writes a page and waits until it is on the disk. */
  public Object writePageAndSync() throws IOException {
    return writeAndSync(PAGE);
  }

  /** Writes bytes and waits until they are on the disk. */
  public Object writeAndSync(int bytes) throws IOException {
    plain().write(ByteBuffer.allocateDirect(bytes), 0);
    plain().force(false);
    return true;
  }

  @Override
  public void close() throws IOException {
    if (store != null) {
      store.close();
    }
    if (channel != null) {
      channel.close();
    }
    try (var files = Files.walk(directory)) {
      for (var one : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
