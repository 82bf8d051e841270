package dev.ashlar.tools.command;

import dev.ashlar.nvm.ArrayInfo;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.importing.ImportOptions;
import dev.ashlar.tools.importing.Importer;
import dev.ashlar.tools.staging.FileFormat;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar import}: a file into a store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Bring a file into a store: .npy, .npz, .csv, .json, or raw bytes.",
      "",
      "A CSV file with a header becomes an array of records whose types are discovered; empty cells make a column optional (?T). "
          + "One without a header, all of whose columns are numbers, becomes an array of two dimensions. A JSON list of objects becomes an array of "
          + "records, lists of lists become dimensions. Memory stays bounded however large a CSV file or a JSON list is. If anything is "
          + "wrong, the store is left as it was."
    },
    footer = {
      "",
      "Examples:",
      "  ashlar import rain.npy weather.ashlar:rain",
      "  ashlar import hours.csv weather.ashlar:hours",
      "  ashlar import hours.csv weather.ashlar:hours --datashape 'var * {date: datetime, wind: float32}'",
      "  ashlar import grid.json weather.ashlar:grid --path values --shape 168,360",
      "  ashlar import points.bin weather.ashlar:points --datashape 'var * {x: float32, y: float32}'",
      "  ashlar import results.npz weather.ashlar:results      (makes results/NAME for each array)"
    })
public final class ImportCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "FILE", description = "What to read.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "STORE:NAME", description = "Where it goes; a store that is missing is made.")
  private String target = "";

  @Option(names = "--datashape", paramLabel = "TYPE",
      description = "The type, such as 'var * {x: int32, y: ?float64}', instead of discovering it.")
  private @Nullable String datashape;

  @Option(names = "--format", description = "What the file is, if its name does not say it: ${COMPLETION-CANDIDATES}.")
  private @Nullable FileFormat format;

  @Option(names = "--shape", paramLabel = "N", split = ",", description = "The shape that the array is given.")
  private long @Nullable [] shape;

  @Option(names = "--path", paramLabel = "NAME.NAME", description = "The member of a JSON object that is the array.")
  private @Nullable String path;

  @Option(names = "--header", negatable = true,
      description = "Whether the first line of a CSV file holds names (default: if it looks like it).")
  private @Nullable Boolean header;

  @Option(names = "--delimiter", paramLabel = "CHAR",
      description = "What separates CSV cells (default: the most frequent of , ; | and tab).")
  private @Nullable String delimiter;

  @Option(names = "--missing", paramLabel = "TEXT",
      description = "A CSV cell that stands for a missing value, besides the empty one; may be repeated.")
  private List<String> missing = List.of();

  @Option(names = "--encoding", paramLabel = "NAME", description = "The encoding of a text file (default: UTF-8).")
  private String encoding = StandardCharsets.UTF_8.name();

  @Option(names = "--replace", description = "Put the new array in the place of one with the same name.")
  private boolean replace;

  /** Made by the command line. */
  public ImportCommand() {}

  @Override
  public Integer call() throws IOException {
    var kind = format == null ? FileFormat.of(file) : format;
    var address = kind == FileFormat.NPZ ? StoreAddress.parse(target) : StoreAddress.parseNamed(target);
    var bar = output.progress(String.valueOf(file.getFileName()), Files.isRegularFile(file) ? Files.size(file) : 0);
    var names = new Importer(file, options(), bar, replace).into(address, kind);
    try (var store = Stores.read(address.store())) {
      var infos = names.stream().map(store::describe).toList();
      if (output.isJson()) {
        output.json(infos.stream().map(Descriptions::of).toList());
      } else {
        infos.forEach(info -> output.text(line(info)));
      }
    }
    return 0;
  }

  private static String line(ArrayInfo info) {
    return info.name() + ": " + info.datashape();
  }

  private ImportOptions options() {
    return new ImportOptions(Optional.ofNullable(datashape), Optional.ofNullable(shape), Optional.ofNullable(header),
        Optional.ofNullable(delimiter).map(ImportCommand::character), charset(), Set.copyOf(missing),
        path == null ? List.of() : Arrays.asList(path.split("\\.", -1)));
  }

  private static char character(String text) {
    var plain = text.equals("\\t") || text.equalsIgnoreCase("tab") ? "\t" : text;
    if (plain.length() != 1) {
      throw new InputException("--delimiter is one character (or 'tab'), not '" + text + "'");
    }
    return plain.charAt(0);
  }

  private Charset charset() {
    try {
      return Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      throw new InputException("--encoding: Java knows no encoding '" + encoding + "'", e);
    }
  }
}
