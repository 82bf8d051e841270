package dev.ashlar.nvm.torture;

import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.MemoryOwner;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Another JVM that runs a main class of Ashlar, to be talked to by lines and to be killed. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private ChildJvm(Process process) {
    this.process = process;
    lines = process.inputReader();
  }

  /** Starts a main class. What it writes to standard error is dropped, or comes with its lines. */
  static ChildJvm start(boolean errorsToo, List<String> flags, Class<?> main, Object... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath(main), main.getName()));
    for (var argument : arguments) {
      command.add(argument.toString());
    }
    var builder = new ProcessBuilder(command);
    if (errorsToo) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    return new ChildJvm(builder.start());
  }

  private static String classPath(Class<?> main) {
    Set<String> places = new LinkedHashSet<>();
    for (var type : List.of(main, Store.class, NDArray.class, MemoryOwner.class, DataType.class)) {
      try {
        places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
      } catch (URISyntaxException e) {
        throw new AssertionError(e);
      }
    }
    return String.join(File.pathSeparator, places);
  }

  /** The next line it wrote, or null when it has ended. */
  @org.jspecify.annotations.Nullable String line() throws IOException {
    return lines.readLine();
  }

  long pid() {
    return process.pid();
  }

  /** Kills it at once (SIGKILL); what it wrote before can still be read. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for its end and says its exit status. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    lines.close();
  }
}
