package dev.ashlar.tools.command;

import dev.ashlar.nvm.ArrayInfo;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.element.JsonValues;
import dev.ashlar.tools.store.Selection;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ashlar info}: what there is to know about a store or an array. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Say what there is to know about a store, or about one array in it.",
    footer = {"", "Examples:", "  ashlar info weather.ashlar", "  ashlar info weather.ashlar:rain",
        "  ashlar info weather.ashlar:rain --json"})
public final class InfoCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "STORE[:NAME]", description = "The file, or an array in it.")
  private String address = "";

  /** Made by the command line. */
  public InfoCommand() {}

  @Override
  public Integer call() {
    var place = StoreAddress.parse(address);
    try (var store = Stores.read(place.store())) {
      if (place.target().isEmpty()) {
        output.either(store.describe().toString(), ofStore(store));
      } else {
        var info = store.describe(Selection.findName(store, place.target()).name());
        output.either(text(info), Descriptions.of(info));
      }
    }
    return 0;
  }

  private static Map<String, @Nullable Object> ofStore(Store store) {
    var info = store.describe();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("path", info.path().toString());
    fields.put("uuid", info.uuid().toString());
    fields.put("commit", info.sequence());
    fields.put("committed", info.committed().toString());
    fields.put("previous", info.previous().isPresent() ? info.previous().getAsLong() : null);
    fields.put("arrays", info.arrays());
    fields.put("fileLength", info.fileLength());
    fields.put("end", info.end());
    fields.put("writer", info.writer().isPresent() ? info.writer().getAsLong() : null);
    fields.put("readers", info.readers());
    fields.put("mapping", info.mapping());
    return fields;
  }

  private static String text(ArrayInfo info) {
    var lines = new StringBuilder();
    lines.append(info.name()).append(": ").append(info.datashape());
    lines.append("\n  ").append(info.shape().stream().reduce(1L, (a, b) -> a * b)).append(" elements, ")
        .append(info.bytes()).append(" bytes (")
        .append(Bytes.text(info.bytes())).append(')');
    lines.append("\n  created by commit ").append(info.created()).append(", changed last by commit ")
        .append(info.modified());
    Descriptions.attributes(info)
        .forEach((name, value) -> lines.append("\n  ").append(name).append(" = ").append(JsonValues.text(value)));
    return lines.toString();
  }
}
