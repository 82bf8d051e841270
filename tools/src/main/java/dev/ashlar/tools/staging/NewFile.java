package dev.ashlar.tools.staging;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under another name beside its own, and gets its own when it is whole. */
public final class NewFile {
  private NewFile() {}

  /** Writes a file. */
  @FunctionalInterface
  public interface Writer {
    /** Writes all of it to the path given. */
    void write(Path file) throws IOException;
  }

  /**
   * Writes a file whole or not at all; one with the same name is replaced.
   *
   * @throws InputException if the name is a directory's, or the folder is missing
   */
  public static void write(Path file, Writer writer) throws IOException {
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a directory");
    }
    Stores.requireFolder(file);
    var unfinished =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
    var discard = new Thread(() -> delete(unfinished), "discard-unfinished-file");
    Runtime.getRuntime().addShutdownHook(discard);
    try {
      writer.write(unfinished);
      move(unfinished, file);
    } finally {
      delete(unfinished);
      forget(discard);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path file) {
    if (!file.toFile().delete() && Files.exists(file)) {
      file.toFile().deleteOnExit();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return; // the JVM is ending, and the hook does its work
    }
  }
}
