package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.element.HeapArray;
import java.util.Map;
import java.util.function.Consumer;

/** Changing elements of stored arrays where they are, in one transaction. */
final class Assignment {
  private Assignment() {}

  /** Sets the elements that a reference leads to. */
  static void assign(Call call, Reference reference, NDArray values) {
    var steps = reference.steps();
    if (steps.isEmpty() || !isList(steps.getLast())) {
      change(call, reference, part -> part.assign(values));
      return;
    }
    // chosen by a list, elements are copied; so the array that they are chosen from is told to set them
    var outer = new Reference(reference.store(), reference.name(), steps.subList(0, steps.size() - 1));
    change(call, outer, part -> part.set(values, steps.getLast()));
  }

  /** Sets the elements that a condition is true for: all to one number, or one after the other to those of an array. */
  static void assignWhere(Call call, NDArray values, Map<?, ?> condition) {
    var mask = call.logic().mask(Json.entries(condition));
    change(call, call.self(), part -> part.set(values, Index.of(mask)));
  }

  /** Sets the object's elements to what was computed from them, unless that would lose fractions or imaginary parts. */
  static void update(Call call, NDArray values) {
    var array = call.array();
    if (array.dtype() instanceof DType to && values.dtype() instanceof DType from
        && from.kind().compareTo(to.kind()) > 0
        && from.kind().compareTo(DType.Kind.INT) > 0) {
      throw new InputException(call.method() + ": the result is " + from + " and does not fit into an array of " + to
          + "; the operator without '=' makes a new array");
    }
    assign(call, call.self(), values);
  }

  private static boolean isList(String step) {
    return Reference.fieldOf(step) == null && step.indexOf('[') >= 0;
  }

  private static void change(Call call, Reference reference, Consumer<NDArray> change) {
    var steps = reference.steps();
    if (steps.stream().anyMatch(Assignment::isList)) {
      throw new InputException(reference + " is a copy of elements chosen by a list, which cannot be assigned to");
    }
    call.stores().change(reference.store(), false, transaction -> {
      // an index in front narrows what is saved before the change; everything behind it is a view of that
      boolean narrow = !steps.isEmpty() && Reference.fieldOf(steps.getFirst()) == null;
      var first =
          narrow ? transaction.writable(reference.name(), Index.parse(steps.getFirst()))
          : transaction.writable(reference.name());
      var rest = new Reference(reference.store(), reference.name(), narrow ? steps.subList(1, steps.size()) : steps);
      change.accept(rest.follow(HeapArray.of(first)).array());
      return true;
    });
  }
}
