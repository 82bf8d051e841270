package dev.ashlar.tools.clippy.backend;

import static dev.ashlar.tools.clippy.backend.Argument.Kind.ANY;
import static dev.ashlar.tools.clippy.backend.Argument.Kind.FLAG;
import static dev.ashlar.tools.clippy.backend.Argument.Kind.TEXT;

import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.Transaction;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.store.Selection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The methods of {@code NDArrayStore}. */
final class StoreMethods {
  private static final Argument NAME = Argument.required("name", TEXT, "of the array");
  private static final Argument PREFIX = Argument.optional("prefix", TEXT, "how the names begin");

  private StoreMethods() {}

  /** All of them. */
  static List<Method> all() {
    return List.of(
        method("__init__", "a store of arrays in a file, made if it is missing: NDArrayStore(\"weather.ashlar\")",
            "nothing",
            List.of(
                Argument.required("path", TEXT, "the file"),
                Argument.optional("must_exist", FLAG, "refuse a file that is missing instead of making it")),
            StoreMethods::open),
        method("__str__", "names and types of the arrays", "a string", List.of(),
            (call, answer) -> answer.returns(text(store(call)))),
        method("__repr__", "where the store is", "a string", List.of(),
            (call, answer) -> answer.returns("NDArrayStore('" + call.store() + "')")),
        method("path", "the file", "a string", List.of(), (call, answer) -> answer.returns(call.store().toString())),
        method("__len__", "how many arrays there are", "an int", List.of(),
            (call, answer) -> answer.returns(store(call).size())),
        method("__contains__", "whether there is an array with a name", "a bool", List.of(NAME),
            (call, answer) -> answer.returns(store(call).find(call.text("name")).isPresent())),
        method("__getitem__", "an array of the store", "an array", List.of(NAME),
            (call, answer) ->
            answer.returns(new Results(call, answer).sent(call.stores().find(call.text("name"), call.store())))),
        method("list", "the names of the arrays", "a list of strings", List.of(PREFIX),
            (call, answer) -> answer.returns(store(call).list(prefix(call)))),
        method("types", "the names of the arrays with their types", "a dict", List.of(PREFIX),
            (call, answer) -> answer.returns(types(call))),
        method("describe", "what there is to know of the store", "a dict", List.of(),
            (call, answer) -> answer.returns(describe(store(call)))),
        method("remove", "removes an array", "the store itself", List.of(NAME), each((transaction, call) ->
            transaction.remove(call.text("name")))),
        method("rename", "gives an array another name", "the store itself",
            List.of(NAME, Argument.required("new_name", TEXT, "its name from now on")),
            each((transaction, call) -> transaction.rename(call.text("name"), call.text("new_name")))),
        method("clean", "removes the results that have made-up names", "how many there were", List.of(),
            StoreMethods::clean),
        method("snapshot", "copies the store as it is now to a new file", "the file",
            List.of(Argument.required("path", TEXT, "the new file")),
            StoreMethods::snapshot),
        method("compact", "gives space of removed arrays back", "the store itself", List.of(), (call, answer) -> {
          call.stores().write(call.store(), false, store -> {
            store.compact();
            return true;
          });
          answer.returnsSelf();
        }),
        method("check", "looks the whole store through", "a list of problems; empty if all is well",
            List.of(Argument.optional("deep", FLAG, "read all elements and compare their checksums")),
            (call, answer) -> answer.returns(store(call).check(call.flag("deep")).problems())),
        new Method(Method.ClassName.STORE, "eval",
            "an expression over arrays of the store by their names, and over arguments: eval(\"mean(rain, axis=0) * f\", f=2)",
            List.of(Argument.required("expression", TEXT, "the expression"), Results.ARGUMENT), true,
            "a number, or an array in the store", (call, answer) -> {
              var values = new LinkedHashMap<String, Object>();
              Evaluating.named(call, values);
              new Results(call, answer).deliver(Evaluating.eval(call, call.text("expression"), values));
            }),
        method("put", "stores a list of numbers, or a copy of an array, instead of what has the name", "an array",
            List.of(NAME, Argument.required("data", ANY, "a list, a number or an array")), StoreMethods::put));
  }

  private static Method method(
      String name, String summary, String returns, List<Argument> arguments, Method.Body body) {
    return new Method(Method.ClassName.STORE, name, summary, arguments, false, returns, body);
  }

  /** The file of a store that an argument stands for. */
  static Path path(Call call, Map<?, ?> given) {
    var map = given.get("__clippy_type__") instanceof Map<?, ?> object && object.get("state") instanceof Map<?,
        ?> state ? state : given;
    if (!(map.get("store") instanceof String text)) {
      throw new InputException(call.method() + ": " + Json.text(given) + " is no store");
    }
    return call.stores().path(text);
  }

  private static Store store(Call call) {
    return call.stores().read(call.store());
  }

  private static String prefix(Call call) {
    return call.has("prefix") ? call.text("prefix") : "";
  }

  private static void open(Call call, Answer answer) {
    var path = call.stores().path(call.text("path"));
    if (call.flag("must_exist") || java.nio.file.Files.exists(path)) {
      call.stores().read(path);
    } else {
      call.stores().write(path, true, Store::size);
    }
    answer.state(Map.of("store", path.toString()));
  }

  private static String text(Store store) {
    var text = new StringBuilder(store.path().toString()).append(": ").append(store.size())
        .append(store.size() == 1 ? " array" : " arrays");
    for (var name : store.list()) {
      text.append("\n  ").append(name).append(": ").append(store.describe(name).datashape());
    }
    return text.toString();
  }

  private static Map<String, Object> types(Call call) {
    var types = new LinkedHashMap<String, Object>();
    var store = store(call);
    store.list(prefix(call)).forEach(name -> types.put(name, store.describe(name).datashape().toString()));
    return types;
  }

  private static Map<String, @Nullable Object> describe(Store store) {
    var info = store.describe();
    var summary = new LinkedHashMap<String, @Nullable Object>();
    summary.put("store", info.path().toString());
    summary.put("uuid", info.uuid().toString());
    summary.put("commit", info.sequence());
    summary.put("committed", info.committed().toString());
    summary.put("arrays", info.arrays());
    summary.put("bytes", info.end());
    summary.put("readers", info.readers());
    summary.put("writer", info.writer().isPresent() ? info.writer().getAsLong() : null);
    return summary;
  }

  private static Method.Body each(BiConsumer<Transaction, Call> change) {
    return (call, answer) -> {
      call.stores().write(call.store(), false, store -> {
        var name = call.text("name");
        Selection.findName(store, name);
        try (var transaction = store.begin()) {
          change.accept(transaction, call);
          transaction.commit();
        }
        return true;
      });
      answer.returnsSelf();
    };
  }

  private static void clean(Call call, Answer answer) {
    answer.returns(call.stores().write(call.store(), false, store -> {
      var names = store.list(Results.GENERATED);
      call.progress().start(names.size());
      try (var transaction = store.begin()) {
        for (int i = 0; i < names.size(); i++) {
          transaction.remove(names.get(i));
          call.progress().reach(i + 1);
        }
        transaction.commit();
      }
      return names.size();
    }));
  }

  private static void snapshot(Call call, Answer answer) {
    var target = ArrayMethods.file(call, "path");
    store(call).snapshot(target);
    answer.returns(target.toString());
  }

  private static void put(Call call, Answer answer) {
    var data = new Operands(call).array(java.util.Objects.requireNonNull(call.any("data")));
    call.stores().change(call.store(), false, transaction -> {
      transaction.put(call.text("name"), data);
      return true;
    });
    answer.returns(new Results(call, answer).sent(new Reference(call.store(), call.text("name"))));
  }
}
