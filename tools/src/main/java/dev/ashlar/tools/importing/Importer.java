package dev.ashlar.tools.importing;

import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Layout;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.io.Npy;
import dev.ashlar.ndarray.io.Npz;
import dev.ashlar.ndarray.io.RawFile;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.Progress;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.staging.FileFormat;
import dev.ashlar.tools.staging.Keeping;
import dev.ashlar.tools.store.Input;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipFile;

/** Brings a file into a store, whole or not at all. */
public final class Importer {
  private static final String NPY = ".npy";

  private final Path file;
  private final ImportOptions options;
  private final Function<String, Progress> bar;
  private final boolean replace;

  /**
   * For one file.
   *
   * @param bar makes the progress of a pass over the file, given what the pass does
   * @param replace whether arrays of the same names make place
   */
  public Importer(Path file, ImportOptions options, Function<String, Progress> bar, boolean replace) {
    this.file = file;
    this.options = options;
    this.bar = bar;
    this.replace = replace;
  }

  /**
   * Reads the file into the store.
   *
   * @return the names of the new arrays
   * @throws InputException if the file is not what its format says
   */
  public List<String> into(StoreAddress target, FileFormat format) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + (Files.exists(file) ? " is no file" : ": there is no such file"));
    }
    Stores.requireFolder(target.store());
    var names = format == FileFormat.NPZ ? entries(target.target()) : List.of(target.target());
    Stores.requireFree(target.store(), names, replace);
    try {
      switch (format) {
        case CSV -> staged(target, new CsvImport(file, options, bar)::read);
        case JSON -> staged(target, new JsonImport(file, options, bar)::read);
        case NPY -> put(target, npy());
        case RAW -> put(target, raw());
        case NPZ -> Stores.change(target.store(), tx -> {
          for (var name : names) {
            Keeping.put(tx, name, HeapArray.of(entry(name.substring(prefix(target.target()).length()))));
          }
        });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return names;
  }

  /** How a text becomes an array. */
  @FunctionalInterface
  private interface Staging {
    CsvImport.Staged read(Path folder) throws IOException;
  }

  private void staged(StoreAddress target, Staging staging) throws IOException {
    var folder = target.store().toAbsolutePath().getParent();
    var staged = staging.read(folder == null ? Path.of(".") : folder);
    try (var array = staged.array(); var arena = Arena.ofShared()) {
      var raw = array.finish(arena, options.shape().orElse(staged.shape()));
      Stores.change(target.store(), tx -> Input.checked(() -> {
        if (RawArray.refersToHeap(raw.dtype())) {
          tx.putRaw(target.target(), raw);
        } else {
          tx.put(target.target(),
              NDArray.ofSegment(raw.data(), raw.dtype(), raw.shape().stream().mapToLong(Long::longValue).toArray()));
        }
        return true;
      }));
    }
  }

  private void put(StoreAddress target, NDArray array) {
    var shaped = options.shape().isPresent() ? Input.checked(() -> array.reshape(options.shape().get())) : array;
    Stores.change(target.store(), tx -> Keeping.put(tx, target.target(), HeapArray.of(shaped)));
  }

  /** Mapped where the elements lie as in memory, so that nothing is read twice. */
  private NDArray npy() throws IOException {
    return Input.checked(() -> {
      try {
        return Npy.map(file);
      } catch (IOException notDirect) {
        try {
          return Npy.read(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    });
  }

  private NDArray raw() throws IOException {
    var type = options.datashape().orElseThrow(
        () -> new InputException(
            file + ": raw bytes need --datashape, such as --datashape 'var * {x: float32, y: float32}'"));
    var element = DataTypes.parse(type).dtype();
    Input.checked(() -> Layout.of(element));
    if (RawArray.refersToHeap(element)) {
      throw new InputException(
          file + ": elements of " + element + " refer to bytes elsewhere, so a raw file cannot hold them");
    }
    return RawFile.map(file, type);
  }

  private static String prefix(String target) {
    return target.isEmpty() || target.endsWith("/") ? target : target + "/";
  }

  private List<String> entries(String target) throws IOException {
    var names = new ArrayList<String>();
    try (var zip = new ZipFile(file.toFile())) {
      zip.stream().map(java.util.zip.ZipEntry::getName).filter(name -> name.endsWith(NPY))
          .forEach(name -> names.add(prefix(target) + name.substring(0, name.length() - NPY.length())));
    } catch (java.util.zip.ZipException e) {
      throw new InputException(file + " is no .npz file: " + e.getMessage(), e);
    }
    return names;
  }

  private NDArray entry(String name) {
    try {
      return Npz.read(file, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
