package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.report.ReportDiff;
import dev.ashlar.benchmarks.report.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ashlar bench diff OLD NEW}: what got slower or faster beyond the noise. */
@Command(
    name = "diff",
    description = "Compare two reports; status 1 when something got slower beyond the noise.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "A report.json.")
  private @Nullable Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "A later report.json.")
  private @Nullable Path after;

  @Override
  public Integer call() throws IOException {
    var diff =
        ReportDiff.between(
            ReportFile.read(Objects.requireNonNull(before, "set by picocli")),
            ReportFile.read(Objects.requireNonNull(after, "set by picocli")));
    var out = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    out.print(diff.text());
    out.flush();
    return diff.slower().isEmpty() ? 0 : 1;
  }
}
