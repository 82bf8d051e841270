package dev.ashlar.benchmarks.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a program to its end. */
final class Commands {
  private Commands() {}

  /**
   * How it ended.
   *
   * @param status 0 when all went well
   * @param output standard output and error
   */
  record Outcome(int status, String output) {}

  /** Runs a program, or gives null where there is none of that name. */
  static @Nullable Outcome run(@Nullable Path directory, List<String> command, int seconds) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return null;
    }
    process.getOutputStream().close();
    try {
      var timer = Thread.ofVirtual().start(() -> stopLate(process, seconds));
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      timer.interrupt();
      return new Outcome(status, output);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  private static void stopLate(Process process, int seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // it ended in time
    }
  }
}
