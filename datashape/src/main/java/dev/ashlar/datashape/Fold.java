package dev.ashlar.datashape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Computes something for a type from what was computed for its components, from the innermost outwards, without recursion. */
final class Fold {
  private Fold() {}

  /** A type of which some components have been folded. */
  private record Level<R>(DataType type, List<DataType> components, List<R> results) {}

  static <R> R of(DataType root, BiFunction<DataType, List<R>, R> combine) {
    var open = new ArrayDeque<Level<R>>();
    open.push(new Level<>(root, root.components(), new ArrayList<>()));
    while (true) {
      var level = open.getFirst();
      int next = level.results.size();
      if (next < level.components.size()) {
        var component = level.components.get(next);
        open.push(new Level<>(component, component.components(), new ArrayList<>()));
        continue;
      }
      open.pop();
      var result = combine.apply(level.type, level.results);
      if (open.isEmpty()) {
        return result;
      }
      open.getFirst().results.add(result);
    }
  }
}
