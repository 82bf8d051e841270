package dev.ashlar.kernels.internal.compile;

import dev.ashlar.kernels.Expr;

/**
 * How much code a tree becomes. C2 has limits to what it inlines and tidies up in one method: past them it leaves
 * accumulators of a reduction on the heap, and the loop takes ten times as long.
 */
public final class TreeWeight {
  /** What is one instruction or two. */
  private static final int LIGHT = 1;

  /** A formula, or a call. */
  private static final int HEAVY = 16;

  private TreeWeight() {}

  /** The weight: 0 for an operand, 1 for each simple operation. */
  public static int of(Expr tree) {
    return switch (tree) {
      case Expr.Input _ -> 0;
      case Expr.Part _ -> LIGHT;
      case Expr.Cast cast -> of(cast.arg()) + (cast.dtype() == cast.arg().dtype() ? 0 : LIGHT);
      case Expr.Apply apply -> weight(apply.operation().name()) + apply.args().stream().mapToInt(TreeWeight::of).sum();
    };
  }

  private static int weight(String operation) {
    return switch (operation) {
      case "positive", "real" -> 0;
      case "add", "subtract", "multiply", "divide", "square", "sqrt", "negative", "abs", "where", "equal", "not_equal",
          "less", "less_equal", "greater", "greater_equal", "isnan", "isfinite", "isinf", "bitwise_and", "bitwise_or",
          "bitwise_xor", "bitwise_invert", "logical_not", "logical_and", "logical_or" -> LIGHT;
      default -> HEAVY;
    };
  }
}
