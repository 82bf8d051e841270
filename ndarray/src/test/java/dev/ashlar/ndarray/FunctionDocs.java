package dev.ashlar.ndarray;

import dev.ashlar.kernels.Operations;
import java.util.stream.Collectors;

/** Writes the page of all functions from the registry. */
final class FunctionDocs {
  private FunctionDocs() {}

  static String page() {
    var rows =
        Functions.all().stream()
            .map(
                function ->
                    "| `"
                        + function.signature().replace("|", "\\|")
                        + "` | "
                        + function.summary().replace("|", "\\|")
                        + " | "
                        + (Operations.find(function.name()) == null ? "" : "elementwise")
                        + " |")
            .collect(Collectors.joining("\n"));
    return """
        # Functions

        Every function of the registry `Functions`, by its name in the Python array API standard (2025.12) or in NumPy,
        with its parameters in Python's notation: what comes before `/` is given by place, what comes behind `*` by name.
        They can be called from text, `Expression.parse("sum(a, axis=0)")`, and by name, `Functions.find("sum")`; Java
        code calls the typed methods, whose names are the same in camel case. This page is made from the registry and
        checked by a test.

        | function | what it gives | |
        |---|---|---|
        %s
        """
        .formatted(rows);
  }
}
