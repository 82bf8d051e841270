package dev.ashlar.tools.clippy.client;

import dev.ashlar.tools.clippy.Json;
import java.util.List;
import java.util.Map;

/**
 * An operator with its operands.
 *
 * @param name in JsonLogic
 * @param operands terms and values
 */
record Operator(String name, List<Object> operands) implements Term {
  @Override
  public Map<String, Object> rule() {
    return Map.of(name, Term.plain(operands));
  }

  @Override
  public String toString() {
    return Json.text(rule());
  }
}
