package dev.ashlar.kernels.internal.compile;

import dev.ashlar.kernels.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The subexpressions that occur more than once: a body computes each once. */
final class SharedParts {
  /** A method handle has at most 255 parameters, and those of several nodes are collected before they are joined. */
  private static final int MOST = 24;

  private final Map<Expr, Integer> uses = new HashMap<>();
  private final List<Expr> order = new ArrayList<>();

  private SharedParts() {}

  /** Equal subexpressions of the trees, each behind those that it consists of; loads are not worth it. */
  static List<Expr> of(List<Expr> trees) {
    var parts = new SharedParts();
    trees.forEach(parts::visit);
    parts.order.removeIf(part -> parts.uses.getOrDefault(part, 0) < 2);
    return parts.order.size() <= MOST ? parts.order : parts.order.subList(0, MOST);
  }

  private void visit(Expr tree) {
    switch (tree) {
      case Expr.Input _, Expr.Part _ -> {}
      case Expr.Cast cast -> visit(cast, List.of(cast.arg()));
      case Expr.Apply apply -> visit(apply, apply.args());
    }
  }

  private void visit(Expr tree, List<Expr> args) {
    if (uses.merge(tree, 1, Integer::sum) == 1) {
      args.forEach(this::visit);
      order.add(tree);
    }
  }
}
