package dev.ashlar.tools.clippy.client;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks every program of a backend what it is, several at a time. */
final class Discovery {
  private static final String META = "meta.json";

  /** Left by CMake beside the programs it builds. */
  private static final String BUILD_FILES = "CMakeFiles";

  /** Versions of the protocol from 0.2.0 on and before 0.3.0. */
  private static final Pattern VERSION = Pattern.compile("0\\.2\\.(0|[1-9][0-9]*)(\\+[0-9A-Za-z.-]+)?");

  /** A program and what it is, or why it is nothing. */
  private record Found(String owner, @Nullable ClippyMethod method, @Nullable String problem) {}

  private final Path directory;
  private final Map<String, String> environment;

  Discovery(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  ClippyBackend backend() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    var folders = folders();
    var methods = new LinkedHashMap<String, Map<String, ClippyMethod>>();
    var problems = new ArrayList<String>();
    for (var found : ask(folders)) {
      if (found.method() != null) {
        methods.computeIfAbsent(found.owner(), _ -> new TreeMap<>()).put(found.method().name(), found.method());
      } else {
        problems.add(found.problem());
      }
    }
    var backend = new ClippyBackend(directory, environment, problems);
    for (var folder : folders) {
      backend.add(type(backend, folder, methods.getOrDefault(folder.getFileName().toString(), Map.of())));
    }
    return backend;
  }

  private List<Path> folders() throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> Files.isDirectory(file) && !file.endsWith(BUILD_FILES)
              && !file.getFileName().toString().startsWith("."))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private List<Found> ask(List<Path> folders) throws IOException {
    var questions = new ArrayList<Callable<Found>>();
    for (var folder : folders) {
      try (var files = Files.list(folder)) {
        files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).sorted()
            .forEach(program -> questions.add(() -> ask(folder.getFileName().toString(), program)));
      }
    }
    try (var threads = Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()))) {
      var found = new ArrayList<Found>();
      for (var answer : threads.invokeAll(questions)) {
        found.add(answer.get());
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("discover: interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("discover: " + e.getCause(), e);
    }
  }

  private Found ask(String owner, Path program) {
    try {
      var help = Program.help(program, environment);
      if (!(help.get("method_name") instanceof String name)) {
        return new Found(owner, null, program + " names no method");
      }
      if (!VERSION.matcher(String.valueOf(help.get("version"))).matches()) {
        return new Found(owner, null, program + " speaks version " + help.get("version") + " of the protocol, not 0.2");
      }
      var returns = help.get("returns") instanceof Map<?, ?> map && map.get("desc") instanceof String text ? text : "";
      return new Found(
          owner, new ClippyMethod(name, text(help.get("desc")), arguments(help.get("args")), returns, program), null);
    } catch (ClippyException e) {
      return new Found(owner, null, program + " does not speak CLIPPy: " + e.getMessage());
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static List<ClippyArgument> arguments(@Nullable Object described) {
    var arguments = new ArrayList<ClippyArgument>();
    if (described instanceof Map<?, ?> map) {
      Json.entries(map).forEach((name, value) -> {
        var argument = value instanceof Map<?, ?> entries ? Json.entries(entries) : Map.<String, Object>of();
        int position = argument.get("position") instanceof Integer place ? place : -1;
        arguments.add(
            new ClippyArgument(name, text(argument.get("desc")), position, !argument.containsKey("default_val"),
            argument.get("default_val")));
      });
    }
    arguments.sort(
        Comparator.comparingInt(argument -> argument.position() < 0 ? Integer.MAX_VALUE : argument.position()));
    return arguments;
  }

  private static ClippyClass type(ClippyBackend backend, Path folder, Map<String, ClippyMethod> methods)
      throws IOException {
    var meta = folder.resolve(META);
    Map<String, Object> described = Map.of();
    if (Files.isRegularFile(meta)) {
      try {
        described = Json.object(meta.toString(), Files.readString(meta));
      } catch (InputException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    var selectors = new LinkedHashMap<String, String>();
    if (described.get("initial_selectors") instanceof Map<?, ?> map) {
      Json.entries(map).forEach((name, description) -> selectors.put(name, String.valueOf(description)));
    }
    return new ClippyClass(
        backend, folder.getFileName().toString(), text(described.get("__doc__")), methods, selectors);
  }
}
