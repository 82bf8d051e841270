package dev.ashlar.tools.exporting;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.io.Npy;
import dev.ashlar.ndarray.io.Npz;
import dev.ashlar.ndarray.io.RawFile;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.element.JsonValues;
import dev.ashlar.tools.staging.FileFormat;
import dev.ashlar.tools.staging.NewFile;
import dev.ashlar.tools.staging.StagedArray;
import dev.ashlar.tools.store.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes an array to a file, whole or not at all. */
public final class Exporter {
  private Exporter() {}

  /**
   * Writes a file; one with the same name is replaced.
   *
   * @param name of the array, for formats that keep names
   * @throws InputException if the format has no place for such elements
   */
  public static void write(HeapArray values, String name, Path file, FileFormat format) throws IOException {
    NewFile.write(file, unfinished -> {
      switch (format) {
        case NPY -> numpy(values, file, array -> Npy.write(unfinished, array));
        case NPZ -> numpy(values, file, array -> Npz.write(unfinished, Map.of(name, array)));
        case CSV -> CsvExport.write(unfinished, values);
        case JSON -> json(unfinished, values);
        case RAW -> raw(unfinished, values);
      }
    });
  }

  private static void json(Path file, HeapArray values) throws IOException {
    try (var text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      try (var out = JsonValues.MAPPER.createGenerator(text)) {
        JsonValues.write(out, values);
      }
    }
  }

  private static void raw(Path file, HeapArray values) throws IOException {
    if (RawArray.refersToHeap(values.array().dtype())) {
      throw new InputException("elements of " + values.array().dtype()
          + " refer to bytes elsewhere, so they cannot stand in a raw file; export .json or .csv");
    }
    RawFile.write(file, values.array());
  }

  /** Writes an array whose dtype NumPy has. */
  @FunctionalInterface
  private interface NumPyWriter {
    void write(NDArray array) throws IOException;
  }

  private static void numpy(HeapArray values, Path file, NumPyWriter writer) throws IOException {
    var form = NumPyForm.of(values.array().dtype());
    try {
      if (form.isSame()) {
        Input.checked(() -> written(writer, values.array()));
        return;
      }
      values.forEach(form::measure);
      var folder = file.toAbsolutePath().getParent();
      try (var staged = new StagedArray(folder == null ? Path.of(".") : folder, form.type()); var arena =
          Arena.ofShared()) {
        values.forEach(value -> append(staged, form.value(value)));
        var raw = staged.finish(arena, values.array().shape());
        Input.checked(() -> written(writer, NDArray.ofSegment(raw.data(), raw.dtype(), values.array().shape())));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean written(NumPyWriter writer, NDArray array) {
    try {
      writer.write(array);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(StagedArray staged, @org.jspecify.annotations.Nullable Object value) {
    try {
      staged.codec().write(value, staged.element(), 0, staged);
      staged.append();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
