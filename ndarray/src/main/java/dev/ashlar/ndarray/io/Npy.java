package dev.ashlar.ndarray.io;

import dev.ashlar.datashape.DataType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.spi.ArrayAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * NumPy's {@code .npy} files ({@code numpy.lib.format}): all dtypes but Python objects, records included, both byte
 * orders, both element orders, versions 1.0 to 3.0. What is written here is byte for byte what {@code numpy.save}
 * writes.
 *
 * {@snippet :
 * Npy.write(Path.of("a.npy"), a);
 * NDArray copy = Npy.read(Path.of("a.npy"));
 * NDArray inPlace = Npy.map(Path.of("a.npy")); // nothing is read before it is used
 * }
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads an array into memory.
   *
   * @throws IOException if the file is no {@code .npy} file, holds a dtype that has no datashape, or ends early
   */
  public static NDArray read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var header = header(channel);
      long needed = Mapping.bytes(header.shape(), header.descriptor().itemsize());
      long left = channel.size() - header.bytes();
      if (needed < 0 || needed > left) {
        throw new IOException(
            "npy: " + file + " has " + left + " bytes of elements, " + described(header) + " takes "
                + (needed < 0 ? "more than 2^63" : needed));
      }
      channel.position(header.bytes());
      return elements(header, ElementsIn.of(channel));
    }
  }

  /**
   * Reads an array, and nothing beyond it, from a stream.
   *
   * @throws IOException if it is no array in the format, or ends early
   */
  public static NDArray read(InputStream in) throws IOException {
    return elements(NpyHeader.read(in), ElementsIn.of(in));
  }

  private static NDArray elements(NpyHeader header, ElementsIn in) throws IOException {
    var descriptor = header.descriptor();
    var type = descriptor.type();
    var out = Creation.empty(type.dtype(), memoryShape(header));
    in.read(descriptor, out.size() / Math.max(1, elementsPerItem(type)), ArrayAccess.get().address(out));
    return oriented(header, out);
  }

  /** A dtype with dimensions of its own, as NumPy's {@code ('<f8', (2,))}, adds them behind the array's. */
  private static long[] memoryShape(NpyHeader header) {
    var shape = header.shape().clone();
    if (header.columnMajor()) {
      reverse(shape);
    }
    var inner = header.descriptor().type().shape();
    var all = java.util.Arrays.copyOf(shape, shape.length + inner.length);
    System.arraycopy(inner, 0, all, shape.length, inner.length);
    return all;
  }

  private static long elementsPerItem(DataType type) {
    long count = 1;
    for (long extent : type.shape()) {
      count *= extent;
    }
    return count;
  }

  private static NDArray oriented(NpyHeader header, NDArray array) {
    if (!header.columnMajor()) {
      return array;
    }
    int outer = header.shape().length;
    var axes = new int[array.ndim()];
    java.util.Arrays.setAll(axes, axis -> axis < outer ? outer - 1 - axis : axis);
    return array.permuteDims(axes);
  }

  private static void reverse(long[] shape) {
    for (int i = 0, k = shape.length - 1; i < k; i++, k--) {
      long first = shape[i];
      shape[i] = shape[k];
      shape[k] = first;
    }
  }

  private static String described(NpyHeader header) {
    return Mapping.describe(header.shape(), header.descriptor().type());
  }

  private static NpyHeader header(FileChannel channel) throws IOException {
    return NpyHeader.read(new java.io.BufferedInputStream(Channels.newInputStream(channel), 1024));
  }

  /**
   * Writes an array; an existing file is replaced. Elements in column-major order are written in that order, as NumPy
   * does.
   *
   * @throws IllegalArgumentException if NumPy has no such dtype
   */
  public static void write(Path file, NDArray array) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      write(
          array,
          bytes -> {
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          });
    }
  }

  /** Writes an array to a stream, which stays open. */
  public static void write(OutputStream out, NDArray array) throws IOException {
    var chunk = new byte[1 << 16];
    write(
        array,
        bytes -> {
          while (bytes.hasRemaining()) {
            int count = Math.min(chunk.length, bytes.remaining());
            bytes.get(chunk, 0, count);
            out.write(chunk, 0, count);
          }
        });
  }

  static void write(NDArray array, ElementsOut.Sink sink) throws IOException {
    boolean columnMajor = !array.isContiguous() && array.transpose().isContiguous();
    sink.take(ByteBuffer.wrap(NpyHeader.write(array.dtype(), columnMajor, array.shape())));
    ElementsOut.write(columnMajor ? array.transpose() : array, sink);
  }

  /**
   * The array in the file, read-only and without a copy: pages are read when they are used. The file must not be made
   * shorter while the array is in use.
   *
   * @throws IOException if the elements do not lie in the file as they do in memory (a foreign byte order, unaligned
   *     records): read it then
   */
  public static NDArray map(Path file) throws IOException {
    return map(file, false);
  }

  /** The array in the file, without a copy; what is written to the array is written to the file. See {@link #map}. */
  public static NDArray mapWritable(Path file) throws IOException {
    return map(file, true);
  }

  private static NDArray map(Path file, boolean writable) throws IOException {
    try (var channel =
        writable
            ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
            : FileChannel.open(file, StandardOpenOption.READ)) {
      var header = header(channel);
      if (!header.descriptor().isDirect()) {
        throw new IOException(
            "npy: the elements of " + file + ", " + described(header)
                + ", do not lie as in memory; read the file instead");
      }
      return oriented(
          header, Mapping.map(channel, header.bytes(), header.descriptor().type().dtype(), memoryShape(header),
              writable));
    }
  }

  /**
   * A new file of zeros, mapped for writing; an existing file is replaced.
   *
   * @throws IllegalArgumentException if NumPy has no such dtype, or an extent is negative
   */
  public static NDArray createMapped(Path file, DataType dtype, long... shape) throws IOException {
    var header = NpyHeader.write(dtype, false, shape);
    long bytes = Mapping.bytes(shape, dtype.layout().size());
    if (bytes < 0 || java.util.Arrays.stream(shape).anyMatch(extent -> extent < 0)) {
      throw new IllegalArgumentException("npy: " + Mapping.describe(shape, dtype) + " has no size");
    }
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var buffer = ByteBuffer.wrap(header);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (bytes > 0) {
        channel.write(ByteBuffer.allocate(1), header.length + bytes - 1);
      }
      return Mapping.map(channel, header.length, dtype, shape.clone(), true);
    }
  }
}
