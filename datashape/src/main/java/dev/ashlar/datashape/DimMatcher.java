package dev.ashlar.datashape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches sequences of dimensions, and keeps what their variables stand for.
 *
 * <p>Items of a pattern that stand for any number of dimensions (an ellipsis, a power whose exponent is not bound yet)
 * take what the others leave. Where two or more are unknown, each takes as many as it can, from the left: no search, so
 * the cost stays linear.
 */
final class DimMatcher {
  final Map<String, Dim> dims = new LinkedHashMap<>();
  final Map<String, List<Dim>> ellipses = new LinkedHashMap<>();
  /** Whether the ellipsis without a name is bound too. */
  private final boolean bindsUnnamed;
  /** Whether ellipses of one name broadcast together in the match that goes on; else they must be equal. */
  private boolean broadcasts;
  /** What the variables and ellipses met so far cost as conversions. */
  private double cost;

  DimMatcher(boolean bindsUnnamed) {
    this.bindsUnnamed = bindsUnnamed;
  }

  /** From now on, ellipses of one name broadcast together, or must be equal. */
  void broadcast(boolean on) {
    broadcasts = on;
  }

  double cost() {
    return cost;
  }

  /**
   * Matches all dimensions; returns null, or why they do not match.
   *
   * @param outermost whether the first dimension is that of the whole type, where var is a length not known
   */
  @Nullable String match(List<Dim> pattern, List<Dim> concrete, boolean outermost) {
    int position = 0;
    for (int i = 0; i < pattern.size(); i++) {
      var item = pattern.get(i);
      int span = 1;
      if (isRepeated(item)) {
        var length = length(pattern.subList(i, pattern.size()), concrete.subList(position, concrete.size()));
        if (length < 0) {
          return mismatch(pattern, concrete);
        }
        span = Math.toIntExact(length);
      }
      if (span > concrete.size() - position) {
        return mismatch(pattern, concrete);
      }
      var taken = concrete.subList(position, position + span);
      boolean first = outermost && i == 0;
      var failure =
          switch (item) {
            case Dim.Ellipsis ellipsis -> bindEllipsis(ellipsis, taken);
            case Dim.Power power -> bindPower(power, taken);
            default -> matchOne(item, taken.getFirst(), first);
          };
      if (failure != null) {
        return failure;
      }
      position += span;
    }
    return position == concrete.size() ? null : mismatch(pattern, concrete);
  }

  private static String mismatch(List<Dim> pattern, List<Dim> concrete) {
    return "the dimensions " + text(concrete) + " are not described by " + text(pattern);
  }

  private static String text(List<Dim> dims) {
    return dims.isEmpty() ? "()" : "(" + String.join(" * ", dims.stream().limit(20).map(Dim::toString).toList()) + ")";
  }

  private static boolean isRepeated(Dim dim) {
    return dim instanceof Dim.Ellipsis || dim instanceof Dim.Power;
  }

  /** How many dimensions the first item of the pattern takes; negative if that does not come out. */
  private long length(List<Dim> pattern, List<Dim> concrete) {
    var first = pattern.getFirst();
    var known = known(first);
    if (known >= 0) {
      return known;
    }
    var unknown = new HashSet<String>();
    long least = 0;
    long alike = 0;
    for (var item : pattern) {
      var length = isRepeated(item) ? known(item) : 1;
      if (length >= 0) {
        least += length;
      } else {
        unknown.add(nameOf(item));
        alike += nameOf(item).equals(nameOf(first)) ? 1 : 0;
      }
    }
    long rest = concrete.size() - least;
    if (rest < 0) {
      return -1;
    }
    if (unknown.size() == 1) {
      return alike == 0 || rest % alike != 0 ? -1 : rest / alike;
    }
    if (first instanceof Dim.Power power) {
      long run = 0;
      while (run < rest / alike && fits(power.base(), concrete.get(Math.toIntExact(run)))) {
        run++;
      }
      return run;
    }
    return rest;
  }

  /** The count of a repeated item, if it is known already; else -1. */
  private long known(Dim item) {
    return item instanceof Dim.Power(_, String exponent) && dims.get(exponent) instanceof Dim.Fixed(long count)
        ? Math.min(count, Integer.MAX_VALUE)
        : -1;
  }

  private static String nameOf(Dim item) {
    return item instanceof Dim.Power(_, String exponent) ? exponent : "...";
  }

  private boolean fits(Dim base, Dim concrete) {
    return switch (base) {
      case Dim.Variable(String name) -> !dims.containsKey(name) || concrete.equals(dims.get(name));
      default -> describes(base, concrete);
    };
  }

  private @Nullable String bindEllipsis(Dim.Ellipsis ellipsis, List<Dim> taken) {
    cost += Coercion.ELLIPSIS;
    if (ellipsis.name() == null && !bindsUnnamed) {
      return null;
    }
    var bound = ellipses.get(ellipsis.key());
    if (bound == null || bound.equals(taken)) {
      ellipses.put(ellipsis.key(), List.copyOf(taken));
      return null;
    }
    if (!broadcasts) {
      return ellipsis + " stands for " + text(bound) + " already, not for " + text(taken);
    }
    var joined = Broadcast.join(bound, taken);
    if (joined == null) {
      return "cannot broadcast " + text(taken) + " with " + text(bound) + " for " + ellipsis;
    }
    ellipses.put(ellipsis.key(), joined);
    return null;
  }

  private @Nullable String bindPower(Dim.Power power, List<Dim> taken) {
    if (taken.size() == 1 && taken.getFirst() instanceof Dim.Power(Dim base, String exponent)) {
      var failure = matchOne(power.base(), base, false);
      return failure != null ? failure : bind(power.exponent(), new Dim.Variable(exponent));
    }
    for (var dim : taken) {
      var failure = matchOne(power.base(), dim, false);
      if (failure != null) {
        return failure;
      }
    }
    return bind(power.exponent(), new Dim.Fixed(taken.size()));
  }

  private @Nullable String matchOne(Dim pattern, Dim concrete, boolean outermost) {
    if (pattern instanceof Dim.Variable(String name)) {
      return isRepeated(concrete) ? name + " stands for one dimension, not for " + concrete : bind(name, concrete);
    }
    boolean unknownLength =
        outermost && pattern instanceof Dim.Var && (concrete instanceof Dim.Fixed || concrete instanceof Dim.AnyFixed);
    return unknownLength || describes(pattern, concrete)
        ? null
        : "the dimension " + concrete + " is not described by " + pattern;
  }

  private static boolean describes(Dim pattern, Dim concrete) {
    return switch (pattern) {
      case Dim.Any() -> !isRepeated(concrete);
      case Dim.AnyFixed() -> concrete instanceof Dim.Fixed || concrete instanceof Dim.AnyFixed;
      default -> pattern.equals(concrete);
    };
  }

  private @Nullable String bind(String name, Dim dim) {
    cost += Coercion.VARIABLE;
    var bound = dims.putIfAbsent(name, dim);
    return bound == null || bound.equals(dim) ? null : name + " stands for " + bound + " already, not for " + dim;
  }

  /**
   * Matches a pattern whose dtype is the kind Any, which takes the innermost dimensions: as few as an ellipsis before
   * it allows.
   */
  @Nullable String matchLeading(List<Dim> pattern, List<Dim> concrete, boolean outermost) {
    if (pattern.stream().noneMatch(Dim.Ellipsis.class::isInstance)) {
      return match(openEnded(pattern), concrete, outermost);
    }
    var dimsBefore = new LinkedHashMap<>(dims);
    var ellipsesBefore = new LinkedHashMap<>(ellipses);
    double costBefore = cost;
    String first = null;
    for (int end = concrete.size(); end >= 0; end--) {
      var failure = match(pattern, concrete.subList(0, end), outermost);
      if (failure == null) {
        return null;
      }
      first = first == null ? failure : first;
      dims.clear();
      dims.putAll(dimsBefore);
      ellipses.clear();
      ellipses.putAll(ellipsesBefore);
      cost = costBefore;
    }
    return first;
  }

  /** The dimensions of a type whose dtype is the kind Any, which stands for any number of further ones. */
  static List<Dim> openEnded(List<Dim> dims) {
    var all = new ArrayList<>(dims);
    all.add(Dim.ELLIPSIS);
    return all;
  }
}
