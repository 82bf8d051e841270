package dev.ashlar.tools.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What the shell has imported before the first line. */
public final class Startup {
  private Startup() {}

  /** The imports, each as Java writes it. */
  public static List<String> imports() {
    return resource("startup.jsh").lines().toList();
  }

  /** The settings of jshell's own commands: prompt, and how values are shown. */
  static String mode() {
    return resource("mode.jsh");
  }

  private static String resource(String name) {
    try (var in = Startup.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the ashlar command");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
