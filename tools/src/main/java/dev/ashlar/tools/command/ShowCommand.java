package dev.ashlar.tools.command;

import dev.ashlar.ndarray.PrintOptions;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.element.JsonValues;
import dev.ashlar.tools.show.ArrayText;
import dev.ashlar.tools.show.TableText;
import dev.ashlar.tools.store.Input;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar show}: an array, as NumPy prints it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Print an array, or a part of it, as NumPy prints it.",
      "",
      "Behind the name stand any number of indices in brackets and fields: rain[3, ::2], hours[-24:].wind, hours['wind'][0]."
    },
    footer = {
      "",
      "Examples:",
      "  ashlar show weather.ashlar:rain",
      "  ashlar show 'weather.ashlar:rain[0, :10]'",
      "  ashlar show 'weather.ashlar:hours[:5]' --table",
      "  ashlar show weather.ashlar:hours.wind --precision 2 --all",
      "  ashlar show 'weather.ashlar:hours[0]' --json"
    })
public final class ShowCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private Printing printing = new Printing();

  @Parameters(paramLabel = "STORE:NAME[INDEX]", description = "The array, or a part of it.")
  private String address = "";

  @Option(names = "--table", description = "Print records as a table.")
  private boolean table;

  /** How numbers are printed. */
  static final class Printing {
    @Option(names = "--precision", paramLabel = "N",
        description = "Digits after the point at most (default: ${DEFAULT-VALUE}).")
    private int precision = PrintOptions.DEFAULT.precision();

    @Option(names = "--threshold", paramLabel = "N",
        description = "Shorten arrays of more elements (default: ${DEFAULT-VALUE}).")
    private long threshold = PrintOptions.DEFAULT.threshold();

    @Option(names = "--edge-items", paramLabel = "N",
        description = "Elements at both ends of what is shortened (default: ${DEFAULT-VALUE}).")
    private int edgeItems = PrintOptions.DEFAULT.edgeItems();

    @Option(names = "--line-width", paramLabel = "N", description = "Characters of a line (default: ${DEFAULT-VALUE}).")
    private int lineWidth = PrintOptions.DEFAULT.lineWidth();

    @Option(names = "--suppress", description = "Never print small numbers with an exponent.")
    private boolean suppress;

    @Option(names = "--all", description = "Print every element.")
    private boolean all;

    PrintOptions options() {
      return Input.checked(
          () -> PrintOptions.DEFAULT.withPrecision(precision).withThreshold(all ? Long.MAX_VALUE : threshold)
          .withEdgeItems(edgeItems).withLineWidth(lineWidth).withSuppress(suppress));
    }
  }

  /** Made by the command line. */
  public ShowCommand() {}

  @Override
  public Integer call() {
    var place = StoreAddress.parseNamed(address);
    if (table && output.isJson()) {
      throw new InputException("--table and --json exclude each other");
    }
    try (var store = Stores.read(place.store())) {
      var values = Stores.get(store, place.target());
      if (output.isJson()) {
        json(output, values);
      } else {
        output.text(Input.checked(
            () -> table ? TableText.of(values, printing.options()) : ArrayText.of(values, printing.options())));
      }
    }
    return 0;
  }

  /** The type and the values of an array. */
  static void json(Output output, HeapArray values) {
    output.json(out -> {
      out.writeStartObject();
      out.writeStringProperty("datashape", values.array().datashape().toString());
      out.writeName("shape");
      out.writeStartArray();
      for (long extent : values.array().shape()) {
        out.writeNumber(extent);
      }
      out.writeEndArray();
      out.writeName("values");
      JsonValues.write(out, values);
      out.writeEndObject();
    });
  }
}
