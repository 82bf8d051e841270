package dev.ashlar.datashape;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** Questions about types that have an answer for every type; {@link DataType} asks them. */
final class Predicates {
  private Predicates() {}

  /** The dtype behind dimensions and options, in any order. */
  static DataType measure(DataType type) {
    var measure = type;
    while (true) {
      switch (measure) {
        case ArrayType array -> measure = array.dtype();
        case OptionType option -> measure = option.value();
        default -> {
          return measure;
        }
      }
    }
  }

  static boolean isTabular(DataType type) {
    var dims = type.dims();
    boolean fixedRows = dims.isEmpty() || areFixed(dims.subList(1, dims.size()));
    return fixedRows && isFixed(type.dtype()) && depth(type) == 2;
  }

  static boolean isFixed(DataType type) {
    return !contains(type, part -> !areFixed(part.dims()) || part instanceof TypeVariable || part == TypeKind.ANY);
  }

  static boolean isHomogeneous(DataType root) {
    var found = new HashSet<DataType>();
    var pending = new ArrayDeque<DataType>();
    pending.push(root);
    while (!pending.isEmpty() && found.size() <= 1) {
      var type = pending.pop();
      if (Kinds.isScalar(type) || type instanceof TypeVariable || type == TypeKind.ANY || type == BasicType.VOID) {
        found.add(type);
      } else {
        type.components().forEach(pending::push);
      }
    }
    return found.size() == 1;
  }

  static boolean hasVar(DataType type) {
    return contains(
        type, part -> part.dims().stream().anyMatch(dim -> base(dim) instanceof Dim.Var));
  }

  static boolean hasEllipsis(DataType type) {
    return contains(type, part -> part.dims().stream().anyMatch(Dim.Ellipsis.class::isInstance));
  }

  private static Dim base(Dim dim) {
    return dim instanceof Dim.Power(Dim base, _) ? base : dim;
  }

  private static boolean areFixed(List<Dim> dims) {
    return dims.stream().allMatch(dim -> dim instanceof Dim.Fixed || dim instanceof Dim.AnyFixed);
  }

  /** How many dimensions a type has when a record or tuple counts as one. */
  private static int depth(DataType type) {
    return Fold.<Integer>of(
        type,
        (node, parts) ->
            switch (node) {
              case ArrayType array -> array.dims().size() + parts.getFirst();
              case OptionType _ -> parts.getFirst();
              case RecordType _, TupleType _ -> 1 + (parts.isEmpty() ? 0 : Collections.max(parts));
              default -> 0;
            });
  }

  private static boolean contains(DataType root, Predicate<DataType> property) {
    var pending = new ArrayDeque<DataType>();
    pending.push(root);
    while (!pending.isEmpty()) {
      var type = pending.pop();
      if (property.test(type)) {
        return true;
      }
      type.components().forEach(pending::push);
    }
    return false;
  }
}
