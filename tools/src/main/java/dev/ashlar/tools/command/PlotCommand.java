package dev.ashlar.tools.command;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.plot.Plot;
import dev.ashlar.tools.plot.PlotKind;
import dev.ashlar.tools.staging.NewFile;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar plot}: a picture of an array. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    description = {
      "Draw an array, or a part of it, as a PNG file: lines for one dimension, a heat map for two, a histogram for more.",
      "",
      "Of records, every field of numbers is a line, over the first field of dates."
    },
    footer = {
      "",
      "Examples:",
      "  ashlar plot weather.ashlar:rain rain.png",
      "  ashlar plot 'weather.ashlar:hours[:168]' week.png",
      "  ashlar plot weather.ashlar:hours.wind wind.png --x weather.ashlar:hours.date --title 'Wind, m/s'",
      "  ashlar plot weather.ashlar:rain distribution.png --kind histogram --bins 40"
    })
public final class PlotCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "STORE:NAME[INDEX]", description = "The array, or a part of it.")
  private String address = "";

  @Parameters(index = "1", paramLabel = "FILE.png",
      description = "What to write; a file with the same name is replaced.")
  private Path file = Path.of("");

  @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}, in small letters as well.")
  private @Nullable PlotKind kind;

  @Option(names = "--x", paramLabel = "STORE:NAME[INDEX]",
      description = "The horizontal values of lines: numbers, dates or points in time.")
  private @Nullable String x;

  @Option(names = "--bins", paramLabel = "N", description = "Intervals of a histogram (default: ${DEFAULT-VALUE}).")
  private int bins = 50;

  @Option(names = "--title", paramLabel = "TEXT", description = "What stands above the picture (default: the address).")
  private @Nullable String title;

  /** Made by the command line. */
  public PlotCommand() {}

  @Override
  public Integer call() throws IOException {
    var place = StoreAddress.parseNamed(address);
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new InputException(file + ": pictures are PNG files, so the name ends in .png");
    }
    if (bins < 1 || bins > 10_000) {
      throw new InputException("--bins is between 1 and 10000, not " + bins);
    }
    try (var store = Stores.read(place.store())) {
      var array = Stores.get(store, place.target()).array();
      var plot = new Plot(title == null ? place.target() : title, Optional.ofNullable(kind), bins);
      if (x == null) {
        write(plot, array, Optional.empty());
      } else {
        var across = StoreAddress.parseNamed(x);
        try (var other = Stores.read(across.store())) {
          write(plot, array, Optional.of(Stores.get(other, across.target()).array()));
        }
      }
    }
    return 0;
  }

  private void write(Plot plot, dev.ashlar.ndarray.NDArray array, Optional<dev.ashlar.ndarray.NDArray> across)
      throws IOException {
    NewFile.write(file, unfinished -> {
      var drawn = plot.write(array, across, unfinished).name().toLowerCase(Locale.ROOT);
      output.either(file + ": " + drawn + " of " + array.datashape(),
          Map.of("file", file.toString(), "kind", drawn, "datashape", array.datashape().toString()));
    });
  }
}
