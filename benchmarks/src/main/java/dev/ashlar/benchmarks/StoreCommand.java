package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.report.ReportText;
import dev.ashlar.benchmarks.store.StoreTable;
import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ashlar bench store}: what a store costs, against what the system itself takes for the same bytes. */
@Command(
    name = "store",
    description = "Measure stores: attaching, committing, writing, scanning; needs some GiB of disk.",
    mixinStandardHelpOptions = true)
final class StoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--dir", description = "Where files are made (default: the system's temporary directory).")
  private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

  @Parameters(arity = "0..*",
      description = "Kinds of work: many, commit, group, write, sum, npy, sparse (default: all).")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException {
    for (var name : names) {
      if (!StoreTable.NAMES.contains(name)) {
        throw new InputException(
            "bench store: there is no '" + name + "'; known are " + String.join(", ", StoreTable.NAMES));
      }
    }
    var out = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    var costs = StoreTable.measure(directory, names.isEmpty() ? StoreTable.NAMES : names, line -> {
      out.println(line);
      out.flush();
    });
    out.print(ReportText.plain(costs));
    out.flush();
    return 0;
  }
}
