package dev.ashlar.ndarray;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * How much an expression would be for one kernel. A part that is used several times is one node.
 *
 * @param operations different operations
 * @param levels operations on the longest way from the result to an operand
 * @param occurrences operations with shared parts counted wherever they occur
 * @param leaves different arrays, and numbers
 */
record ExpressionSize(int operations, int levels, long occurrences, int leaves) {
  /** Sums stay far from overflow: an expression of 62 nodes can have 2^62 occurrences. */
  private static final long MANY = 1L << 40;

  static ExpressionSize of(Fusion.Node root) {
    var seen = new IdentityHashMap<Object, ExpressionSize>();
    var size = visit(root, seen);
    int operations = 0;
    int leaves = 0;
    for (var node : seen.keySet()) {
      switch (node) {
        case Fusion.Call call -> {
          operations++;
          // the same number may have another dtype beside other operands
          leaves += (int) call.args().stream().filter(Fusion.Constant.class::isInstance).count();
        }
        case Fusion.Conversion conversion -> {
          operations++;
          leaves += conversion.arg() instanceof Fusion.Constant ? 1 : 0;
        }
        case NDArray _ -> leaves++;
        default -> {}
      }
    }
    return new ExpressionSize(operations, size.levels, size.occurrences, leaves);
  }

  private static ExpressionSize visit(Fusion.Node node, IdentityHashMap<Object, ExpressionSize> seen) {
    var known = seen.get(node);
    if (known != null) {
      return known;
    }
    var size =
        switch (node) {
          case Fusion.Leaf leaf -> {
            seen.put(leaf.array(), new ExpressionSize(0, 0, 0, 1));
            yield new ExpressionSize(0, 0, 0, 1);
          }
          case Fusion.Constant _ -> new ExpressionSize(0, 0, 0, 1);
          case Fusion.Conversion conversion -> above(List.of(conversion.arg()), seen);
          case Fusion.Call call -> above(call.args(), seen);
        };
    seen.put(node, size);
    return size;
  }

  private static ExpressionSize above(List<Fusion.Node> args, IdentityHashMap<Object, ExpressionSize> seen) {
    int levels = 0;
    long occurrences = 1;
    for (var arg : args) {
      var size = visit(arg, seen);
      levels = Math.max(levels, size.levels);
      occurrences = Math.min(MANY, occurrences + size.occurrences);
    }
    return new ExpressionSize(0, levels + 1, occurrences, 0);
  }
}
