package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.jmh.QuickCheck;
import dev.ashlar.benchmarks.store.StoreTable;
import dev.ashlar.tools.StandardError;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ashlar bench}: how fast Ashlar is, against whom. */
@Command(
    name = "ashlar bench",
    description = "Measure Ashlar against plain loops and other libraries, in one run.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  @Option(names = "--quick", description = "A short run.")
  private boolean quick;

  @Option(names = "--store", description = "What a store costs: opening, committing, writing, reading.")
  private boolean store;

  private Main() {}

  /** Runs one command and ends the process with its status. */
  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (store) {
      StoreTable.main(new String[0]);
      return 0;
    }
    System.setProperty("jmh.ignoreLock", "true");
    System.err.println("Measuring with JMH, about half a minute ...");
    var sizes = quick ? new int[] {1_000, 100_000} : new int[] {10, 1_000, 100_000, 1_000_000};
    System.out.printf("%-6s %9s %12s %12s %8s%n", "work", "n", "ours", "plain loop", "ratio");
    for (var row : QuickCheck.run(sizes)) {
      System.out.printf(
          Locale.ROOT, "%-6s %,9d %9.0f ns %9.0f ns %8.2f%n", row.work(), row.n(), row.ours(), row.loop(), row.ratio());
    }
    return 0;
  }
}
