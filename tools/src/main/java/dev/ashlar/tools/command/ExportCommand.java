package dev.ashlar.tools.command;

import dev.ashlar.tools.exporting.Exporter;
import dev.ashlar.tools.staging.FileFormat;
import dev.ashlar.tools.store.Selection;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar export}: an array into a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write an array, or a part of it, to a file: .npy, .npz, .csv, .json, or raw bytes (.bin). A file with the same name is replaced.",
      "",
      "What NumPy does not have becomes what is nearest: strings get the length of the longest one, dates count days in 8 bytes, missing numbers are NaN "
          + "(whole numbers become float64), missing times NaT, missing strings empty, categories text."
    },
    footer = {
      "",
      "Examples:",
      "  ashlar export weather.ashlar:rain rain.npy",
      "  ashlar export 'weather.ashlar:hours[:24]' day.csv",
      "  ashlar export weather.ashlar:hours.wind wind.json"
    })
public final class ExportCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "STORE:NAME[INDEX]", description = "The array, or a part of it.")
  private String address = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "What to write.")
  private Path file = Path.of("");

  @Option(names = "--format", description = "The format, if the file's name does not say it: ${COMPLETION-CANDIDATES}.")
  private @Nullable FileFormat format;

  /** Made by the command line. */
  public ExportCommand() {}

  @Override
  public Integer call() throws IOException {
    var place = StoreAddress.parseNamed(address);
    var kind = format == null ? FileFormat.of(file) : format;
    try (var store = Stores.read(place.store())) {
      var selection = Selection.find(store, place.target());
      var values = selection.of(Stores.whole(store, selection.name()));
      Exporter.write(values, selection.name(), file, kind);
      var report = new LinkedHashMap<String, Object>();
      report.put("file", file.toString());
      report.put("datashape", values.array().datashape().toString());
      report.put("bytes", Files.size(file));
      output.either(file + ": " + values.array().datashape() + ", " + Bytes.text(Files.size(file)), report);
    }
    return 0;
  }
}
