package dev.ashlar.tools.clippy.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Runs the programs of a backend: a line of JSON goes in, lines of JSON come out, of which the last is the answer. */
final class Program {
  private static final String HELP = "--clippy-help";
  private static final String VALIDATE = "--clippy-validate";

  private Program() {}

  /** What a program says of itself. */
  static Map<String, Object> help(Path program, Map<String, String> environment) {
    return run(program, program.getFileName().toString(), environment, List.of(HELP), "{}", false,
        new ClippyListener() {});
  }

  /**
   * Runs a method's program.
   *
   * @param validate whether it only looks at the request
   */
  static Map<String, Object> run(
      ClippyMethod method, Map<String, String> environment, String request, boolean validate, ClippyListener listener) {
    return run(method.program(), method.name(), environment, validate ? List.of(VALIDATE) : List.of(), request,
        validate, listener);
  }

  private static Map<String, Object> run(
      Path program, String name, Map<String, String> environment, List<String> flags, String request, boolean validate,
      ClippyListener listener) {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(flags);
    var builder = new ProcessBuilder(command);
    // our own backend gives objects to clients that can take them
    builder.environment().put("ASHLAR_CLIPPY_RETURN", "object");
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new ClippyException(program + " cannot be started: " + e.getMessage(), e);
    }
    try {
      var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread::startVirtualThread);
      send(process, request);
      var answer = listen(process, program, name, listener);
      int status = process.waitFor();
      var said = errors.join().strip();
      if (status != 0) {
        var message = said.isEmpty() ? program + " ended with status " + status + " and said nothing" : said;
        throw validate ? new ClippyValidationException(message) : new ClippyException(message);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClippyException(name + " was interrupted", e);
    } catch (IOException | UncheckedIOException e) {
      throw new ClippyException(program + " cannot be heard: " + e.getMessage(), e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** A program may end without having read everything; what it says then counts. */
  private static void send(Process process, String request) {
    try (var in = process.getOutputStream()) {
      in.write((request + "\n").getBytes(UTF_8));
    } catch (IOException _) {
      // its status and its answer tell more than the broken pipe
    }
  }

  private static Map<String, Object> listen(Process process, Path program, String name, ClippyListener listener)
      throws IOException {
    Map<String, Object> last = Map.of();
    var progress = new ClippyProgress(name, OptionalLong.empty(), 0, true);
    try (var out = process.inputReader(UTF_8)) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        try {
          last = Json.object(program.toString(), line);
        } catch (InputException e) {
          throw new ClippyException(String.valueOf(e.getMessage()), e);
        }
        var next = next(progress, last);
        if (!next.equals(progress)) {
          progress = next;
          listener.progress(next);
        }
        for (var key : List.of("stdout", "_output")) {
          if (last.get(key) instanceof String text) {
            listener.output(text);
          }
        }
      }
    }
    return last;
  }

  private static ClippyProgress next(ClippyProgress now, Map<String, Object> line) {
    var next = now;
    if (line.containsKey("progress_start")) {
      var total = line.get("progress_start") instanceof Number steps ? OptionalLong.of(steps.longValue())
          : OptionalLong.empty();
      next = new ClippyProgress(now.method(), total, 0, false);
    }
    if (line.get("progress_inc") instanceof Number steps) {
      next = new ClippyProgress(next.method(), next.total(), next.done() + steps.longValue(), false);
    }
    if (line.get("progress_set") instanceof Number steps) {
      next = new ClippyProgress(next.method(), next.total(), steps.longValue(), false);
    }
    return line.containsKey("progress_end") ? new ClippyProgress(next.method(), next.total(), next.done(), true) : next;
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
