package dev.ashlar.ndarray;

import dev.ashlar.kernels.Operations;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the page of all functions from the registry: {@code main} takes the file. */
final class FunctionDocs {
  /** Where Java's typed methods are, in the order in which they are looked for. */
  private static final List<Class<?>> TOPICS =
      List.of(
          Elementwise.class, Creation.class, Manipulation.class, Stacking.class, Indexing.class, LinearAlgebra.class,
          Searching.class, Sets.class, Sorting.class, Statistics.class, Utility.class, DataTypeFunctions.class,
          Quantiles.class, NaNStatistics.class, Histograms.class, Signals.class, Einsum.class, Functional.class,
          Decomposition.class,
          NDArray.class, Functions.class);

  /** Typed methods of other names. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("asarray", "NDArray.ofArray"),
          Map.entry("__array_namespace_info__", "Functions.namespaceInfo"),
          Map.entry("allclose", "NDArray.allClose"),
          Map.entry("array_equal", "NDArray.contentEquals"),
          Map.entry("array_equiv", "NDArray.contentEquals"),
          Map.entry("atleast_1d", "Stacking.atLeast"),
          Map.entry("atleast_2d", "Stacking.atLeast"),
          Map.entry("atleast_3d", "Stacking.atLeast"),
          Map.entry("hsplit", "Stacking.split"),
          Map.entry("vsplit", "Stacking.split"),
          Map.entry("dsplit", "Stacking.split"),
          Map.entry("fliplr", "Manipulation.flip"),
          Map.entry("flipud", "Manipulation.flip"),
          Map.entry("flatten", "Manipulation.ravel"),
          Map.entry("ediff1d", "Utility.diff"),
          Map.entry("ptp", "Statistics.max"),
          Map.entry("average", "Statistics.average"),
          Map.entry("histogram_bin_edges", "Histograms.edges"),
          Map.entry("einsum_path", "Einsum.explain"),
          Map.entry("unique_counts", "Sets.uniqueAll"),
          Map.entry("unique_inverse", "Sets.uniqueAll"),
          Map.entry("fromfunction", "Functional.fromFunction"));

  private FunctionDocs() {}

  static void main(String... args) throws IOException {
    Files.writeString(Path.of(args[0]), page());
  }

  static String page() {
    var rows =
        Functions.all().stream()
            .map(
                function ->
                    "| `%s` | %s | `%s` |"
                        .formatted(
                            function.signature().replace("|", "\\|"),
                            function.summary().replace("|", "\\|"),
                            typed(function.name())))
            .collect(Collectors.joining("\n"));
    return """
        # Functions

        Every function of the registry `Functions`, by its name in the Python array API standard (2025.12) or in NumPy,
        with its parameters in Python's notation: what comes before `/` is given by place, what comes behind `*` by name.
        They can be called from text, `Expression.parse("sum(a, axis=0)")`, and by name, `Functions.find("sum")`; Java
        code calls the typed methods of the last column. This page is made from the registry and checked by a test.

        | function | what it gives | in Java |
        |---|---|---|
        %s
        """
        .formatted(rows);
  }

  /** The typed method for a function of the registry; a function without one ends the search with an error. */
  static String typed(String name) {
    var other = OTHERS.get(name);
    var wanted = other == null ? camelCase(name) : other.substring(other.indexOf('.') + 1);
    Predicate<Class<?>> here =
        topic -> Arrays.stream(topic.getMethods())
        .anyMatch(method -> isPublic(method) && method.getName().equals(wanted));
    var found =
        TOPICS.stream()
            .filter(topic -> other == null || other.startsWith(topic.getSimpleName() + "."))
            .filter(here)
            .findFirst();
    if (found.isEmpty() && Operations.find(name) != null) {
      return "Elementwise.apply";
    }
    return found.orElseThrow(() -> new AssertionError(name + " has no typed method " + wanted)).getSimpleName()
        + "." + wanted;
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers());
  }

  private static String camelCase(String name) {
    return Pattern.compile("_(.)").matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}
