package dev.ashlar.tools.clippy.backend;

import dev.ashlar.tools.clippy.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a call before it is done: whether the arrays that it names are there, and its expressions can be
 * read.
 */
final class Validation {
  /** What needs no store: the object is not set up yet, or says only its name. */
  private static final Set<String> WITHOUT = Set.of("__init__", "__repr__", "ref");

  private Validation() {}

  static void check(Call call) {
    var method = call.method();
    if (WITHOUT.contains(method.name())) {
      return;
    }
    if (method.owner() == Method.ClassName.STORE) {
      call.stores().read(call.store());
      return;
    }
    if (method.name().equals("remove") && call.flag("force")) {
      return;
    }
    call.array();
    for (var argument : method.arguments()) {
      var given = call.any(argument.name());
      switch (argument.kind()) {
        case OPERAND -> operand(call, given);
        case EXPRESSION -> {
          if (given instanceof Map<?, ?> map) {
            call.logic().check(Json.entries(map));
          }
        }
        case ANY, TEXT, INTEGER, FLAG -> {}
      }
    }
  }

  private static void operand(Call call, @Nullable Object given) {
    switch (given) {
      case String text -> call.stores().find(text, call.store());
      case List<?> list -> list.forEach(item -> operand(call, item));
      case Map<?, ?> map when Operands.isReference(Json.entries(map)) ->
          call.stores().array(Operands.reference(Json.entries(map)));
      case Map<?, ?> map -> call.logic().check(Json.entries(map));
      case null, default -> {}
    }
  }
}
