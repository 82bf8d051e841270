package dev.ashlar.tools.clippy.backend;

import static dev.ashlar.tools.clippy.backend.Argument.Kind.ANY;
import static dev.ashlar.tools.clippy.backend.Argument.Kind.TEXT;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code NDArray.__init__}: an array that is in a store, or a new one made of a list or of zeros. */
final class ArrayOpening {
  /** Names that Python's selectors need for themselves. */
  private static final Set<String> TAKEN =
      Set.of("parent", "fullname", "subselectors", "prepare", "describe", "hierarchy", "to_serial");

  private ArrayOpening() {}

  static Method method() {
    return new Method(Method.ClassName.ARRAY, "__init__",
        "an array in a store: NDArray(\"weather.ashlar\", \"rain\") or NDArray(\"weather.ashlar:rain\"); with data or datashape a new one",
        List.of(
            Argument.required("store", ANY, "the file, STORE:NAME, or an NDArrayStore"),
            Argument.optional("name", TEXT, "of the array in the store"),
            Argument.optional("index", TEXT, "a part of it, as in 1:5, ::2"),
            Argument.optional("data", ANY, "makes the array of a list of numbers, or as a copy of another array"),
            Argument.optional("datashape", TEXT,
                "the type of a new array: its elements', or of all of it (then it is zeros without data)")),
        false, "nothing", ArrayOpening::open);
  }

  private static void open(Call call, Answer answer) {
    var reference = call.has("data") || call.has("datashape") ? create(call) : existing(call);
    answer.state(reference.state());
    answer.selectors(selectors(call.stores().array(reference)));
  }

  private static Reference existing(Call call) {
    var reference = named(call);
    var found = call.has("index") ? reference.part(call.text("index")) : reference;
    call.stores().array(found);
    return found;
  }

  private static Reference named(Call call) {
    return switch (call.any("store")) {
      case String text when call.has("name") -> {
        var path = call.stores().path(text);
        call.stores().read(path);
        yield call.stores().find(call.text("name"), path);
      }
      case String text -> call.stores().find(text, null);
      case Map<?, ?> map when call.has("name") -> call.stores().find(call.text("name"), StoreMethods.path(call, map));
      case Map<?, ?> map -> Operands.reference(Json.entries(map));
      case null, default ->
          throw new InputException(
              call.method() + ": the store is named by a text, not by " + Json.text(call.any("store")));
    };
  }

  /** A new array; nothing is overwritten. */
  private static Reference create(Call call) {
    if (!call.has("name") || call.has("index")) {
      throw new InputException(call.method() + ": a new array needs a name, and takes no index");
    }
    var path = call.any("store") instanceof Map<?,
        ?> map ? StoreMethods.path(call, map) : call.stores().path(call.text("store"));
    var name = call.text("name");
    var type = call.has("datashape") ? DataTypes.parse(call.text("datashape")) : null;
    var data = call.has("data") ? data(call, type) : null;
    call.stores().write(path, true, store -> {
      if (store.find(name).isPresent()) {
        throw new InputException(
            "there is an array '" + name + "' in " + path + " already: remove it, or assign to it");
      }
      try (var transaction = store.begin()) {
        if (data == null) {
          transaction.create(name, Objects.requireNonNull(type).dtype(), type.shape());
        } else {
          transaction.put(name, data);
        }
        transaction.commit();
      }
      return true;
    });
    return new Reference(path, name);
  }

  private static NDArray data(Call call, @org.jspecify.annotations.Nullable DataType type) {
    var given = Objects.requireNonNull(call.any("data"));
    var array = given instanceof List<?> list && list.isEmpty() ? NDArray.of(new double[0])
        : new Operands(call).array(given);
    if (type == null || type.equals(array.datashape())) {
      return array;
    }
    if (!(type.dtype() instanceof DType dtype)) {
      throw new InputException(call.method() + ": a list of numbers gives no elements of " + type.dtype());
    }
    var converted = array.astype(dtype);
    return type.dims().isEmpty() ? converted : converted.reshape(type.shape());
  }

  /** A flat name for every field, with its type, below the variable that stands for an element. */
  static Map<String, Object> selectors(NDArray array) {
    var selectors = new LinkedHashMap<String, Object>();
    if (array.dtype() instanceof RecordType record) {
      add(selectors, JsonLogic.ELEMENT, record);
    }
    return selectors;
  }

  private static void add(Map<String, Object> selectors, String prefix, RecordType record) {
    for (var name : record.names()) {
      // the client refuses underscores in front, takes dots apart, and keeps some names for itself
      if (name.startsWith("_") || name.indexOf('.') >= 0 || TAKEN.contains(name)) {
        continue;
      }
      var type = record.field(name).orElseThrow();
      selectors.put(prefix + "." + name, type.toString());
      if (type instanceof RecordType inner) {
        add(selectors, prefix + "." + name, inner);
      }
    }
  }
}
