package dev.ashlar.ndarray;

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

  /** The function of that name. */
  public static Optional<ArrayFunction> find(String name) {
    return Optional.ofNullable(FunctionTable.ROWS.get(name));
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
