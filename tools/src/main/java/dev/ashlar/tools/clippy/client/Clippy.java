package dev.ashlar.tools.clippy.client;

import java.io.IOException;
import java.nio.file.Path;

/** Finds the classes of a CLIPPy backend: a directory that has a directory for each class, and in it a program for each method. */
public final class Clippy {
  private Clippy() {}

  /**
   * Asks all programs of a backend what they are. Programs that do not answer as the protocol says are left out, and named by {@link
   * ClippyBackend#problems()}.
   *
   * @throws java.nio.file.NotDirectoryException if there is no such directory
   * @throws IOException if it cannot be read
   */
  public static ClippyBackend discover(Path directory) throws IOException {
    return Discovery.of(directory);
  }
}
