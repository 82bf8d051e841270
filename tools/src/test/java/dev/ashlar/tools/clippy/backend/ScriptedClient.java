package dev.ashlar.tools.clippy.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.tools.clippy.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Does with an executable what the Python client does, pipe by pipe and byte by byte, in the manner of each of its
 * versions. Each call is two processes: one that validates, one that answers.
 */
final class ScriptedClient {
  /** How a version of the client treats a process. */
  enum Version {
    /**
     * Sends no newline, closes the pipe, reads everything as one JSON text; asks for help with the flag to validate as
     * well.
     */
    V0_2,
    /** Sends a newline and leaves the pipe open; a line that it finds when the process has ended is the last. */
    V0_3_1,
    /** Sends a newline and closes the pipe; reads both pipes as they fill. */
    V0_4_0
  }

  /** How a process ended. */
  record Outcome(int status, String out, String err) {}

  /** A process that ended with another status than 0. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean validating;

    Refused(boolean validating, String message) {
      super(message);
      this.validating = validating;
    }

    boolean whileValidating() {
      return validating;
    }
  }

  /** An object as the client has it: a class directory and a state. */
  final class Instance {
    private final String owner;
    private Map<String, Object> state = Map.of();

    private Instance(String owner) {
      this.owner = owner;
    }

    Map<String, Object> state() {
      return state;
    }

    /** Calls a method; arguments are name, value, name, value. */
    @Nullable Object call(String method, @Nullable Object... arguments) {
      var answer = answer(method, arguments);
      return Boolean.TRUE.equals(answer.get("returns_self")) ? this : answer.get("returns");
    }

    /** The whole answer of a call. */
    Map<String, Object> answer(String method, @Nullable Object... arguments) {
      var request = new LinkedHashMap<String, @Nullable Object>();
      request.put("_state", state);
      for (int i = 0; i < arguments.length; i += 2) {
        request.put(String.valueOf(arguments[i]), arguments[i + 1]);
      }
      run(owner, method, request, true);
      var answer = run(owner, method, request, false);
      if (answer.get("_state") instanceof Map<?, ?> map) {
        state = Json.entries(map);
      }
      return answer;
    }
  }

  private final Version version;
  private final Path backend;
  private final Map<String, String> environment;
  private Path directory = Path.of("/");

  ScriptedClient(Version version, Path backend, Map<String, String> environment) {
    this.version = version;
    this.backend = backend;
    this.environment = environment;
  }

  /** Where the client's process works from now on. */
  ScriptedClient in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  Instance create(String owner, @Nullable Object... arguments) {
    var instance = new Instance(owner);
    instance.call("__init__", arguments);
    return instance;
  }

  /** What an executable says of itself. */
  Map<String, Object> help(String owner, String method) {
    var flags = version == Version.V0_2 ? List.of("--clippy-help", "--clippy-validate") : List.of("--clippy-help");
    return parse(execute(owner, method, flags, "{}"));
  }

  private Map<String, Object> run(
      String owner, String method, Map<String, @Nullable Object> request, boolean validate) {
    var outcome = execute(owner, method, validate ? List.of("--clippy-validate") : List.of(), Json.text(request));
    if (outcome.status() != 0) {
      throw new Refused(validate, outcome.err().strip());
    }
    return parse(outcome);
  }

  private Map<String, Object> parse(Outcome outcome) {
    if (outcome.out().isEmpty()) {
      return Map.of();
    }
    if (version == Version.V0_2) {
      return Json.object("standard output", outcome.out());
    }
    Map<String, Object> last = Map.of();
    for (var line : outcome.out().lines().toList()) {
      last = Json.object("a line of standard output", line);
    }
    return last;
  }

  /** Runs an executable; only lines that this version of the client takes notice of count. */
  Outcome execute(String owner, String method, List<String> flags, String request) {
    var command = new ArrayList<>(List.of(backend.resolve(owner).resolve(method).toString()));
    command.addAll(flags);
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("XDG_RUNTIME_DIR");
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      var in = process.getOutputStream();
      in.write((version == Version.V0_2 ? request : request + "\n").getBytes(UTF_8));
      in.flush();
      if (version != Version.V0_3_1) {
        in.close();
      }
      var out = version == Version.V0_3_1 ? untilItEnds(process) : text(process.getInputStream());
      int status = process.waitFor();
      return new Outcome(status, out, errors.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String untilItEnds(Process process) throws IOException {
    var lines = new StringBuilder();
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        lines.append(line).append('\n');
        if (!process.isAlive()) {
          break;
        }
      }
    }
    return lines.toString();
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
