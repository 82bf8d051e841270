package dev.ashlar.ndarray;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which the operands of a sum of products are contracted, two at a time: the one of fewest multiplications
 * among all for up to eight operands, found over subsets; for more, each time the pair that costs least.
 */
final class EinsumPath {
  private static final int MOST_FOR_OPTIMAL = 8;

  /**
   * Two operands, by their places in the list, that become one: the first one's place holds the product, the second one
   * leaves.
   *
   * @param kept the labels that the product keeps
   * @param multiplications their number
   */
  record Step(int first, int second, Set<Character> kept, double multiplications) {}

  private final List<Set<Character>> labels;
  private final Set<Character> output;
  private final Map<Character, Long> extents;

  private EinsumPath(List<Set<Character>> labels, Set<Character> output, Map<Character, Long> extents) {
    this.labels = labels;
    this.output = output;
    this.extents = extents;
  }

  static Set<Character> set(String labels) {
    return labels.chars().mapToObj(c -> (char) c).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static boolean isOptimal(int operands) {
    return operands <= MOST_FOR_OPTIMAL;
  }

  static List<Step> find(List<String> inputs, String output, Map<Character, Long> extents) {
    var path = new EinsumPath(inputs.stream().map(EinsumPath::set).toList(), set(output), extents);
    return isOptimal(inputs.size()) ? path.optimal() : path.greedy();
  }

  private double size(Set<Character> some) {
    double size = 1;
    for (char label : some) {
      size *= extents.getOrDefault(label, 1L);
    }
    return size;
  }

  /** The labels of a subset's product: those of its operands that the result or an operand outside of it needs. */
  private Set<Character> product(int subset) {
    var needed = new LinkedHashSet<>(output);
    var own = new LinkedHashSet<Character>();
    for (int i = 0; i < labels.size(); i++) {
      ((subset >> i & 1) == 0 ? needed : own).addAll(labels.get(i));
    }
    own.retainAll(needed);
    return own;
  }

  /** One operand keeps its labels until it is contracted. */
  private Set<Character> labels(int subset) {
    return Integer.bitCount(subset) == 1 ? labels.get(Integer.numberOfTrailingZeros(subset)) : product(subset);
  }

  private double multiplications(int left, int right) {
    var all = new LinkedHashSet<>(labels(left));
    all.addAll(labels(right));
    return size(all);
  }

  private List<Step> optimal() {
    int whole = (1 << labels.size()) - 1;
    var cost = new double[whole + 1];
    var split = new int[whole + 1];
    for (int subset = 1; subset <= whole; subset++) {
      if (Integer.bitCount(subset) < 2) {
        continue;
      }
      cost[subset] = Double.POSITIVE_INFINITY;
      int lowest = Integer.lowestOneBit(subset);
      for (int part = (subset - 1) & subset; part > 0; part = (part - 1) & subset) {
        if ((part & lowest) != 0) {
          double total = cost[part] + cost[subset ^ part] + multiplications(part, subset ^ part);
          if (total < cost[subset]) {
            cost[subset] = total;
            split[subset] = part;
          }
        }
      }
    }
    var steps = new ArrayList<Step>();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < labels.size(); i++) {
      places.add(1 << i);
    }
    walk(whole, split, places, steps);
    return steps;
  }

  private void walk(int subset, int[] split, List<Integer> places, List<Step> steps) {
    if (Integer.bitCount(subset) < 2) {
      return;
    }
    int left = split[subset];
    int right = subset ^ left;
    walk(left, split, places, steps);
    walk(right, split, places, steps);
    int first = Math.min(places.indexOf(left), places.indexOf(right));
    int second = Math.max(places.indexOf(left), places.indexOf(right));
    steps.add(new Step(first, second, product(subset), multiplications(left, right)));
    places.remove(/* index */ second);
    places.set(first, subset);
  }

  private List<Step> greedy() {
    var current = new ArrayList<>(labels);
    var steps = new ArrayList<Step>();
    while (current.size() > 1) {
      Step best = null;
      for (int i = 0; i < current.size(); i++) {
        for (int k = i + 1; k < current.size(); k++) {
          var step = step(current, i, k);
          if (best == null || gain(current, step) < gain(current, best)) {
            best = step;
          }
        }
      }
      if (best == null) {
        throw new AssertionError("two operands have a pair");
      }
      steps.add(best);
      current.remove(best.second());
      current.set(best.first(), best.kept());
    }
    return steps;
  }

  private Step step(List<Set<Character>> current, int i, int k) {
    var needed = new LinkedHashSet<>(output);
    for (int other = 0; other < current.size(); other++) {
      if (other != i && other != k) {
        needed.addAll(current.get(other));
      }
    }
    var all = new LinkedHashSet<>(current.get(i));
    all.addAll(current.get(k));
    double multiplications = size(all);
    all.retainAll(needed);
    return new Step(i, k, all, multiplications);
  }

  /** Elements that are there afterwards less those that are gone. */
  private double gain(List<Set<Character>> current, Step step) {
    return size(step.kept()) - size(current.get(step.first())) - size(current.get(step.second()));
  }
}
