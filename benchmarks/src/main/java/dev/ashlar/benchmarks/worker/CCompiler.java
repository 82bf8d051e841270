package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The C compiler of the machine.
 *
 * @param executable how it is called
 * @param version what it says of itself, and the options it is given
 */
record CCompiler(String executable, String version) {
  private static final List<String> OPTIONS = List.of("-O3", "-march=native");
  private static final int SECONDS = 120;

  /** It does not compile what it should. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** The first of cc, gcc and clang, or null. */
  static @Nullable CCompiler find() throws IOException {
    for (var name : List.of("cc", "gcc", "clang")) {
      var outcome = Commands.run(null, List.of(name, "--version"), SECONDS);
      if (outcome != null && outcome.status() == 0) {
        return new CCompiler(name, outcome.output().lines().findFirst().orElse(name) + " " + String.join(" ", OPTIONS));
      }
    }
    return null;
  }

  /** Compiles the loops of the rows into one program. */
  Path compile(List<Row> rows, Path directory) throws IOException, Failure {
    var source = directory.resolve("loops.c");
    var program = directory.resolve("loops");
    Files.writeString(source, CSource.of(rows));
    var command = new java.util.ArrayList<>(List.of(executable));
    command.addAll(OPTIONS);
    command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
    var outcome = Commands.run(directory, command, SECONDS);
    if (outcome == null || outcome.status() != 0) {
      var said = outcome == null ? ""
          : ": " + outcome.output().lines().filter(line -> line.contains("error")).findFirst().orElse("");
      throw new Failure(executable + " did not compile " + source + said);
    }
    return program;
  }
}
