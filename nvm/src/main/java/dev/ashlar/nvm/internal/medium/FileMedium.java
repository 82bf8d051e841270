package dev.ashlar.nvm.internal.medium;

import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.nio.mapmode.ExtendedMapMode;
import org.jspecify.annotations.Nullable;

/**
 * A file, read and written positionally and mapped as a whole. Forces go through {@link java.io.FileDescriptor#sync},
 * which no interrupt disturbs. A mapping lives until the last array over it is unreachable; when the file has grown,
 * the next mapping covers all of it again, so an array never straddles two.
 */
public final class FileMedium implements Medium {
  private static final long TRANSFER = 8L << 20;
  private static final long EARLY = 32L << 20;
  private static final long MANY = 16L << 20;

  private final Path path;
  private final boolean writable;
  private final boolean relaxed;
  private final @Nullable Object key;
  private final SteadyChannel channel;
  private final @Nullable RandomAccessFile forcing;
  private final Traffic traffic = new Traffic();
  private @Nullable RandomAccessFile writeThrough;
  private volatile MemorySegment mapping = MemorySegment.NULL;
  private volatile long knownLength = -1;
  private volatile boolean synchronous;
  private volatile boolean triedSynchronous;

  private FileMedium(Path path, boolean writable, boolean relaxed, @Nullable Object key) throws IOException {
    this.path = path;
    this.key = key;
    this.writable = writable;
    this.relaxed = relaxed;
    channel = new SteadyChannel(path,
        writable ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE) : Set.of(StandardOpenOption.READ));
    forcing = writable ? new RandomAccessFile(path.toFile(), "rw") : null;
  }

  /** An existing file, for reading and writing. */
  public static FileMedium open(Path path) throws IOException {
    return new FileMedium(path, true, false, null);
  }

  /**
   * An existing file, for reading and writing without forces: what is written survives the process, but not a power
   * cut.
   */
  public static FileMedium openRelaxed(Path path) throws IOException {
    return new FileMedium(path, true, true, null);
  }

  /**
   * An existing file, for reading.
   *
   * @param key what tells the file from others, by which mappings are shared; null where the system has no such thing
   */
  public static FileMedium openReadOnly(Path path, @Nullable Object key) throws IOException {
    return new FileMedium(path, false, false, key);
  }

  /** Whether the mapping is one of persistent memory whose stores need no system call to become durable (DAX). */
  public boolean isSynchronous() {
    return synchronous;
  }

  /** {@inheritDoc} The writer alone changes it, so it asks the system once. */
  @Override
  public long length() throws IOException {
    long known = knownLength;
    if (known < 0) {
      known = channel.run(FileChannel::size);
      knownLength = writable ? known : -1;
    }
    return known;
  }

  @Override
  public void setLength(long length) throws IOException {
    knownLength = -1;
    forcing().setLength(length);
    knownLength = length;
  }

  private RandomAccessFile forcing() throws IOException {
    if (forcing == null) {
      throw new IOException(path + " is open for reading only");
    }
    return forcing;
  }

  @Override
  public void read(long offset, MemorySegment target) throws IOException {
    long size = target.byteSize();
    for (long done = 0; done < size; ) {
      long from = done;
      int count = channel.run(
          c -> c.read(target.asSlice(from, Math.min(TRANSFER, size - from)).asByteBuffer(), offset + from));
      if (count < 0) {
        throw new EOFException(
            "the file ends at byte " + (offset + done) + ", within [" + offset + ", " + (offset + size) + ")");
      }
      done += count;
    }
    traffic.countRead(size);
  }

  /**
   * {@inheritDoc}
   *
   * <p>For many bytes the disk space is reserved first, and the disk begins to write while the rest is being copied: 1
   * GiB and a force take 0.35 s so, and 1.1 to 2.1 s without (ext4 on a virtual disk, where {@code cp} and {@code sync}
   * take 1.0 s).
   */
  @Override
  public void write(long offset, MemorySegment source) throws IOException {
    long size = source.byteSize();
    var calls = size < MANY ? Optional.<NativeFile>empty() : NativeFile.get();
    if (calls.isEmpty()) {
      writePieces(offset, source);
    } else {
      try (var file = calls.get().open(path, true)) {
        file.allocate(offset, size);
        for (long done = 0; done < size; done += EARLY) {
          long length = Math.min(EARLY, size - done);
          writePieces(offset + done, source.asSlice(done, length));
          file.startWriteback(offset + done, length);
        }
      }
    }
    traffic.countWritten(size);
  }

  private void writePieces(long offset, MemorySegment source) throws IOException {
    long size = source.byteSize();
    for (long done = 0; done < size; ) {
      long from = done;
      done += channel.run(
          c -> c.write(source.asSlice(from, Math.min(TRANSFER, size - from)).asByteBuffer(), offset + from));
    }
  }

  @Override
  public void force() throws IOException {
    if (relaxed) {
      return;
    }
    traffic.countForce();
    if (synchronous) {
      mapping.force();
    }
    forcing().getFD().sync();
  }

  @Override
  public synchronized void writeForced(long offset, MemorySegment source) throws IOException {
    if (relaxed) {
      write(offset, source);
      return;
    }
    traffic.countForce();
    traffic.countWritten(source.byteSize());
    var through = writeThrough;
    if (through == null) {
      through = new RandomAccessFile(path.toFile(), "rwd");
      writeThrough = through;
    }
    var bytes = source.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    through.seek(offset);
    through.write(bytes);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Without native access the bytes are written back as they are, which reserves space just as well, only more
   * slowly.
   */
  @Override
  public void allocate(long offset, long length) throws IOException {
    if (length == 0) {
      return;
    }
    var calls = NativeFile.get();
    if (calls.isPresent()) {
      try (var file = calls.get().open(path, true)) {
        file.allocate(offset, length);
      }
      return;
    }
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(Math.min(length, 1 << 20));
      for (long done = 0; done < length; done += buffer.byteSize()) {
        var piece = buffer.asSlice(0, Math.min(buffer.byteSize(), length - done));
        read(offset + done, piece);
        write(offset + done, piece);
      }
    }
  }

  /**
   * The runs within a range that may differ from zero: the holes of a sparse file are left out where the system tells
   * them.
   */
  public List<Extent> dataRuns(Extent range) throws IOException {
    var calls = NativeFile.get();
    if (calls.isEmpty()) {
      return List.of(range);
    }
    var runs = new ArrayList<Extent>();
    try (var file = calls.get().open(path, false)) {
      long at = file.nextData(range.offset(), range.end());
      while (at < range.end()) {
        long hole = file.nextHole(at, range.end());
        runs.add(new Extent(at, hole - at));
        at = file.nextData(hole, range.end());
      }
    }
    return runs;
  }

  @Override
  public MemorySegment live() throws IOException {
    var current = mapping;
    long length = length();
    if (current.byteSize() >= length) {
      return current;
    }
    synchronized (this) {
      if (mapping.byteSize() < length) {
        var shared = key == null ? null : Mappings.shared(key);
        if (shared != null && shared.byteSize() >= length && showsThisFile(shared)) {
          mapping = shared;
        } else {
          Mappings.makeRoom();
          mapping = Mappings.counted(map(length));
          if (key != null) {
            Mappings.share(key, mapping);
          }
        }
      }
      return mapping;
    }
  }

  /**
   * Whether a mapping of the file with this one's key is one of this file: another could have been moved to the path
   * after it was looked at. The fixed pages hold the store's identity and its commits, so two files that agree in them
   * hold the same arrays.
   */
  private boolean showsThisFile(MemorySegment shared) throws IOException {
    var fixed = MemorySegment.ofArray(new byte[(int) FileLayout.DATA_START]);
    read(0, fixed);
    return shared.asSlice(0, fixed.byteSize()).mismatch(fixed) < 0;
  }

  private MemorySegment map(long length) throws IOException {
    if (!writable) {
      return channel.run(c -> c.map(MapMode.READ_ONLY, 0, length, Arena.ofAuto()));
    }
    if (synchronous || !triedSynchronous) {
      triedSynchronous = true;
      try {
        var segment = channel.run(c -> c.map(ExtendedMapMode.READ_WRITE_SYNC, 0, length, Arena.ofAuto()));
        synchronous = true;
        return segment;
      } catch (IOException | UnsupportedOperationException e) {
        synchronous = false;
      }
    }
    return channel.run(c -> c.map(MapMode.READ_WRITE, 0, length, Arena.ofAuto()));
  }

  /**
   * The bytes of the file as they are now, with stores that stay in this process. Where the file cannot be opened for
   * writing, which a private mapping asks for, they are copied into memory.
   */
  public MemorySegment privateLive() throws IOException {
    long length = length();
    try (var both = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Mappings.makeRoom();
      return Mappings.counted(both.map(MapMode.PRIVATE, 0, length, Arena.ofAuto()));
    } catch (java.nio.file.FileSystemException e) {
      var copy = Arena.ofAuto().allocate(length);
      read(0, copy);
      return copy;
    }
  }

  @Override
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
    if (forcing != null) {
      forcing.close();
    }
    if (writeThrough != null) {
      writeThrough.close();
    }
  }
}
