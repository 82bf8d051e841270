package dev.ashlar.ndarray.io;

import dev.ashlar.ndarray.NDArray;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's {@code .npz} files: zip archives of named arrays in {@code .npy} form, as {@code numpy.savez} and {@code
 * numpy.savez_compressed} write them.
 */
public final class Npz {
  private static final String SUFFIX = ".npy";

  private Npz() {}

  /** All arrays of the file by their names, in the file's order. Entries that are no arrays are left out. */
  public static Map<String, NDArray> read(Path file) throws IOException {
    var arrays = new LinkedHashMap<String, NDArray>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().filter(e -> e.getName().endsWith(SUFFIX)).toList()) {
        arrays.put(entry.getName().substring(0, entry.getName().length() - SUFFIX.length()), array(zip, entry));
      }
    }
    return arrays;
  }

  /**
   * One array of the file.
   *
   * @throws IOException if there is none of that name
   */
  public static NDArray read(Path file, String name) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var entry = zip.getEntry(name + SUFFIX);
      if (entry == null) {
        throw new IOException(
            "npz: " + file + " has no array '" + name + "', but " + zip.stream().map(ZipEntry::getName).toList());
      }
      return array(zip, entry);
    }
  }

  private static NDArray array(ZipFile zip, ZipEntry entry) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      return Npy.read(in);
    } catch (IOException e) {
      throw new IOException("npz: " + zip.getName() + ", " + entry.getName() + ": " + e.getMessage(), e);
    }
  }

  /** Writes arrays by their names; an existing file is replaced. */
  public static void write(Path file, Map<String, NDArray> arrays) throws IOException {
    write(file, arrays, ZipEntry.STORED);
  }

  /** Writes arrays by their names, compressed; an existing file is replaced. */
  public static void writeCompressed(Path file, Map<String, NDArray> arrays) throws IOException {
    write(file, arrays, ZipEntry.DEFLATED);
  }

  private static void write(Path file, Map<String, NDArray> arrays, int method) throws IOException {
    try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (var array : arrays.entrySet()) {
        var entry = new ZipEntry(array.getKey() + SUFFIX);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          measure(entry, array.getValue());
        }
        zip.putNextEntry(entry);
        Npy.write(zip, array.getValue());
        zip.closeEntry();
      }
    }
  }

  /** An entry that is not compressed says its size and checksum before its bytes. */
  private static void measure(ZipEntry entry, NDArray array) throws IOException {
    var checksum = new CRC32();
    var size = new long[1];
    Npy.write(
        array,
        bytes -> {
          size[0] += bytes.remaining();
          checksum.update(bytes);
        });
    entry.setSize(size[0]);
    entry.setCrc(checksum.getValue());
  }
}
