package dev.ashlar.tools.clippy.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes the backend directory: for each class a directory, in it for each method a small script that answers
 * {@code --clippy-help} by itself and passes calls on; beside the classes what the scripts share. The classes appear
 * whole or not at all.
 */
public final class Installation {
  /** How {@code meta.json} tells that a class directory is Ashlar's, and may be replaced. */
  private static final String OWN = "_ashlar";

  private static final String SHARED = "ashlar-call.sh";
  private static final String CONNECTOR = "ashlar-call.py";
  private static final String OBJECTS = "ashlar_clippy.py";

  private final Path directory;
  private final @Nullable String python;

  /**
   * Prepares to write.
   *
   * @param directory of the backend; what else is in it stays
   * @param python the interpreter that carries calls; null to look for one
   */
  public Installation(Path directory, @Nullable String python) {
    this.directory = directory.toAbsolutePath().normalize();
    this.python = python;
  }

  /**
   * Writes the directory.
   *
   * @return how many methods it has
   * @throws InputException if a class directory of the same name is not Ashlar's
   */
  public int write() throws IOException {
    for (var owner : Method.ClassName.values()) {
      requireOwn(directory.resolve(owner.toString()));
    }
    Files.createDirectories(directory);
    // beside the backend: a directory inside would be taken for a class
    var made = Files.createTempDirectory(Objects.requireNonNull(directory.getParent()), ".ashlar-clippy");
    try {
      int count = 0;
      for (var owner : Method.ClassName.values()) {
        count += writeClass(owner, Files.createDirectory(made.resolve(owner.toString())));
      }
      Files.writeString(made.resolve(SHARED), settings() + resource(SHARED), UTF_8);
      Files.writeString(made.resolve(CONNECTOR), resource(CONNECTOR), UTF_8);
      Files.writeString(made.resolve(OBJECTS), resource(OBJECTS), UTF_8);
      for (var name : new String[] {SHARED, CONNECTOR, OBJECTS}) {
        Files.move(made.resolve(name), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      }
      for (var owner : Method.ClassName.values()) {
        var target = directory.resolve(owner.toString());
        if (Files.exists(target)) {
          Files.move(target, made.resolve(owner + ".old"));
        }
        Files.move(made.resolve(owner.toString()), target);
      }
      return count;
    } finally {
      delete(made);
    }
  }

  private static void requireOwn(Path target) throws IOException {
    var meta = target.resolve("meta.json");
    boolean own = !Files.exists(target)
        || (Files.isRegularFile(meta) && Json.object(meta.toString(), Files.readString(meta)).containsKey(OWN));
    if (!own) {
      throw new InputException(target + " is there already and was not written by Ashlar: choose another directory");
    }
  }

  private static int writeClass(Method.ClassName owner, Path folder) throws IOException {
    Files.writeString(folder.resolve("meta.json"), Json.text(meta(owner)) + "\n");
    int count = 0;
    for (var method : Methods.all()) {
      if (method.owner() == owner) {
        var file = Files.writeString(folder.resolve(method.name()), script(method), UTF_8);
        if (!file.toFile().setExecutable(true)) {
          throw new IOException(file + " cannot be made executable");
        }
        count++;
      }
    }
    return count;
  }

  private static Map<String, Object> meta(Method.ClassName owner) {
    var meta = new LinkedHashMap<String, Object>();
    meta.put("__doc__",
        switch (owner) {
          case STORE ->
              "A store: named arrays in one file. NDArrayStore(\"weather.ashlar\") opens it, or makes it if it is missing.";
          case ARRAY ->
              "An array in a store. NDArray(\"weather.ashlar\", \"rain\") stands for one; the elements stay in the file.";
        });
    meta.put(OWN, Method.PROTOCOL);
    if (owner == Method.ClassName.ARRAY) {
      meta.put("initial_selectors", Map.of(JsonLogic.ELEMENT, "an element; its fields are value.NAME"));
    }
    return meta;
  }

  private static String script(Method method) {
    return "#!/bin/sh\n# " + method + " of Ashlar\nclass=" + method.owner() + "\nmethod=" + method.name() + "\nhelp="
        + quoted(method.help()) + "\nhere=${0%/*}/..\n. \"$here/" + SHARED + "\"\n";
  }

  /** What the scripts need to know of this Ashlar. */
  private String settings() {
    var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
        .collect(Collectors.joining(File.pathSeparator));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var id = new CRC32();
    id.update((java + "\n" + classPath).getBytes(UTF_8));
    Methods.all().forEach(method -> id.update(method.help().getBytes(UTF_8)));
    return "# Written by 'ashlar clippy install'; run it again when Ashlar or Java move.\nid="
        + Long.toHexString(id.getValue()) + "\njava="
        + quoted(java) + "\nclasspath=" + quoted(classPath) + "\npython=" + quoted(interpreter()) + "\n";
  }

  /**
   * The interpreter itself, past scripts that choose one, which cost more than all the rest of a call; empty if there
   * is none.
   */
  private String interpreter() {
    var name = python == null ? "python3" : python;
    try {
      var process =
          new ProcessBuilder(name, "-c", "import sys; print(sys.executable)").redirectErrorStream(true).start();
      process.getOutputStream().close();
      var path = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      boolean usable =
          process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0 && Files.isExecutable(Path.of(path));
      return usable ? path : "";
    } catch (IOException _) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String resource(String name) throws IOException {
    try (var stream = Objects.requireNonNull(Installation.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
