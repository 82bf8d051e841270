package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.store.StoreTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./ashlar bench store}: what a store costs, against what the system itself takes for the same bytes. */
@Command(
    name = "store",
    description = "Measure stores: attaching, committing, writing, scanning; needs some GiB of disk.",
    mixinStandardHelpOptions = true)
final class StoreCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", description = "The directory for files (default: a temporary one), and the names of rows.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    StoreTable.main(arguments.toArray(String[]::new));
    return 0;
  }
}
