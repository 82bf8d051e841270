package dev.ashlar.tools.clippy.backend;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the helper's socket is: in a directory that only the user can enter, under a name that says which Ashlar
 * answers there, so that a new build never talks to the helper of an old one. {@code ashlar-call.py} knows the same
 * rules.
 */
final class HelperPlace {
  /** The longest path that a socket can have, on the systems that allow least. */
  private static final int LONGEST = 103;

  private static final Set<?> PRIVATE = PosixFilePermissions.fromString("rwx------");

  private HelperPlace() {}

  /**
   * The socket of the helper for a class path.
   *
   * @param id of the installation
   * @param classPath of which the first entry is the jar
   * @throws IOException if there is no private place for it
   */
  static Path socket(String id, String classPath, Map<String, String> environment) throws IOException {
    var jar = Path.of(classPath.split(java.io.File.pathSeparator, 2)[0]);
    var name = "clippy-" + id + "-" + Long.toHexString(Files.getLastModifiedTime(jar).toMillis() / 1000);
    IOException failure = null;
    for (var base : new String[] {environment.get("XDG_RUNTIME_DIR"), environment.get("TMPDIR"), "/tmp"}) {
      if (base == null || base.isEmpty() || !base.startsWith("/")) {
        continue;
      }
      var directory = Path.of(base, "ashlar-" + user());
      if (directory.toString().length() + 1 + name.length() > LONGEST) {
        continue;
      }
      try {
        make(directory);
        return directory.resolve(name);
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure == null ? new IOException("there is no place for a socket") : failure;
  }

  private static int user() throws IOException {
    return user(Path.of("/proc/self"), Path.of(System.getProperty("user.home")));
  }

  private static int user(Path process, @Nullable Path home) throws IOException {
    var own = Files.exists(process) || home == null ? process : home;
    return (Integer) Files.getAttribute(own, "unix:uid");
  }

  private static void make(Path directory) throws IOException {
    try {
      Files.createDirectory(
          directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException _) {
      // looked at below, as any other
    } catch (NoSuchFileException e) {
      throw new IOException(directory.getParent() + " does not exist", e);
    }
    var found = Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean own = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(user());
    if (!found.isDirectory() || !own || !found.permissions().equals(PRIVATE)) {
      throw new IOException(directory + " is not a directory that you alone can enter");
    }
  }
}
