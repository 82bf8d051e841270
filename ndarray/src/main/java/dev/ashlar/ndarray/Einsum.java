package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums of products by Einstein's convention (NumPy's {@code einsum}): {@code Einsum.einsum("ij,jk->ik", a, b)}. Each
 * letter is an axis; letters that the result does not name are summed over. Without an arrow the result has the
 * letters that come once, in alphabetical order.
 *
 * <p>Operands are contracted two at a time, each time the pair whose product is smallest, as matrix products.
 */
public final class Einsum {
  private record Term(String labels, NDArray array) {}

  private Einsum() {}

  /**
   * The sums of products.
   *
   * @throws IllegalArgumentException if the subscripts do not fit the operands
   */
  public static NDArray einsum(String subscripts, NDArray... operands) {
    var text = subscripts.replace(" ", "");
    int arrow = text.indexOf("->");
    var inputs = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
    if (inputs.length != operands.length || operands.length == 0) {
      throw new IllegalArgumentException("einsum: '" + subscripts + "' names " + inputs.length + " operands, "
          + operands.length + " are given");
    }
    var extents = new LinkedHashMap<Character, Long>();
    var terms = new ArrayList<Term>();
    for (int i = 0; i < inputs.length; i++) {
      terms.add(term(subscripts, inputs[i], operands[i], extents));
    }
    var output = arrow < 0 ? implied(inputs) : text.substring(arrow + 2);
    var named = new LinkedHashSet<Character>();
    for (int i = 0; i < output.length(); i++) {
      char label = output.charAt(i);
      if (!extents.containsKey(label) || !named.add(label)) {
        throw new IllegalArgumentException("einsum: '" + label + "' of the result of '" + subscripts
            + "' is no letter of an operand, or comes twice");
      }
    }
    return contract(terms, output, extents);
  }

  private static String implied(String... inputs) {
    var all = String.join("", inputs);
    return all.chars()
        .filter(label -> all.indexOf(label) == all.lastIndexOf(label))
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Repeated letters of one operand are its diagonal. */
  private static Term term(String subscripts, String labels, NDArray operand, Map<Character, Long> extents) {
    if (labels.length() != operand.shape.length || !labels.chars().allMatch(Character::isLetter)) {
      throw new IllegalArgumentException(
          "einsum: '" + labels + "' of '" + subscripts + "' does not name the axes of shape "
              + Shapes.text(operand.shape) + " by letters");
    }
    var own = new StringBuilder();
    var shape = new long[labels.length()];
    var strides = new long[labels.length()];
    for (int axis = 0; axis < labels.length(); axis++) {
      char label = labels.charAt(axis);
      var known = extents.putIfAbsent(label, operand.shape[axis]);
      if (known != null && known != operand.shape[axis]) {
        throw new IllegalArgumentException("einsum: '" + label + "' of '" + subscripts + "' is " + known
            + " long, and " + operand.shape[axis]);
      }
      int place = own.indexOf(String.valueOf(label));
      if (place < 0) {
        place = own.length();
        own.append(label);
        shape[place] = operand.shape[axis];
      }
      strides[place] += operand.strides[axis];
    }
    int ndim = own.length();
    return new Term(own.toString(), operand.view(operand.address, Arrays.copyOf(shape, ndim),
        Arrays.copyOf(strides, ndim)));
  }

  private static NDArray contract(List<Term> terms, String output, Map<Character, Long> extents) {
    while (terms.size() > 1) {
      int first = 0;
      int second = 1;
      double smallest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < terms.size(); i++) {
        for (int k = i + 1; k < terms.size(); k++) {
          double size = 1;
          for (char label : keptLabels(terms, i, k, output)) {
            size *= extents.getOrDefault(label, 1L);
          }
          if (size < smallest) {
            smallest = size;
            first = i;
            second = k;
          }
        }
      }
      var kept = keptLabels(terms, first, second, output);
      var product = product(terms.get(first), terms.get(second), kept);
      terms.remove(second);
      terms.set(first, product);
    }
    var rest = summed(terms.getFirst(), labels(output));
    return Views.permute(rest.array, axes(rest.labels, output)).copy();
  }

  private static Set<Character> labels(String text) {
    return text.chars().mapToObj(c -> (char) c).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The letters of two operands that the result or another operand needs. */
  private static Set<Character> keptLabels(List<Term> terms, int first, int second, String output) {
    var needed = labels(output);
    for (int i = 0; i < terms.size(); i++) {
      if (i != first && i != second) {
        needed.addAll(labels(terms.get(i).labels));
      }
    }
    var kept = labels(terms.get(first).labels + terms.get(second).labels);
    kept.retainAll(needed);
    return kept;
  }

  /** The operand summed over the letters that nobody needs. */
  private static Term summed(Term term, Set<Character> needed) {
    var axes = new ArrayList<Integer>();
    var labels = new StringBuilder();
    for (int axis = 0; axis < term.labels.length(); axis++) {
      if (needed.contains(term.labels.charAt(axis))) {
        labels.append(term.labels.charAt(axis));
      } else {
        axes.add(axis);
      }
    }
    if (axes.isEmpty()) {
      return term;
    }
    var along = Along.axes(axes.stream().mapToInt(Integer::intValue).toArray());
    var dtype = term.array.numeric("einsum");
    return new Term(
        labels.toString(),
        dtype == DType.BOOL ? Utility.any(term.array, along) : Statistics.sum(term.array, along.dtype(dtype)));
  }

  private static int[] axes(String labels, String wanted) {
    return wanted.chars().map(labels::indexOf).toArray();
  }

  private static Term product(Term left, Term right, Set<Character> kept) {
    var shared = labels(left.labels);
    shared.retainAll(labels(right.labels));
    var needed = new LinkedHashSet<>(kept);
    needed.addAll(shared);
    var a = summed(left, needed);
    var b = summed(right, needed);
    var batch = text(shared, kept, true);
    var inner = text(shared, kept, false);
    var rows = without(a.labels, shared);
    var columns = without(b.labels, shared);
    var x = Views.permute(a.array, axes(a.labels, batch + rows + inner));
    var y = Views.permute(b.array, axes(b.labels, batch + inner + columns));
    long n = count(x.shape, 0, batch.length());
    long r = count(x.shape, batch.length(), batch.length() + rows.length());
    long k = count(x.shape, batch.length() + rows.length(), x.shape.length);
    long c = count(y.shape, batch.length() + inner.length(), y.shape.length);
    var shape = new long[batch.length() + rows.length() + columns.length()];
    System.arraycopy(x.shape, 0, shape, 0, batch.length() + rows.length());
    System.arraycopy(y.shape, batch.length() + inner.length(), shape, batch.length() + rows.length(), columns.length());
    return new Term(batch + rows + columns, LinearAlgebra.matmul(x.reshape(n, r, k),
        y.reshape(n, k, c)).reshape(shape));
  }

  private static String text(Set<Character> shared, Set<Character> kept, boolean isKept) {
    return shared.stream().filter(label -> kept.contains(label) == isKept).map(String::valueOf).collect(
        Collectors.joining());
  }

  private static String without(String labels, Set<Character> shared) {
    return labels.chars().filter(c -> !shared.contains((char) c)).mapToObj(Character::toString).collect(
        Collectors.joining());
  }

  private static long count(long[] shape, int from, int to) {
    return Arrays.stream(shape, from, to).reduce(1, (x, y) -> x * y);
  }
}
