package dev.ashlar.tools.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Starts another JVM that opens the store, and takes in what it says. */
final class SecondProcess {
  private static final String VECTORS = "jdk.incubator.vector";

  private SecondProcess() {}

  /**
   * What the second process says.
   *
   * @param json its figures, {@code open_to_first_value_ms} and {@code pid}, as it printed them
   * @param pid its process id
   * @param openToFirstValueMillis from opening the store to the first value, once that JVM is up; the best of some
   *     openings
   * @param firstOpeningMillis the same for its very first opening, which loads classes
   * @param jvmStartMillis from starting the process to its first line of Java, measured in this one
   */
  record Report(
      String json, long pid, double openToFirstValueMillis, double firstOpeningMillis, double jvmStartMillis) {}

  /**
   * Runs the process to its end.
   *
   * @param store what it opens
   * @param errors a file for what it says on standard error
   */
  static Report read(Path store, Path errors) throws IOException {
    long started = System.nanoTime();
    var process = new ProcessBuilder(command(store)).redirectError(errors.toFile()).start();
    var atExit = new Thread(process::destroyForcibly, "end-second-process");
    Runtime.getRuntime().addShutdownHook(atExit);
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      process.getOutputStream().close();
      var ready = out.readLine();
      double jvmStart = (System.nanoTime() - started) / 1e6;
      var firstOpening = out.readLine();
      var json = out.readLine();
      int status = waitFor(process);
      if (!Reopen.READY.equals(ready) || firstOpening == null || json == null || status != 0) {
        throw new IllegalStateException("the second process ended with status " + status + saying(errors));
      }
      return report(json, Double.parseDouble(firstOpening), jvmStart);
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
  }

  private static List<String> command(Path store) {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
      command.addAll(List.of("--add-modules", VECTORS));
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Reopen.class.getName(), store.toString()));
    return command;
  }

  private static int waitFor(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the second process", e);
    }
  }

  private static String saying(Path errors) throws IOException {
    var text =
        Files.readAllLines(errors).stream()
            .filter(line -> !line.endsWith("incubator modules: " + VECTORS))
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? "" : ", saying: " + text;
  }

  private static Report report(String json, double firstOpening, double jvmStart) {
    long pid = -1;
    double open = Double.NaN;
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case Reopen.PID -> pid = parser.getLongValue();
          case Reopen.OPEN_TO_FIRST_VALUE -> open = parser.getDoubleValue();
          default -> parser.skipChildren();
        }
      }
    }
    return new Report(json, pid, open, firstOpening, jvmStart);
  }
}
