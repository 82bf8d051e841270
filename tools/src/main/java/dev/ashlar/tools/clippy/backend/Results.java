package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.Transaction;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.element.HeapArray;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the results of a call. A number goes to Python as it is. An array goes to the store, under the name
 * that the argument {@code out} gives, or under a made-up one, and Python gets a reference to it.
 */
final class Results {
  /** The argument that names a result. */
  static final String OUT = "out";

  /** Where made-up names begin; {@code NDArrayStore.clean} removes what is there. */
  static final String GENERATED = "tmp/";

  /** Its description. */
  static final Argument ARGUMENT = Argument.optional(OUT, Argument.Kind.ANY,
      "the name of the result in the store; without one it is " + GENERATED + "1, " + GENERATED
          + "2 and so on; a dict or list given here receives the reference");

  private final Call call;
  private final Answer answer;

  Results(Call call, Answer answer) {
    this.call = call;
    this.answer = answer;
  }

  /** Returns a result to Python: a number, an array, or a list of arrays. */
  void deliver(Object result) {
    switch (result) {
      case NDArray array when array.ndim() == 0 && !call.has(OUT) -> answer.returns(ArrayValues.of(array));
      case NDArray array -> array(HeapArray.of(array));
      case HeapArray values -> array(values);
      case List<?> list when !list.isEmpty() && list.stream().allMatch(NDArray.class::isInstance) ->
          arrays(list.stream().map(item -> HeapArray.of((NDArray) item)).toList());
      case Boolean flag -> answer.returns(flag);
      case Number number -> answer.returns(number);
      case List<?> list -> answer.returns(list);
      default -> answer.returns(result.toString());
    }
  }

  private void array(HeapArray values) {
    var reference = store(List.of(values)).getFirst();
    answer.returns(sent(reference));
  }

  private void arrays(List<HeapArray> arrays) {
    answer.returns(store(arrays).stream().map(this::sent).toList());
  }

  /** Puts arrays into the store in one commit; several take the name as that of a folder. */
  private List<Reference> store(List<HeapArray> arrays) {
    var target = target();
    var references = call.stores().write(target.store(), false, store -> {
      var name = target.name() == null ? generated(store) : target.name();
      var stored = new ArrayList<Reference>();
      try (var transaction = store.begin()) {
        for (int i = 0; i < arrays.size(); i++) {
          stored.add(new Reference(target.store(), arrays.size() == 1 ? name : name + "/" + i));
          put(transaction, stored.getLast().name(), arrays.get(i));
        }
        transaction.commit();
      }
      return stored;
    });
    fill(references);
    return references;
  }

  private static void put(Transaction transaction, String name, HeapArray values) {
    var array = values.array();
    if (values.heap().byteSize() == 0) {
      transaction.put(name, array);
      return;
    }
    try (var arena = Arena.ofConfined()) {
      transaction.putRaw(
          name, dev.ashlar.tools.store.Stores.raw(array.dtype(), array.shape(), array.toSegment(arena), values.heap()));
    }
  }

  /** Where a result goes. */
  private record Target(Path store, @Nullable String name) {}

  private Target target() {
    return switch (call.any(OUT)) {
      case null -> new Target(call.store(), null);
      case String name -> new Target(call.store(), name);
      case Map<?, ?> map when Operands.isReference(Json.entries(map)) -> {
        var reference = Operands.reference(Json.entries(map));
        if (!reference.isWhole()) {
          throw new InputException("out: " + reference + " is a part of an array; assign to it instead");
        }
        yield new Target(reference.store(), reference.name());
      }
      case Map<?, ?> _, List<?> _ -> new Target(call.store(), null);
      default -> throw new InputException("out: a name was expected, not " + Json.text(call.any(OUT)));
    };
  }

  /** Puts the references into a list or dictionary that was given for them. */
  private void fill(List<Reference> references) {
    switch (call.any(OUT)) {
      case Map<?, ?> map when !Operands.isReference(Json.entries(map)) ->
          answer.reference(OUT, references.getFirst().state());
      case List<?> _ -> answer.reference(OUT, references.stream().map(Reference::toString).toList());
      case null, default -> {}
    }
  }

  /** A name that no array has: one more than the greatest number so far. */
  private static String generated(Store store) {
    long greatest = 0;
    for (var name : store.list(GENERATED)) {
      var digits = name.substring(GENERATED.length()).replaceAll("/.*", "");
      if (digits.matches("[0-9]{1,18}")) {
        greatest = Math.max(greatest, Long.parseLong(digits));
      }
    }
    return GENERATED + (greatest + 1);
  }

  /** A reference as the client can take it: an object, or its text. */
  Object sent(Reference reference) {
    if (!call.wantsObjects()) {
      return reference.toString();
    }
    var object = new LinkedHashMap<String, Object>();
    object.put("__module__", "clippy");
    object.put("__class__", Method.ClassName.ARRAY.toString());
    object.put("state", reference.state());
    return Map.of("__clippy_type__", object);
  }
}
