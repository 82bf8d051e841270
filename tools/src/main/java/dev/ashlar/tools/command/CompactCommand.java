package dev.ashlar.tools.command;

import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ashlar compact}: a shorter file. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description = "Move the arrays of a store together and shorten its file.",
    footer = {"", "Examples:", "  ashlar compact weather.ashlar"})
public final class CompactCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "STORE", description = "The file.")
  private Path store = Path.of("");

  /** Made by the command line. */
  public CompactCommand() {}

  @Override
  public Integer call() throws IOException {
    long before;
    try (var open = Stores.write(store)) {
      before = Files.size(store);
      open.compact();
    }
    long after = Files.size(store);
    output.either(store + ": " + Bytes.text(before) + " before, " + Bytes.text(after) + " now",
        Map.of("before", before, "after", after));
    return 0;
  }
}
