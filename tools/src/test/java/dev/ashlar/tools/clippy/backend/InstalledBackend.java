package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A backend in a temporary directory, with a helper of its own that ends with it. */
final class InstalledBackend implements AutoCloseable {
  private final Path folder;
  private final Map<String, String> environment;

  InstalledBackend(int idleSeconds) throws IOException {
    // short, since paths of sockets are
    folder = Files.createTempDirectory("clippy");
    environment = Map.of("TMPDIR", folder.toString(), "ASHLAR_CLIPPY_IDLE", Integer.toString(idleSeconds));
    new Installation(directory(), null).write();
  }

  Path directory() {
    return folder.resolve("backend");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Map<String, String> environment() {
    return environment;
  }

  ScriptedClient client(ScriptedClient.Version version) {
    return new ScriptedClient(version, directory(), environment).in(folder);
  }

  /** The directory of the socket. */
  Path runtime() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("ashlar-")).findFirst().orElseThrow();
    }
  }

  /** The running helpers of this backend: each has its process id in its lock file. */
  List<ProcessHandle> helpers() throws IOException {
    var helpers = new ArrayList<ProcessHandle>();
    try (var files = Files.walk(folder)) {
      for (var lock
          : files.filter(file -> file.getFileName().toString().matches("clippy-[0-9a-f]+-[0-9a-f]+\\.lock")).toList()) {
        ProcessHandle.of(Long.parseLong(Files.readString(lock).strip())).filter(ProcessHandle::isAlive)
            .ifPresent(helpers::add);
      }
    }
    return helpers;
  }

  @Override
  public void close() throws IOException {
    for (var helper : helpers()) {
      helper.destroy();
      assertTrue(helper.onExit().completeOnTimeout(helper, 30, TimeUnit.SECONDS).join() != null);
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
