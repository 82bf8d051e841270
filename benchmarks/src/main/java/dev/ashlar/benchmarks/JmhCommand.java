package dev.ashlar.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./ashlar bench jmh ...}: the JMH benchmarks, with JMH's own options; {@code -prof gc} is always on. */
@Command(
    name = "jmh",
    description =
    "Run the JMH benchmarks: 'bench jmh Contiguous -p n=1000'; '-h' lists JMH's options, '-l' the benchmarks.")
final class JmhCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", description = "What JMH takes.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException {
    var command = new ArrayList<>(Java.command());
    command.add("org.openjdk.jmh.Main");
    command.addAll(arguments);
    if (arguments.stream().noneMatch(List.of("-h", "-l", "-lp", "-lprof", "-lrf")::contains)) {
      command.addAll(List.of("-prof", "gc"));
    }
    return run(command);
  }

  private static int run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).inheritIO().directory(Path.of("").toAbsolutePath().toFile()).start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
