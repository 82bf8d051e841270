package dev.ashlar.tools.command;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.ndarray.Expression;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.show.ArrayText;
import dev.ashlar.tools.staging.Keeping;
import dev.ashlar.tools.store.Input;
import dev.ashlar.tools.store.Selection;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ashlar eval}: an expression over arrays of stores. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluate an expression over arrays, and print the result or keep it in a store.",
      "",
      "Operators bind as in Python; every array function can be called: sum(a, axis=0), where(a > 0, a, 0), quantile(a, 0.9). a[1:, ::2] is a part, a[a > 0] "
          + "what a mask chooses, a.wind a field of records. Neighbouring operations run in one pass over the data."
    },
    footer = {
      "",
      "Examples:",
      "  ashlar eval 'mean(a)' --in a=weather.ashlar:rain",
      "  ashlar eval 'a - mean(a, axis=1, keepdims=True)' --in a=weather.ashlar:rain --out weather.ashlar:anomaly",
      "  ashlar eval 'h.wind[h.temperature > 20]' --in h=weather.ashlar:hours",
      "  ashlar eval '2 ** arange(10)'"
    })
public final class EvalCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private ShowCommand.Printing printing = new ShowCommand.Printing();

  @Parameters(paramLabel = "EXPR", description = "The expression.")
  private String text = "";

  @Option(names = "--in", paramLabel = "A=STORE:NAME[INDEX]",
      description = "What a name in the expression stands for: an array, or a number; may be repeated.")
  private Map<String, String> in = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "STORE:NAME",
      description = "Keep the result there instead of printing it; a store that is missing is made.")
  private @Nullable String out;

  @Option(names = "--replace", description = "Put the result in the place of an array with the same name.")
  private boolean replace;

  private final List<MemorySegment> heaps = new ArrayList<>();

  /** Made by the command line. */
  public EvalCommand() {}

  @Override
  public Integer call() throws IOException {
    var expression = Input.checked(() -> Expression.parse(text));
    for (var name : expression.names()) {
      if (!in.containsKey(name)) {
        throw new InputException("'" + name + "' has no value" + Spelling.hint(name, in.keySet())
            + (Spelling.nearest(name, in.keySet()) == null
            ? "; give it one with --in " + name + "=STORE:NAME" : ""));
      }
    }
    var target = out == null ? null : StoreAddress.parseNamed(out);
    if (target != null) {
      Stores.requireFolder(target.store());
      Stores.requireFree(target.store(), List.of(target.target()), replace);
    }
    var stores = new LinkedHashMap<Path, Store>();
    try {
      var values = new LinkedHashMap<String, Object>();
      in.forEach((name, place) -> values.put(name, value(place, stores)));
      var result = Input.checked(() -> expression.evalAny(values));
      if (target == null) {
        print(result);
      } else {
        keep(target, result);
      }
    } finally {
      stores.values().forEach(Store::close);
    }
    return 0;
  }

  /** Text in a result comes from the arrays that went in: from their heap, if it is one. */
  private HeapArray withHeap(NDArray array) {
    if (!RawArray.refersToHeap(array.dtype())) {
      return HeapArray.of(array);
    }
    if (heaps.size() != 1) {
      throw new InputException("the value of " + text + " has elements of " + array.dtype() + " from " + heaps.size()
          + " arrays, and eval keeps those of one; 'ashlar cp' copies parts of arrays as they are");
    }
    return new HeapArray(array, heaps.getFirst());
  }

  /** A number, or an array of a store, each of which is opened once. */
  private Object value(String text, Map<Path, Store> stores) {
    try {
      return text.chars().allMatch(c -> Character.isDigit(c) || c == '-') ? (Object) Long.parseLong(text)
          : (Object) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      var place = StoreAddress.parseNamed(text);
      var store = stores.computeIfAbsent(place.store().toAbsolutePath().normalize(), _ -> Stores.read(place.store()));
      var selection = Selection.find(store, place.target());
      var values = selection.of(Stores.whole(store, selection.name()));
      if (values.heap().byteSize() > 0) {
        heaps.add(values.heap());
      }
      return values.array();
    }
  }

  private void keep(StoreAddress target, Object result) throws IOException {
    if (!(result instanceof NDArray array)) {
      throw new InputException("the value of " + text + " is no array, so it cannot be kept");
    }
    Keeping.put(target.store(), target.target(), withHeap(array), Map.of());
    var report = new LinkedHashMap<String, Object>();
    report.put("name", target.target());
    report.put("datashape", array.datashape().toString());
    output.either(target.target() + ": " + array.datashape(), report);
  }

  private void print(Object result) {
    if (result instanceof NDArray array) {
      if (output.isJson()) {
        ShowCommand.json(output, withHeap(array));
      } else {
        output.text(Input.checked(() -> ArrayText.of(withHeap(array), printing.options())));
      }
    } else if (result instanceof List<?> list && !output.isJson()) {
      list.forEach(this::print);
    } else {
      output.either(String.valueOf(result), json(result));
    }
  }

  private Object json(Object result) {
    return switch (result) {
      case NDArray array -> java.util.Objects.requireNonNullElse(withHeap(array).nested(), "");
      case List<?> list -> list.stream().map(this::json).toList();
      default -> result instanceof Number || result instanceof Boolean ? result : result.toString();
    };
  }
}
