package dev.ashlar.tools.command;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ashlar snapshot}: a copy of a store. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = "Copy the newest commit of a store to a new file, also while another process writes.",
    footer = {"", "Examples:", "  ashlar snapshot weather.ashlar weather-monday.ashlar"})
public final class SnapshotCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "STORE", description = "The file.")
  private Path store = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", description = "The new file.")
  private Path target = Path.of("");

  /** Made by the command line. */
  public SnapshotCommand() {}

  @Override
  public Integer call() throws IOException {
    if (Files.exists(target)) {
      throw new InputException(target + " exists already");
    }
    Stores.requireFolder(target);
    try (var open = Stores.read(store)) {
      open.snapshot(target);
      output.either(target + ": commit " + open.sequence() + ", " + Bytes.text(Files.size(target)),
          Map.of("file", target.toString(), "commit", open.sequence(), "bytes", Files.size(target)));
    }
    return 0;
  }
}
