package dev.ashlar.tools;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code ashlar bench}. The launcher starts the benchmarks itself, with their own class path, since no module depends
 * on them; what is here makes the command known to {@code --help} and answers where the launcher is not used.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure Ashlar against plain loops and other libraries; './ashlar bench --help' lists its options.")
final class BenchCommand implements Runnable {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public void run() {
    throw new InputException(
        "the benchmarks are not in this jar: run './ashlar bench "
            + String.join(" ", arguments)
            + "', or the main class dev.ashlar.benchmarks.Main with the benchmarks' class path");
  }
}
