package dev.ashlar.datashape;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NumPy's broadcasting of dimensions (array API standard, "Broadcasting"). */
final class Broadcast {
  private Broadcast() {}

  /**
   * The dimensions that both sequences broadcast to, or null. Aligned at the innermost; a length of 1 gives way to any
   * other, a varying length to a fixed one (whether it fits is seen when the rows are).
   */
  static @Nullable List<Dim> join(List<Dim> left, List<Dim> right) {
    int rank = Math.max(left.size(), right.size());
    var joined = new Dim[rank];
    for (int back = 1; back <= rank; back++) {
      var a = back <= left.size() ? left.get(left.size() - back) : null;
      var b = back <= right.size() ? right.get(right.size() - back) : null;
      var dim = a == null ? b : b == null ? a : join(a, b);
      if (dim == null) {
        return null;
      }
      joined[rank - back] = dim;
    }
    return Arrays.asList(joined);
  }

  private static @Nullable Dim join(Dim a, Dim b) {
    if (a.equals(b) || isOne(b)) {
      return a;
    }
    if (isOne(a) || (a instanceof Dim.Var && b instanceof Dim.Fixed)) {
      return b;
    }
    return a instanceof Dim.Fixed && b instanceof Dim.Var ? a : null;
  }

  private static boolean isOne(Dim dim) {
    return dim instanceof Dim.Fixed(long extent) && extent == 1;
  }
}
