package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.StoreLockedException;
import dev.ashlar.nvm.Transaction;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.store.Selection;
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
 * The stores that one call uses. They are open for the time of the call and no longer: between two calls nobody holds
 * the lock of a writer.
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
    return reading.computeIfAbsent(path, dev.ashlar.tools.store.Stores::read);
  }

  /**
   * The array that a reference leads to, as a view of the mapped bytes.
   *
   * @throws InputException if there is no such store or array
   */
  NDArray array(Reference reference) {
    return values(reference).array();
  }

  /** The same with what its strings refer to. */
  HeapArray values(Reference reference) {
    var store = read(reference.store());
    var name = Selection.findName(store, reference.name()).name();
    return reference.follow(dev.ashlar.tools.store.Stores.whole(store, name));
  }

  /**
   * The array that a text names: {@code NAME} or {@code STORE:NAME}, parts of it in brackets behind.
   *
   * @param beside the store that a name alone means; null if a store must be named
   * @throws InputException if there is none
   */
  Reference find(String text, @Nullable Path beside) {
    if (beside != null && holds(read(beside), text)) {
      return new Reference(beside, text);
    }
    for (int colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
      var file = path(text.substring(0, colon));
      if (Files.isRegularFile(file)) {
        return Reference.find(read(file), text.substring(colon + 1));
      }
    }
    if (beside != null) {
      return Reference.find(read(beside), text);
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new InputException("'" + text + "' names no array: STORE:NAME is needed, such as weather.ashlar:rain");
    }
    return Reference.find(read(path(text.substring(0, colon))), text.substring(colon + 1));
  }

  /** Whether there is an array of that name; a text that cannot be a name is none. */
  static boolean holds(Store store, String name) {
    try {
      return store.find(name).isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
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
      read(path);
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
