package dev.ashlar.ndarray;

import dev.ashlar.kernels.Operations;
import java.util.Collection;
import java.util.Optional;

/**
 * All array functions by their standard names, with their parameters: what the expression language, the command line
 * and other languages call. Java code uses the typed methods.
 *
 * {@snippet :
 * Functions.find("sum").orElseThrow().invoke(List.of(a), Map.of("axis", 0, "keepdims", true));
 * }
 */
public final class Functions {
  private Functions() {}

  /** The function of that name; an operation that the program has registered counts as one. */
  public static Optional<ArrayFunction> find(String name) {
    var function = FunctionTable.ROWS.get(name);
    if (function != null) {
      return Optional.of(function);
    }
    var registered = Operations.find(name);
    return registered == null || registered.ownForms().isEmpty()
        ? Optional.empty()
        : Optional.of(FunctionTable.function(registered));
  }

  /** All functions, in the order of the standard's chapters. */
  public static Collection<ArrayFunction> all() {
    return FunctionTable.ROWS.values();
  }

  /** What the library offers (array API standard 2025.12, {@code __array_namespace_info__}). */
  public static NamespaceInfo namespaceInfo() {
    return new NamespaceInfo();
  }
}
