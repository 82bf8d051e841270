package dev.ashlar.tools.command;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.store.Input;
import dev.ashlar.tools.store.Selection;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar mv}: another name for an array. */
@Command(
    name = "mv",
    mixinStandardHelpOptions = true,
    description = "Give an array another name in its store; nothing is copied. Between stores, use cp and rm.",
    footer = {"", "Examples:", "  ashlar mv weather.ashlar:rain rain/2016",
        "  ashlar mv weather.ashlar:a weather.ashlar:b --replace"})
public final class MvCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "STORE:NAME", description = "The array.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "[STORE:]NAME", description = "Its new name.")
  private String to = "";

  @Option(names = "--replace", description = "Take the place of an array with the new name.")
  private boolean replace;

  /** Made by the command line. */
  public MvCommand() {}

  @Override
  public Integer call() {
    var source = StoreAddress.parseNamed(from);
    var name = to;
    if (to.startsWith(source.store() + ":")) {
      name = to.substring(source.store().toString().length() + 1);
    } else if (!StoreAddress.parse(to).target().isEmpty()) {
      throw new InputException(
          "mv stays within one store, and " + StoreAddress.parse(to).store() + " is another; use cp, then rm");
    }
    rename(source, name);
    return 0;
  }

  private void rename(StoreAddress source, String name) {
    String old;
    boolean taken;
    try (var store = Stores.read(source.store())) {
      old = Selection.findName(store, source.target()).name();
      taken = Input.checked(() -> store.find(name)).isPresent();
    }
    if (!old.equals(name)) {
      Stores.requireFree(source.store(), List.of(name), replace);
      Stores.change(source.store(), tx -> Input.checked(() -> {
        if (taken) {
          tx.remove(name);
        }
        tx.rename(old, name);
        return true;
      }));
    }
    output.either(old + " is " + name + " now", Map.of("from", old, "to", name));
  }
}
