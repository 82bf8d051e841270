package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.Expression;
import dev.ashlar.nvm.Store;
import java.util.Map;
import java.util.Set;

/** Expressions given as text: names in them are arguments of the call, else arrays of the store. */
final class Evaluating {
  private static final Set<String> OWN = Set.of("expression", Results.OUT);

  private Evaluating() {}

  /** Adds the arguments that the caller named itself. */
  static void named(Call call, Map<String, Object> values) {
    var operands = new Operands(call);
    call.arguments().forEach((name, value) -> {
      if (!OWN.contains(name)) {
        values.put(name, operands.value(value));
      }
    });
  }

  /** The value of an expression. */
  static Object eval(Call call, String text, Map<String, Object> values) {
    var expression = Expression.parse(text);
    Store store = call.stores().read(call.store());
    for (var name : expression.names()) {
      if (!values.containsKey(name)) {
        store.find(name).ifPresent(array -> values.put(name, array));
      }
    }
    return expression.evalAny(values);
  }
}
