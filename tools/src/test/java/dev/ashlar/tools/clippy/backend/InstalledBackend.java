package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The running helpers of this backend. */
  List<ProcessHandle> helpers() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().arguments()
            .filter(arguments -> arguments.length > 0 && arguments[arguments.length - 1].startsWith(folder.toString())).isPresent())
        .filter(process -> process.info().command().filter(command -> command.endsWith("java")).isPresent())
        .toList();
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
