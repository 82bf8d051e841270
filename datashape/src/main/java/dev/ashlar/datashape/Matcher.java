package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches patterns with types. Pairs of a pattern and a type wait on a stack until they are compared; every variable is
 * bound when it is first met, and compared afterwards. Several matches may share one matcher, and so its bindings.
 */
final class Matcher {
  private final Map<String, DataType> types = new LinkedHashMap<>();
  private final DimMatcher dims;
  private final boolean coerces;
  private final boolean call;
  private double cost;

  /**
   * What is to be compared.
   *
   * @param outermost whether this is the whole type, in which an outermost var is a length that is not known
   * @param broadcasts whether this is a parameter: ellipses of one name broadcast together
   */
  private record Pair(DataType pattern, DataType concrete, boolean outermost, boolean broadcasts) {}

  private final ArrayDeque<Pair> pending = new ArrayDeque<>();

  /**
   * A matcher without bindings.
   *
   * @param call whether arguments of a call are matched with parameters: ellipses broadcast, the one without a name too
   * @param coerces whether a dtype also matches one that it can be converted to, at a cost
   */
  Matcher(boolean call, boolean coerces) {
    this.call = call;
    this.dims = new DimMatcher(call);
    this.coerces = coerces;
  }

  /** Matches one pattern; returns null, or why it does not describe the type. */
  @Nullable String match(DataType pattern, DataType concrete) {
    pending.clear();
    pending.push(new Pair(pattern, concrete, true, call));
    while (!pending.isEmpty()) {
      var pair = pending.pop();
      var failure = compare(pair);
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  Bindings bindings() {
    return new Bindings(types, dims.dims, dims.ellipses);
  }

  double cost() {
    return cost + dims.cost();
  }

  private @Nullable String compare(Pair pair) {
    var pattern = pair.pattern;
    var concrete = pair.concrete;
    var cd = concrete.dtype() == TypeKind.ANY ? DimMatcher.openEnded(concrete.dims()) : concrete.dims();
    dims.broadcast(pair.broadcasts);
    String failure = null;
    if (pattern.dtype() == TypeKind.ANY) {
      cost += Coercion.ANY;
      failure = dims.matchLeading(pattern.dims(), cd, pair.outermost);
    } else if (!pattern.dims().isEmpty() || !cd.isEmpty()) {
      failure = dims.match(pattern.dims(), cd, pair.outermost);
    }
    return failure != null ? failure : compareDtypes(pattern.dtype(), concrete.dtype(), pair.broadcasts);
  }

  private @Nullable String compareDtypes(DataType pattern, DataType concrete, boolean broadcasts) {
    switch (pattern) {
      case TypeVariable(String name) -> {
        cost += Coercion.VARIABLE;
        var bound = types.putIfAbsent(name, concrete);
        return bound == null || bound.equals(concrete)
            ? null
            : name + " stands for " + Printer.brief(bound) + " already, not for " + Printer.brief(concrete);
      }
      case TypeKind kind -> {
        cost += Coercion.KIND;
        return Kinds.describes(kind, concrete) ? null : mismatch(pattern, concrete);
      }
      case TupleType p -> {
        if (!(concrete instanceof TupleType c)
            || !sizesFit(p.types().size(), p.variadic(), c.types().size(), c.variadic())) {
          return mismatch(pattern, concrete);
        }
        pushAll(p.types(), c.types(), broadcasts);
      }
      case RecordType p -> {
        if (!(concrete instanceof RecordType c)
            || !sizesFit(p.types().size(), p.variadic(), c.types().size(), c.variadic())
            || !p.names().equals(c.names().subList(0, p.names().size()))) {
          return mismatch(pattern, concrete);
        }
        pushAll(p.types(), c.types(), broadcasts);
      }
      case FunctionType p -> {
        if (!(concrete instanceof FunctionType c) || !parametersFit(p, c)) {
          return mismatch(pattern, concrete);
        }
        push(p.result(), c.result(), false);
        pushAll(p.parameters(), c.parameters(), true);
      }
      case OptionType p -> {
        if (concrete instanceof OptionType c) {
          push(p.value(), c.value(), broadcasts);
        } else if (coerces) {
          cost += Coercion.WRAPPING;
          push(p.value(), concrete, broadcasts);
        } else {
          return mismatch(pattern, concrete);
        }
      }
      default -> {
        return compareOthers(pattern, concrete, broadcasts);
      }
    }
    return null;
  }

  private @Nullable String compareOthers(DataType pattern, DataType concrete, boolean broadcasts) {
    if (pattern instanceof CompositeType composite ? composite.hasHeadOf(concrete) : pattern.equals(concrete)) {
      pushAll(pattern.components(), concrete.components(), broadcasts);
      return null;
    }
    double conversion = coerces ? Coercion.dtypeCost(concrete, pattern) : Double.POSITIVE_INFINITY;
    if (conversion == Double.POSITIVE_INFINITY) {
      return mismatch(pattern, concrete);
    }
    cost += conversion;
    return null;
  }

  private static boolean sizesFit(int pattern, boolean patternOpen, int concrete, boolean concreteOpen) {
    return patternOpen ? pattern <= concrete : pattern == concrete && !concreteOpen;
  }

  /** An ellipsis behind named parameters stands for further named ones, else for any further ones. */
  private static boolean parametersFit(FunctionType p, FunctionType c) {
    if (!sizesFit(p.parameters().size(), p.variadic(), c.parameters().size(), c.variadic())) {
      return false;
    }
    if (p.keywords().isEmpty()) {
      return p.positional() <= c.positional() && (p.variadic() || c.keywords().isEmpty());
    }
    return p.positional() == c.positional()
        && p.keywords().size() <= c.keywords().size()
        && p.keywords().equals(c.keywords().subList(0, p.keywords().size()));
  }

  private void push(DataType pattern, DataType concrete, boolean broadcasts) {
    pending.push(new Pair(pattern, concrete, false, broadcasts));
  }

  /** Pushes the pattern's items with as many of the type's, to be compared in order. */
  private void pushAll(List<DataType> patterns, List<DataType> concretes, boolean broadcasts) {
    for (int i = patterns.size() - 1; i >= 0; i--) {
      push(patterns.get(i), concretes.get(i), broadcasts);
    }
  }

  private static String mismatch(DataType pattern, DataType concrete) {
    return Printer.brief(concrete) + " is not described by " + Printer.brief(pattern);
  }
}
