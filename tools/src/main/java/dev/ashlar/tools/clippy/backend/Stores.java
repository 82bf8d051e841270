package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.StoreLockedException;
import dev.ashlar.nvm.Transaction;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stores that one call uses. They are open for the time of the call and no longer: between two calls nobody holds the lock of a
 * writer.
 */
final class Stores implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** Calls that write to one store wait for each other here, without asking the file system. */
  private static final Map<Path, ReentrantLock> WRITERS = new ConcurrentHashMap<>();

  private final Path directory;
  private final Map<Path, Store> reading = new LinkedHashMap<>();

  /** Relative paths start at {@code directory}. */
  Stores(Path directory) {
    this.directory = directory;
  }

  /** The absolute path of a store as the caller wrote it. */
  Path path(String text) {
    var path = Path.of(text);
    if (text.startsWith("~/")) {
      path = Path.of(System.getProperty("user.home")).resolve(text.substring(2));
    }
    return directory.resolve(path).toAbsolutePath().normalize();
  }

  /**
   * A store, open for reading at its newest commit.
   *
   * @throws InputException if there is no such file
   */
  Store read(Path path) {
    return reading.computeIfAbsent(path, p -> {
      requireFile(p);
      return Store.openReadOnly(p);
    });
  }

  static void requireFile(Path path) {
    if (!Files.exists(path)) {
      throw new InputException("there is no store " + path + hint(path));
    }
  }

  private static String hint(Path path) {
    var folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return folder == null ? "" : ", and no directory " + folder;
    }
    try (var files = Files.list(folder)) {
      var names = files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".lock")).limit(1000).toList();
      return Nearest.hint(String.valueOf(path.getFileName()), names);
    } catch (IOException _) {
      return "";
    }
  }

  /**
   * The array that a reference leads to, as a view of the mapped bytes.
   *
   * @throws InputException if there is no such store or array
   */
  NDArray array(Reference reference) {
    return reference.follow(whole(reference));
  }

  private NDArray whole(Reference reference) {
    var store = read(reference.store());
    return store.find(reference.name()).orElseThrow(() -> missing(store, reference.name()));
  }

  static InputException missing(Store store, String name) {
    var names = store.list();
    var hint = Nearest.hint(name, names);
    var some = names.isEmpty() ? "; it is empty" : "; it holds " + String.join(", ", names.subList(0, Math.min(5, names.size())));
    return new InputException("there is no array '" + name + "' in " + store.path() + (hint.isEmpty() ? some : hint));
  }

  /**
   * The array that a text names: {@code NAME} or {@code STORE:NAME}, parts of it in brackets behind.
   *
   * @param beside the store that a name alone means; null if a store must be named
   * @throws InputException if there is none
   */
  Reference find(String text, @Nullable Path beside) {
    if (beside != null && Files.exists(beside) && holds(read(beside), text)) {
      return new Reference(beside, text);
    }
    for (int colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
      var file = path(text.substring(0, colon));
      if (Files.isRegularFile(file)) {
        return inside(file, text.substring(colon + 1));
      }
    }
    if (beside == null) {
      int colon = text.lastIndexOf(':');
      throw new InputException(
          colon < 0
              ? "'" + text + "' names no array: STORE:NAME is needed"
              : "there is no store " + path(text.substring(0, colon)) + hint(path(text.substring(0, colon))));
    }
    return inside(beside, text);
  }

  /** Whether there is an array of that name; a text that cannot be a name is none. */
  static boolean holds(Store store, String name) {
    try {
      return store.find(name).isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private Reference inside(Path file, String text) {
    var store = read(file);
    if (holds(store, text)) {
      return new Reference(file, text);
    }
    var split = Reference.split(text);
    if (!holds(store, split.getKey())) {
      throw missing(store, split.getKey());
    }
    return new Reference(file, split.getKey(), split.getValue());
  }

  /**
   * Changes a store in one transaction, which commits if nothing is thrown. Waits for another writer for some seconds.
   *
   * @param create whether to make the store if it is missing
   * @throws StoreLockedException if another process keeps writing
   */
  <T> T change(Path path, boolean create, Function<Transaction, T> work) {
    return write(path, create, store -> {
      try (var transaction = store.begin()) {
        var result = work.apply(transaction);
        transaction.commit();
        return result;
      }
    });
  }

  /** Works on a store that is open for writing. */
  <T> T write(Path path, boolean create, Function<Store, T> work) {
    if (!create) {
      requireFile(path);
    }
    var lock = WRITERS.computeIfAbsent(path, _ -> new ReentrantLock());
    lock.lock();
    try (var store = open(path, create)) {
      return work.apply(store);
    } finally {
      lock.unlock();
    }
  }

  private static Store open(Path path, boolean create) {
    long start = System.nanoTime();
    while (true) {
      try {
        return create ? Store.openOrCreate(path) : Store.open(path);
      } catch (StoreLockedException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  @Override
  public void close() {
    List.copyOf(reading.values()).forEach(Store::close);
    reading.clear();
  }
}
