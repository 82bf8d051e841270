package dev.ashlar.tools.clippy.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Finds the classes of a CLIPPy backend: a directory that has a directory for each class, and in it a program for each
 * method.
 */
public final class Clippy {
  private Clippy() {}

  /**
   * Asks all programs of a backend what they are. Programs that do not answer as the protocol says are left out, and
   * named by {@link ClippyBackend#problems()}.
   *
   * @throws java.nio.file.NotDirectoryException if there is no such directory
   * @throws IOException if it cannot be read
   */
  public static ClippyBackend discover(Path directory) throws IOException {
    return discover(directory, Map.of());
  }

  /**
   * The same, with variables that all programs of the backend find in their environment, now and at each call.
   *
   * @param environment beside that of this process
   */
  public static ClippyBackend discover(Path directory, Map<String, String> environment) throws IOException {
    return new Discovery(directory, Map.copyOf(environment)).backend();
  }
}
