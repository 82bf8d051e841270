package dev.ashlar.ndarray.io;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Dim;
import dev.ashlar.ndarray.NDArray;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Files of elements and nothing else, in row-major order and the machine's byte order; a datashape says what they
 * are. Its outermost dimension may be {@code var}: the file's length gives its extent.
 *
 * {@snippet :
 * NDArray a = RawFile.map(Path.of("points.bin"), "var * {x: float32, y: float32}");
 * }
 */
public final class RawFile {
  private RawFile() {}

  /**
   * Reads an array into memory.
   *
   * @throws IOException if the file is shorter than the array, or not a whole number of elements where {@code
   *     datashape} begins with var
   */
  public static NDArray read(Path file, String datashape) throws IOException {
    return map(file, datashape).copy();
  }

  /**
   * The elements in the file, read-only and without a copy. The file must not be made shorter while the array is in
   * use.
   */
  public static NDArray map(Path file, String datashape) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return map(channel, datashape, false);
    }
  }

  /** The elements in the file, without a copy; what is written to the array is written to the file. */
  public static NDArray mapWritable(Path file, String datashape) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return map(channel, datashape, true);
    }
  }

  private static NDArray map(FileChannel channel, String datashape, boolean writable) throws IOException {
    var type = DataTypes.parse(datashape);
    var shape = type.dims().isEmpty() || !type.dims().getFirst().equals(Dim.VAR) ? type.shape()
        : counted(type, channel.size());
    return Mapping.map(channel, 0, type.dtype(), shape, writable);
  }

  private static long[] counted(DataType type, long bytes) throws IOException {
    var rows = DataTypes.array(type.dims().subList(1, type.dims().size()), type.dtype());
    var inner = rows.shape();
    long row = Mapping.bytes(inner, type.dtype().layout().size());
    if (row <= 0 || bytes % row != 0) {
      throw new IOException("raw file: " + bytes + " bytes are no whole number of " + rows + " of " + row + " bytes");
    }
    var shape = new long[inner.length + 1];
    shape[0] = bytes / row;
    System.arraycopy(inner, 0, shape, 1, inner.length);
    return shape;
  }

  /** Writes the elements, in row-major order; an existing file is replaced. */
  public static void write(Path file, NDArray array) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ElementsOut.write(
          array,
          bytes -> {
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          });
    }
  }
}
