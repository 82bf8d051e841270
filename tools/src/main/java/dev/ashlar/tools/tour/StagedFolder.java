package dev.ashlar.tools.tour;

import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A folder that gets its files all at once or not at all: they are written in a hidden folder inside and moved at the
 * end. Whatever goes wrong before, the process being interrupted included, the hidden folder is removed, and so is the
 * folder itself where it had to be made.
 */
final class StagedFolder implements AutoCloseable {
  private final Path folder;
  private final Path stage;
  private final Deque<Path> made = new ArrayDeque<>();
  private final Thread onInterrupt = new Thread(this::discard, "discard-staged-files");
  private boolean published;

  /**
   * Makes the folder where it is missing, and a place for the new files in it.
   *
   * @throws InputException if that is not possible
   */
  StagedFolder(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    for (var missing = this.folder; missing != null && !Files.exists(missing); missing = missing.getParent()) {
      made.addLast(missing);
    }
    try {
      Files.createDirectories(this.folder);
      stage = Files.createTempDirectory(this.folder, ".unfinished-");
    } catch (IOException e) {
      discardFolders();
      throw new InputException(this.folder + ": cannot be written to: " + reason(e), e);
    }
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  /** The file system's exceptions say only a path, and which problem by their class. */
  private static String reason(IOException problem) {
    return switch (problem) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      case NoSuchFileException missing -> missing.getFile() + " cannot be made";
      case FileSystemException other when other.getReason() != null -> other.getFile() + ", " + other.getReason();
      default -> problem.toString();
    };
  }

  /** Where a file is written now. */
  Path staged(String name) {
    return stage.resolve(name);
  }

  /** Where a file is after {@link #publish}. */
  Path finished(String name) {
    return folder.resolve(name);
  }

  /** Moves the files to their places, replacing those that are there. */
  void publish(List<String> names) throws IOException {
    for (var name : names) {
      Files.move(staged(name), finished(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    published = true;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException _) {
      return; // the JVM is ending, and the hook does the work
    }
    discard();
  }

  private void discard() {
    try (var files = Files.walk(stage)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      if (!published) {
        discardFolders();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(stage + ": unfinished files could not be removed", e);
    }
  }

  private void discardFolders() throws IOException {
    for (var folderMade : made) {
      if (Files.exists(folderMade)) {
        Files.delete(folderMade);
      }
    }
  }
}
