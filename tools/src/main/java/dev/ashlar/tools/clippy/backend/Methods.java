package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.tools.InputException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of all methods. Where a function of the registry and a method of its own have one name, the method stands.
 */
final class Methods {
  private static final Map<String, Method> TABLE = new LinkedHashMap<>();

  static {
    for (var methods : List.of(FunctionMethods.all(), OperatorMethods.all(), ArrayMethods.all(), StoreMethods.all())) {
      methods.forEach(method -> TABLE.put(method.toString(), method));
    }
  }

  private Methods() {}

  static Collection<Method> all() {
    return TABLE.values();
  }

  /**
   * A method.
   *
   * @throws InputException if there is none
   */
  static Method find(String owner, String name) {
    var method = TABLE.get(owner + "." + name);
    if (method == null) {
      throw new InputException(
          "there is no method " + owner + "." + name + Spelling.hint(owner + "." + name, TABLE.keySet()));
    }
    return method;
  }
}
