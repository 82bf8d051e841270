package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.format.Header;
import dev.ashlar.nvm.internal.lock.LockFile;
import dev.ashlar.nvm.internal.medium.FileMedium;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** How a store comes to be open: lock first, then file, and everything given back if a step fails. */
final class Opening {
  private Opening() {}

  static Store create(Path path, StoreOptions options) {
    return locked(path, "create", lock -> {
      if (Files.exists(path)) {
        throw new StoreException("create: " + path + " exists already");
      }
      format(path);
      lock.publish(1);
      return attach(path, options, lock);
    });
  }

  static Store open(Path path, StoreOptions options) {
    requireFile(path);
    return locked(path, "open", lock -> attach(path, options, lock));
  }

  static Store openOrCreate(Path path, StoreOptions options) {
    return locked(path, "openOrCreate", lock -> {
      if (!Files.exists(path)) {
        format(path);
        lock.publish(1);
      }
      return attach(path, options, lock);
    });
  }

  static Store openReadOnly(Path path, boolean previous) {
    var file = requireFile(path);
    LockFile lock = null;
    try {
      lock = LockFile.acquire(lockPath(path));
    } catch (IOException e) {
      // An unwritable directory: the reader does without a slot, as the documentation of Store.openReadOnly says.
    }
    try {
      return attach(path, StoreOptions.defaults(), FileMedium.openReadOnly(path, file.fileKey()), lock, true, previous);
    } catch (IOException e) {
      throw failed("openReadOnly", path, e, lock);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  private static BasicFileAttributes requireFile(Path path) {
    try {
      var file = Files.readAttributes(path, BasicFileAttributes.class);
      if (file.isRegularFile()) {
        return file;
      }
    } catch (IOException e) {
      throw new StoreException(
          describe(e) + (e instanceof NoSuchFileException ? "" : ": " + path + " cannot be used"), e);
    }
    throw new StoreException(path + " is not a file");
  }

  private interface Locked {
    Store run(LockFile lock) throws IOException;
  }

  private static Store locked(Path path, String operation, Locked work) {
    LockFile lock;
    try {
      lock = LockFile.acquire(lockPath(path));
    } catch (IOException e) {
      throw failed(operation, path, e, null);
    }
    try {
      if (!lock.tryWrite()) {
        long holder = lock.writerProcess();
        throw new StoreLockedException(operation + ": " + path + " is being written by "
            + (holder == ProcessHandle.current().pid() ? "this process (" + holder + ")" : holder < 0
                ? "another process" : "process " + holder),
            holder);
      }
    } catch (IOException e) {
      throw failed(operation, path, e, lock);
    } catch (RuntimeException e) {
      lock.release();
      throw e;
    }
    try {
      return work.run(lock);
    } catch (IOException e) {
      stopWriting(lock);
      throw failed(operation, path, e, lock);
    } catch (RuntimeException e) {
      stopWriting(lock);
      lock.release();
      throw e;
    }
  }

  private static void stopWriting(LockFile lock) {
    try {
      lock.stopWriting();
    } catch (IOException e) {
      throw new StoreException("the writer's lock cannot be given back: " + e.getMessage(), e);
    }
  }

  private static StoreException failed(String operation, Path path, IOException e, @Nullable LockFile lock) {
    release(lock);
    return new StoreException(operation + ": " + path + " cannot be used: " + describe(e), e);
  }

  private static String describe(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case java.nio.file.AccessDeniedException denied -> "no permission for " + denied.getFile();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static void release(@Nullable LockFile lock) {
    if (lock != null) {
      lock.release();
    }
  }

  private static Store attach(Path path, StoreOptions options, LockFile lock) throws IOException {
    var medium =
        options.durability() == StoreOptions.Durability.DURABLE ? FileMedium.open(path) : FileMedium.openRelaxed(path);
    return attach(path, options, medium, lock, false, false);
  }

  private static Store attach(
      Path path, StoreOptions options, FileMedium medium, @Nullable LockFile lock, boolean readOnly, boolean previous)
      throws IOException {
    try {
      return Store.attach(path, options, medium, lock, readOnly, previous);
    } catch (IOException | RuntimeException e) {
      medium.close();
      throw e;
    }
  }

  /**
   * Makes the file under another name and moves it into place when it is whole, so that no half store is ever found.
   */
  private static void format(Path path) throws IOException {
    var unfinished = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    try {
      try (var medium = FileMedium.open(unfinished)) {
        Attachment.format(medium, Header.fresh());
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    forceDirectory(path);
  }

  /** Makes the name durable; where a directory cannot be forced (Windows), the file system sees to it. */
  static void forceDirectory(Path path) {
    var directory = path.toAbsolutePath().getParent();
    if (directory == null) {
      return;
    }
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  static Path lockPath(Path path) {
    return path.resolveSibling(path.getFileName().toString().concat(".lock"));
  }
}
