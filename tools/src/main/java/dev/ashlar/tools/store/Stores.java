package dev.ashlar.tools.store;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.Spelling;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.Transaction;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.Codec;
import dev.ashlar.tools.element.HeapArray;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opening stores for a command, and the arrays in them with all that belongs to them. */
public final class Stores {
  private Stores() {}

  /**
   * Opens a store for reading.
   *
   * @throws InputException if there is no such file, with the nearest one
   */
  public static Store read(Path path) {
    requireFile(path);
    return opened(path, Store::openReadOnly);
  }

  /**
   * Opens a store that exists for writing.
   *
   * @throws InputException if there is no such file, with the nearest one
   */
  public static Store write(Path path) {
    requireFile(path);
    return opened(path, Store::open);
  }

  /** What is wrong with a file is said with its name. */
  private static Store opened(Path path, Function<Path, Store> opening) {
    try {
      return opening.apply(path);
    } catch (StoreException e) {
      var message = String.valueOf(e.getMessage());
      throw message.contains(path.toString()) ? e : new InputException(path + ": " + message, e);
    }
  }

  /**
   * Changes a store in one transaction. A store that is missing is made, and removed again if the work fails.
   */
  public static void change(Path path, Consumer<Transaction> work) {
    boolean made = !Files.exists(path);
    if (made) {
      requireFolder(path);
    }
    boolean done = false;
    var hook = new Thread(() -> discard(path), "discard-unfinished-store");
    if (made) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
    try (var store = opened(path, Store::openOrCreate)) {
      try (var tx = store.begin()) {
        work.accept(tx);
        tx.commit();
      }
      done = true;
    } finally {
      if (made) {
        end(hook, path, done);
      }
    }
  }

  private static void end(Thread hook, Path path, boolean done) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return; // the JVM is ending, and the hook does its work
    }
    if (!done) {
      discard(path);
    }
  }

  private static void discard(Path path) {
    try {
      Files.deleteIfExists(path);
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".lock"));
    } catch (IOException e) {
      throw new InputException(path + ": what was begun could not be removed: " + e.getMessage(), e);
    }
  }

  private static void requireFile(Path path) {
    if (Files.isRegularFile(path)) {
      return;
    }
    if (Files.exists(path)) {
      throw new InputException(path + " is no file");
    }
    throw new InputException("there is no store " + path + nearest(path));
  }

  /** Refuses a new file in a folder that is not there. */
  public static void requireFolder(Path path) {
    var folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new InputException("there is no directory " + folder + " for " + path.getFileName());
    }
  }

  private static String nearest(Path path) {
    var folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "; there is no directory " + folder;
    }
    try (var files = Files.list(folder)) {
      var names = files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".lock")).toList();
      return Spelling.hint(String.valueOf(path.getFileName()), names);
    } catch (IOException e) {
      return "";
    }
  }

  /** The array with a name, with its heap; one with a validity bitmap as an array of options. */
  public static HeapArray whole(Store store, String name) {
    var raw = store.getRaw(name);
    var heap = raw.heap().orElse(MemorySegment.NULL);
    return raw.validity().isPresent()
        ? new HeapArray(optional(raw, raw.validity().get()), heap)
        : new HeapArray(store.get(name), heap);
  }

  /** A copy in which missing elements are marked by their bits. */
  private static NDArray optional(RawArray raw, MemorySegment validity) {
    var type = raw.dtype() instanceof OptionType ? raw.dtype() : raw.dtype().option();
    var codec = Codec.of(type);
    long count = raw.shape().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    var copy = Arena.ofAuto().allocate(Math.max(1, raw.data().byteSize()), 64);
    MemorySegment.copy(raw.data(), 0, copy, 0, raw.data().byteSize());
    for (long i = 0; i < count; i++) {
      if ((validity.get(ValueLayout.JAVA_BYTE, i / 8) >> (i % 8) & 1) == 0) {
        codec.write(null, copy, i * codec.size(), (_, _) -> 0);
      }
    }
    return NDArray.ofSegment(copy, type, raw.shape().stream().mapToLong(Long::longValue).toArray());
  }

  /** What an address names, in an open store. */
  public static HeapArray get(Store store, String target) {
    var selection = Selection.find(store, target);
    return selection.of(whole(store, selection.name()));
  }

  /** An array as its bytes. */
  public static RawArray raw(DataType dtype, long[] shape, MemorySegment data, MemorySegment heap) {
    return new RawArray(dtype, java.util.Arrays.stream(shape).boxed().toList(), data,
        heap.byteSize() == 0 ? java.util.Optional.empty() : java.util.Optional.of(heap), java.util.Optional.empty());
  }

  /** Refuses a name that is taken, unless it may be replaced. */
  public static void requireFree(Path path, List<String> names, boolean replace) {
    if (replace || !Files.exists(path)) {
      return;
    }
    try (var store = read(path)) {
      for (var name : names) {
        if (Input.checked(() -> store.find(name)).isPresent()) {
          throw new InputException(
              "there is an array '" + name + "' in " + path + " already; --replace puts the new one in its place");
        }
      }
    }
  }
}
