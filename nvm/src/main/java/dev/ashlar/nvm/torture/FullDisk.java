package dev.ashlar.nvm.torture;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A store on a file system that is full: errors of transactions, and no commit lost. Needs the right to mount a file
 * system.
 */
public final class FullDisk implements AutoCloseable {
  private static final String SIZE = "24m";
  private static final long ELEMENTS = 100_000;

  private final Path mount;

  private FullDisk(Path mount) {
    this.mount = mount;
  }

  /** Mounts a small file system in memory at an empty directory, if that is allowed. */
  public static Optional<FullDisk> mount(Path directory) throws IOException, InterruptedException {
    return command("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "none", directory.toString())
        ? Optional.of(new FullDisk(directory))
        : Optional.empty();
  }

  private static boolean command(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
          .waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The small file system. */
  public Path directory() {
    return mount;
  }

  /**
   * Puts arrays until the disk is full, then goes on removing and putting.
   *
   * @return what is wrong, or an empty text
   */
  public String run() {
    var path = mount.resolve("full.ashlar");
    long kept = 0;
    try (var store = Store.create(path)) {
      while (put(store, "a" + kept, kept)) {
        kept++;
      }
      for (int i = 0; i < 3; i++) {
        if (put(store, "more", i) && !"".equals(difference(store, kept))) {
          return difference(store, kept);
        }
      }
    }
    try (var store = Store.open(path)) {
      var wrong = difference(store, kept);
      if (!wrong.isEmpty() || kept < 5) {
        return "after the disk was full, " + kept + " arrays: " + wrong;
      }
      try (var tx = store.begin()) {
        tx.remove("a0");
        tx.remove("a1");
        tx.remove("a2");
        tx.commit();
      }
      for (int i = 0; i < 3; i++) {
        try (var tx = store.begin()) {
          tx.setAttribute("a3", "round", dev.ashlar.nvm.Attribute.of((long) i));
          tx.commit();
        }
      }
    }
    try (var store = Store.open(path)) {
      return put(store, "again", 7) ? "" : "space that was freed cannot be used";
    }
  }

  private static boolean put(Store store, String name, long value) {
    try (var tx = store.begin()) {
      tx.put(name, Creation.full(DType.INT64, value, ELEMENTS));
      tx.commit();
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private static String difference(Store store, long kept) {
    for (long i = 0; i < kept; i++) {
      var array = store.get("a" + i);
      if (array.min().toLong() != i || array.max().toLong() != i) {
        return "a" + i + " is damaged";
      }
    }
    var report = store.check(true);
    return report.isWhole() ? "" : report.problems().toString();
  }

  @Override
  public void close() throws IOException {
    try {
      if (!command("umount", "-l", mount.toString())) {
        throw new IOException(mount + " cannot be unmounted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(mount + " cannot be unmounted: interrupted", e);
    }
    Files.deleteIfExists(mount.resolve("full.ashlar"));
  }
}
