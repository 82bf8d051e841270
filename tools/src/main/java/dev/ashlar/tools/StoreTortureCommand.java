package dev.ashlar.tools;

import dev.ashlar.nvm.torture.StoreTorture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ashlar store-torture}: the long form of the store's tests. */
@Command(
    name = "store-torture",
    description = "Cut the power of simulated disks, kill processes, flip bits and fill disks; count what is lost.",
    mixinStandardHelpOptions = true,
    footer = {"", "The status is 1 if anything was lost.", "", "  ashlar store-torture --minutes 10"})
final class StoreTortureCommand implements Callable<Integer> {
  @Option(names = "--minutes", defaultValue = "5", description = "How long (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--kills",
      defaultValue = "1",
      description = "How many processes are killed at least, however long it takes (default: ${DEFAULT-VALUE}).")
  private long kills;

  @Option(names = "--dir", description = "Where files are made (default: the system's temporary directory).")
  private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public Integer call() throws Exception {
    if (!(minutes > 0)) {
      throw new InputException("--minutes: more than 0 is needed, not " + minutes);
    }
    if (kills < 1) {
      throw new InputException("--kills: at least 1 is needed, not " + kills);
    }
    long losses = StoreTorture.run(Files.createTempDirectory(directory, "ashlar-torture"), minutes, kills, System.out);
    return losses == 0 ? 0 : 1;
  }
}
