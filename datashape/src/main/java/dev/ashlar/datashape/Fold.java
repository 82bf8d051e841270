package dev.ashlar.datashape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Computes something for a tree from what was computed for its parts, from the innermost outwards, without recursion.
 */
final class Fold {
  private Fold() {}

  /** A node of which some parts have been folded. */
  private record Level<N, R>(N node, List<N> parts, List<R> results) {
    Level(N node, List<N> parts) {
      this(node, parts, new ArrayList<>(parts.size()));
    }
  }

  /** Folds a type over its components. */
  static <R> R of(DataType root, BiFunction<DataType, List<R>, R> combine) {
    return of(root, DataType::components, combine);
  }

  static <N, R> R of(N root, Function<N, List<N>> parts, BiFunction<N, List<R>, R> combine) {
    var open = new ArrayDeque<Level<N, R>>();
    open.push(new Level<>(root, parts.apply(root)));
    while (true) {
      var level = open.getFirst();
      int next = level.results.size();
      if (next < level.parts.size()) {
        var part = level.parts.get(next);
        open.push(new Level<>(part, parts.apply(part)));
        continue;
      }
      open.pop();
      var result = combine.apply(level.node, level.results);
      if (open.isEmpty()) {
        return result;
      }
      open.getFirst().results.add(result);
    }
  }
}
