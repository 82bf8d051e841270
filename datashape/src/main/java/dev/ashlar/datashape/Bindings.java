package dev.ashlar.datashape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the variables of a pattern stand for. Dtypes, dimensions and ellipses have names of their own: {@code T * T}
 * binds two.
 *
 * @param types what each type variable stands for, in the order of binding
 * @param dims what each dimension variable stands for; the exponent in {@code Fixed**N} is one too, and stands for the
 *     count
 * @param ellipses what each named ellipsis stands for, outermost first; the one without a name has an empty name
 */
public record Bindings(Map<String, DataType> types, Map<String, Dim> dims, Map<String, List<Dim>> ellipses) {
  /** Copies the maps, orders kept. */
  public Bindings {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    dims = Collections.unmodifiableMap(new LinkedHashMap<>(dims));
    ellipses = Collections.unmodifiableMap(new LinkedHashMap<>(ellipses));
  }

  /**
   * The type with each bound variable replaced by what it stands for; others stay.
   *
   * @throws IllegalArgumentException if the result is no type, being too large for one
   */
  public DataType substitute(DataType type) {
    return Fold.of(
        type,
        (node, components) ->
            switch (node) {
              case TypeVariable(String name) -> types.getOrDefault(name, node);
              case ArrayType array -> DataTypes.array(substitute(array.dims()), components.getFirst());
              case CompositeType composite -> composite.with(components);
              default -> node;
            });
  }

  private List<Dim> substitute(List<Dim> pattern) {
    var result = new ArrayList<Dim>();
    for (var dim : pattern) {
      switch (dim) {
        case Dim.Variable(String name) -> result.add(dims.getOrDefault(name, dim));
        case Dim.Ellipsis ellipsis -> result.addAll(ellipses.getOrDefault(ellipsis.key(), List.of(dim)));
        case Dim.Power(Dim base, String exponent) -> {
          var single = base instanceof Dim.Variable(String name) ? dims.getOrDefault(name, base) : base;
          switch (dims.get(exponent)) {
            case Dim.Fixed(long count) -> {
              if (count > DataType.MAX_DEPTH) {
                throw new IllegalArgumentException(dim + " stands for " + count + " dimensions, too many for a type");
              }
              result.addAll(Collections.nCopies((int) count, single));
            }
            case Dim.Variable(String name) -> result.add(new Dim.Power(single, name));
            case null, default -> result.add(new Dim.Power(single, exponent));
          }
        }
        default -> result.add(dim);
      }
    }
    return result;
  }

  /** One text for each variable: {@code T = int32}, {@code N = 3}, {@code A... = 2 * var}. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    types.forEach((name, type) -> lines.add(name + " = " + type));
    dims.forEach((name, dim) -> lines.add(name + " = " + dim));
    ellipses.forEach((name, bound) -> lines.add(name + "... = " + text(bound)));
    return lines;
  }

  /** {@code T = int32, N = 3, A... = 2 * var}; empty if nothing is bound. */
  @Override
  public String toString() {
    return String.join(", ", lines());
  }

  private static String text(List<Dim> dims) {
    return dims.isEmpty() ? "no dimensions" : String.join(" * ", dims.stream().map(Dim::toString).toList());
  }
}
