package dev.ashlar.tools.tour;

import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar tour}: the whole way of an array, on real measurements. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description = {
      "Compute on a grid of the world's precipitation and a year of Seattle's weather: read them into native memory, compute "
          + "with vector kernels, keep inputs and results in a store, open it from a second process, and draw two pictures."
    },
    footer = {
      "",
      "Examples:",
      "  ashlar tour",
      "  ashlar tour --json | jq .temperature",
      "  ashlar tour --data my-grids --out my-tour"
    })
public final class TourCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object with every digit instead of the table.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
      "Where annual-precip.json and seattle-weather-hourly-normals.csv are (default: the project's examples/data).")
  private Path data = Path.of(System.getProperty("ashlar.home", "."), "examples", "data");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the store and the pictures go (default: the project's target/tour).")
  private Path out = Path.of(System.getProperty("ashlar.home", "."), "target", "tour");

  /** Made by the command line. */
  public TourCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(data)) {
      throw new InputException(data + ": there is no such directory; --data names the one with the two input files");
    }
    var tour = Tour.run(data, out);
    var writer = spec.commandLine().getOut();
    writer.println(json ? tour.json() : new TourTable(tour).text());
    writer.flush();
    return 0;
  }
}
