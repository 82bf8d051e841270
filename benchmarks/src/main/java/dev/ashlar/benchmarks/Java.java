package dev.ashlar.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java that runs this, for a process of its own. */
final class Java {
  private Java() {}

  /** The command up to the main class: vectors if this process has them, native access, and the same class path. */
  static List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djmh.ignoreLock=true",
            "-cp",
            System.getProperty("java.class.path")));
    return command;
  }
}
