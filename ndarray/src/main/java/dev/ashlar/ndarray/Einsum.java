package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums of products by Einstein's convention (NumPy's {@code einsum}): {@code Einsum.einsum("ij,jk->ik", a, b)}. Each
 * letter is an axis; letters that the result does not name are summed over; {@code ...} stands for all other axes,
 * which are broadcast. Without an arrow the result has the axes of {@code ...} and the letters that come once, in
 * alphabetical order.
 *
 * <p>Operands are contracted two at a time as matrix products, in the order of fewest multiplications; {@link #explain}
 * shows it.
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
    var parsed = EinsumSubscripts.parse(subscripts, operands);
    var terms = new ArrayList<Term>();
    for (int i = 0; i < operands.length; i++) {
      terms.add(term(subscripts, parsed.inputs().get(i), operands[i], parsed));
    }
    var inputs = terms.stream().map(Term::labels).toList();
    for (var step : EinsumPath.find(inputs, parsed.output(), parsed.extents())) {
      var product = product(terms.get(step.first()), terms.remove(step.second()), step.kept());
      terms.set(step.first(), product);
    }
    var rest = summed(terms.getFirst(), EinsumPath.set(parsed.output()));
    var result = Views.permute(rest.array, axes(rest.labels, parsed.output()));
    return result.copy();
  }

  /**
   * How {@link #einsum} would go about it: each contraction with its number of multiplications and the shape of what it
   * gives, and how many multiplications all at once would take. Nothing is computed.
   */
  public static String explain(String subscripts, NDArray... operands) {
    var parsed = EinsumSubscripts.parse(subscripts, operands);
    var labels = new ArrayList<String>();
    for (int i = 0; i < operands.length; i++) {
      labels.add(term(subscripts, parsed.inputs().get(i), operands[i], parsed).labels);
    }
    var steps = EinsumPath.find(labels, parsed.output(), parsed.extents());
    var text = new StringBuilder("einsum " + subscripts + ", "
        + (EinsumPath.isOptimal(operands.length) ? "the best order of all" : "a greedy order") + "\n");
    double total = 0;
    for (var step : steps) {
      var kept = step.kept().stream().map(String::valueOf).collect(Collectors.joining());
      var shape = kept.chars().mapToLong(label -> parsed.extents().getOrDefault((char) label, 1L)).toArray();
      text.append(String.format(
          Locale.ROOT,
          "  %s,%s->%s: %,.0f multiplications, gives %s\n",
          EinsumSubscripts.shown(labels.get(step.first())),
          EinsumSubscripts.shown(labels.remove(step.second())),
          EinsumSubscripts.shown(kept),
          step.multiplications(),
          Shapes.text(shape)));
      labels.set(step.first(), kept);
      total += step.multiplications();
    }
    double atOnce = Math.max(1, operands.length - 1);
    for (long extent : parsed.extents().values()) {
      atOnce *= extent;
    }
    return text.append(String.format(Locale.ROOT, "  %,.0f in all; at once %,.0f\n", total, atOnce)).toString();
  }

  /** Repeated letters of one operand are its diagonal; axes of length 1 that are longer elsewhere are left out. */
  private static Term term(String subscripts, String labels, NDArray operand, EinsumSubscripts parsed) {
    var own = new StringBuilder();
    var shape = new long[labels.length()];
    var strides = new long[labels.length()];
    for (int axis = 0; axis < labels.length(); axis++) {
      char label = labels.charAt(axis);
      long extent = parsed.extents().getOrDefault(label, 1L);
      boolean isRepeated = labels.indexOf(label) != labels.lastIndexOf(label);
      if (operand.shape[axis] != extent) {
        if (isRepeated) {
          throw new IllegalArgumentException("einsum: '" + label + "' of '" + subscripts + "' is " + extent
              + " long, and " + operand.shape[axis]);
        }
        continue;
      }
      int place = own.indexOf(String.valueOf(label));
      if (place < 0) {
        place = own.length();
        own.append(label);
        shape[place] = extent;
      }
      strides[place] += operand.strides[axis];
    }
    int ndim = own.length();
    return new Term(own.toString(), operand.view(operand.address, Arrays.copyOf(shape, ndim),
        Arrays.copyOf(strides, ndim)));
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
    var shared = EinsumPath.set(left.labels);
    shared.retainAll(EinsumPath.set(right.labels));
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
