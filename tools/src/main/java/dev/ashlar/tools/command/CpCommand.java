package dev.ashlar.tools.command;

import dev.ashlar.tools.staging.Keeping;
import dev.ashlar.tools.store.Selection;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar cp}: an array once more. */
@Command(
    name = "cp",
    mixinStandardHelpOptions = true,
    description = "Copy an array, or a part of it, within its store or into another one. Attributes go with it.",
    footer = {
      "",
      "Examples:",
      "  ashlar cp weather.ashlar:rain backup.ashlar:rain",
      "  ashlar cp 'weather.ashlar:hours[:24]' weather.ashlar:first-day"
    })
public final class CpCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "STORE:NAME[INDEX]", description = "The array, or a part of it.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "STORE:NAME", description = "Where it goes; a store that is missing is made.")
  private String to = "";

  @Option(names = "--replace", description = "Take the place of an array with the same name.")
  private boolean replace;

  /** Made by the command line. */
  public CpCommand() {}

  @Override
  public Integer call() throws IOException {
    var source = StoreAddress.parseNamed(from);
    var target = StoreAddress.parseNamed(to);
    Stores.requireFolder(target.store());
    try (var store = Stores.read(source.store())) {
      var selection = Selection.find(store, source.target());
      var values = selection.of(Stores.whole(store, selection.name()));
      Stores.requireFree(target.store(), List.of(target.target()), replace);
      Keeping.put(target.store(), target.target(), values, store.describe(selection.name()).attributes());
      output.either(target + ": " + values.array().datashape(),
          Map.of("name", target.target(), "datashape", values.array().datashape().toString()));
    }
    return 0;
  }
}
