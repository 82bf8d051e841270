package dev.ashlar.tools.staging;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes written one after the other to a file that vanishes with the process, and then read through a mapping. */
final class StagedFile implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private long length;
  private boolean unlinked;

  /** Makes the file in a folder, since that of temporary files may be small or in memory. */
  StagedFile(Path folder) throws IOException {
    path = Files.createTempFile(folder, ".ashlar-import-", ".tmp");
    channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    unlinked = unlink();
  }

  /** Where an open file may lose its name, nothing is left behind however the process ends. */
  private boolean unlink() {
    try {
      Files.delete(path);
      return true;
    } catch (IOException e) {
      path.toFile().deleteOnExit();
      return false;
    }
  }

  long length() {
    return length;
  }

  void append(MemorySegment bytes) throws IOException {
    for (long done = 0; done < bytes.byteSize(); ) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int count = (int) Math.min(buffer.remaining(), bytes.byteSize() - done);
      MemorySegment.copy(bytes, done, MemorySegment.ofBuffer(buffer), 0, count);
      buffer.position(buffer.position() + count);
      done += count;
    }
    length += bytes.byteSize();
  }

  /** Zeros up to the next multiple of an alignment. */
  void align(long alignment) throws IOException {
    long gap = -length & (alignment - 1);
    if (gap > 0) {
      append(MemorySegment.ofArray(new byte[(int) gap]));
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** All bytes, while the arena is open. */
  MemorySegment map(Arena arena) throws IOException {
    flush();
    return length == 0 ? arena.allocate(0) : channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!unlinked) {
      Files.deleteIfExists(path);
    }
  }
}
