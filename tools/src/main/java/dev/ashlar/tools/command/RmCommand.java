package dev.ashlar.tools.command;

import dev.ashlar.tools.store.Selection;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ashlar rm}: arrays out of stores. */
@Command(
    name = "rm",
    mixinStandardHelpOptions = true,
    description = "Remove arrays from a store: all of them, or none if one is not there.",
    footer = {"", "Examples:", "  ashlar rm weather.ashlar:rain",
        "  ashlar rm weather.ashlar:old/a weather.ashlar:old/b"})
public final class RmCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(arity = "1..*", paramLabel = "STORE:NAME", description = "What to remove.")
  private List<String> addresses = List.of();

  /** Made by the command line. */
  public RmCommand() {}

  @Override
  public Integer call() {
    Map<Path, List<String>> names = new LinkedHashMap<>();
    for (var address : addresses) {
      var place = StoreAddress.parseNamed(address);
      try (var store = Stores.read(place.store())) {
        names.computeIfAbsent(place.store(), _ -> new ArrayList<>())
            .add(Selection.findName(store, place.target()).name());
      }
    }
    names.forEach((path, gone) -> Stores.change(path, tx -> gone.stream().distinct().forEach(tx::remove)));
    var all = names.values().stream().flatMap(List::stream).distinct().toList();
    output.either("removed " + String.join(", ", all), all);
    return 0;
  }
}
