package dev.ashlar.ndarray;

import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements kept between bounds, in one pass. */
final class Clipping {
  private Clipping() {}

  static NDArray clip(NDArray x, @Nullable NDArray min, @Nullable NDArray max) {
    var dtype = x.numeric("clip");
    List<NDArray> operands = new ArrayList<>(List.of(x));
    var tree = Expr.input(0, dtype);
    if (min != null) {
      tree = Expr.apply(Operations.MAXIMUM, tree, Expr.input(operands.size(), min.numeric("clip")));
      operands.add(min);
    }
    if (max != null) {
      tree = Expr.apply(Operations.MINIMUM, tree, Expr.input(operands.size(), max.numeric("clip")));
      operands.add(max);
    }
    if (operands.size() == 1) {
      return x.copy();
    }
    return Evaluation.map("clip", ElementwiseKernel.of(tree), null, operands.toArray(NDArray[]::new));
  }
}
