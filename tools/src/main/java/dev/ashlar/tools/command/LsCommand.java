package dev.ashlar.tools.command;

import dev.ashlar.nvm.ArrayInfo;
import dev.ashlar.tools.store.Input;
import dev.ashlar.tools.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ashlar ls}: what is in a store. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "List the arrays of a store: name, size and type.",
    footer = {"", "Examples:", "  ashlar ls weather.ashlar", "  ashlar ls weather.ashlar rain/",
        "  ashlar ls weather.ashlar --json | jq '.[].name'"})
public final class LsCommand implements Callable<Integer> {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "STORE", description = "The file.")
  private Path store = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "PREFIX", description = "What the names begin with.")
  private String prefix = "";

  /** Made by the command line. */
  public LsCommand() {}

  @Override
  public Integer call() {
    try (var open = Stores.read(store)) {
      var infos = Input.checked(() -> open.list(prefix).stream().map(open::describe).toList());
      if (output.isJson()) {
        output.json(infos.stream().map(Descriptions::of).toList());
      } else {
        print(infos);
      }
    }
    return 0;
  }

  private void print(List<ArrayInfo> infos) {
    int widest = infos.stream().mapToInt(info -> info.name().length()).max().orElse(0);
    boolean bold = Terminal.isStandardOutput() && Ansi.AUTO.enabled();
    for (var info : infos) {
      var space = " ".repeat(widest - info.name().length());
      var name = bold ? BOLD + info.name() + PLAIN : info.name();
      output.text(name + space + "  " + String.format("%9s", Bytes.text(info.bytes())) + "  " + info.datashape());
    }
  }
}
