package dev.ashlar.nvm.internal.medium;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The calls of Linux that Java lacks: reserving disk space, beginning to write early, and finding the holes of a sparse
 * file. The only class of the store that calls native code; where that is denied or the system is another one,
 * {@link #get()} is empty and the store does without.
 */
@SuppressWarnings("restricted")
final class NativeFile {
  private static final Optional<NativeFile> INSTANCE = link();
  private static final int READ_ONLY = 0;
  private static final int READ_WRITE = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int WRITE = 2;
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;
  private static final int NO_SUCH_DATA = 6;
  private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle open;
  private final MethodHandle close;
  private final MethodHandle fallocate;
  private final MethodHandle seek;
  private final MethodHandle writeback;

  private NativeFile(Linker linker) {
    var capture = Linker.Option.captureCallState("errno");
    var libc = linker.defaultLookup();
    var name = ValueLayout.ADDRESS;
    var number = ValueLayout.JAVA_INT;
    var size = ValueLayout.JAVA_LONG;
    open = linker.downcallHandle(libc.findOrThrow("open"), FunctionDescriptor.of(number, name, number, number),
        Linker.Option.firstVariadicArg(2), capture);
    close = linker.downcallHandle(libc.findOrThrow("close"), FunctionDescriptor.of(number, number));
    fallocate = linker.downcallHandle(libc.findOrThrow("posix_fallocate"),
        FunctionDescriptor.of(number, number, size, size));
    writeback = linker.downcallHandle(libc.findOrThrow("sync_file_range"),
        FunctionDescriptor.of(number, number, size, size, number));
    seek = linker.downcallHandle(libc.findOrThrow("lseek"), FunctionDescriptor.of(size, number, size, number), capture);
  }

  private static Optional<NativeFile> link() {
    boolean linux = System.getProperty("os.name", "").equals("Linux") && ValueLayout.ADDRESS.byteSize() == 8;
    if (!linux || !NativeFile.class.getModule().isNativeAccessEnabled()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NativeFile(Linker.nativeLinker()));
    } catch (UnsupportedOperationException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /** The calls, where they may be made. */
  static Optional<NativeFile> get() {
    return INSTANCE;
  }

  /** An open file of the system's own. */
  final class Descriptor implements AutoCloseable {
    private final int number;
    private final Path path;

    private Descriptor(int number, Path path) {
      this.number = number;
      this.path = path;
    }

    /**
     * Reserves disk space for the bytes; those that had none read as zeros.
     *
     * @throws IOException if there is not enough space
     */
    void allocate(long offset, long length) throws IOException {
      int error = (int) call(() -> (int) fallocate.invokeExact(number, offset, length));
      if (error != 0) {
        throw new IOException(path + ": " + (error == 28 ? "no space left on the device" : "error " + error)
            + " reserving " + length + " bytes at " + offset);
      }
    }

    /** The first byte from {@code offset} on that is not in a hole, or {@code end} if all before it are. */
    long nextData(long offset, long end) throws IOException {
      return seek(offset, end, SEEK_DATA);
    }

    /** The first byte from {@code offset} on that is in a hole, or {@code end} if none before it is. */
    long nextHole(long offset, long end) throws IOException {
      return seek(offset, end, SEEK_HOLE);
    }

    /**
     * Asks the system to begin writing these bytes to the disk, and does not wait: a hint, whose failure the next force
     * reports.
     */
    void startWriteback(long offset, long length) throws IOException {
      int _ = (int) call(() -> (int) writeback.invokeExact(number, offset, length, WRITE));
    }

    private long seek(long offset, long end, int what) throws IOException {
      try (var arena = Arena.ofConfined()) {
        var state = arena.allocate(CAPTURE);
        long found = (long) call(() -> (long) seek.invokeExact(state, number, offset, what));
        if (found >= 0) {
          return Math.min(found, end);
        }
        if ((int) ERRNO.get(state, 0L) == NO_SUCH_DATA) {
          return end;
        }
        throw new IOException(path + ": error " + (int) ERRNO.get(state, 0L) + " looking for holes");
      }
    }

    @Override
    public void close() throws IOException {
      int _ = (int) call(() -> (int) close.invokeExact(number));
    }
  }

  /** Opens an existing file. */
  Descriptor open(Path path, boolean writable) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(CAPTURE);
      var name = arena.allocateFrom(path.toAbsolutePath().toString());
      int number =
          (int) call(() -> (int) open.invokeExact(state, name, (writable ? READ_WRITE : READ_ONLY) | CLOSE_ON_EXEC, 0));
      if (number < 0) {
        throw new IOException(path + ": error " + (int) ERRNO.get(state, 0L) + " opening the file");
      }
      return new Descriptor(number, path);
    }
  }

  private interface Call {
    Object invoke() throws Throwable;
  }

  private static Object call(Call call) throws IOException {
    try {
      return call.invoke();
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
