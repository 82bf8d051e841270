package dev.ashlar.tools.command;

import dev.ashlar.tools.store.Stores;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar check}: whether a store is whole. Status 0 if it is, 2 if not. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
    "Look a store through: every byte accounted for, every record readable. Ends with status 2 if something is wrong.",
    footer = {"", "Examples:", "  ashlar check weather.ashlar", "  ashlar check weather.ashlar --deep"})
public final class CheckCommand implements Callable<Integer> {
  private static final int DAMAGED = 2;

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "STORE", description = "The file.")
  private Path store = Path.of("");

  @Option(names = "--deep", description = "Compare the checksums of all elements too, which reads them all.")
  private boolean deep;

  /** Made by the command line. */
  public CheckCommand() {}

  @Override
  public Integer call() {
    try (var open = Stores.read(store)) {
      var report = open.check(deep);
      if (output.isJson()) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("whole", report.isWhole());
        fields.put("commit", report.sequence());
        fields.put("arrays", report.arrays());
        fields.put("bytesCompared", report.bytes());
        fields.put("problems", report.problems());
        output.json(fields);
      } else {
        report.problems().forEach(output::text);
        output.text(store + ": " + (report.isWhole() ? "whole" : report.problems().size() + " problems") + ", commit "
            + report.sequence() + ", "
            + report.arrays() + (report.arrays() == 1 ? " array" : " arrays")
            + (deep ? ", " + Bytes.text(report.bytes()) + " compared with their checksums" : ""));
      }
      return report.isWhole() ? 0 : DAMAGED;
    }
  }
}
