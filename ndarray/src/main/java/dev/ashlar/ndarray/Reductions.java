package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ReductionKernel;
import java.util.Arrays;

/** Runs reduction kernels over arrays: the shape of the result, its memory, and the operands' owners. */
final class Reductions {
  private Reductions() {}

  /**
   * Joins the values of a tree over operands of one shape.
   *
   * @param total the dtype of the result
   */
  static NDArray reduce(
      String name, Monoid monoid, Expr tree, DType total, Along along, long[] shape, NDArray... operands) {
    var marks = along.marks(name, shape.length);
    var keptShape = shape.clone();
    for (int axis = 0; axis < shape.length; axis++) {
      keptShape[axis] = marks[axis] ? 1 : shape[axis];
    }
    var kept = NDArray.fresh(name, total, keptShape);
    for (int i = 0; i < operands.length; i++) {
      if (!operands[i].isDirect()) {
        operands[i] = Foreign.load(operands[i]);
      }
    }
    var sources = new Operand[operands.length];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = Evaluation.operand(name, operands[i], shape);
    }
    var out = new Operand(kept.address, kept.strides, total);
    var kernel = ReductionKernel.of(monoid, tree, total);
    kept.owner.enter();
    try {
      Evaluation.sweepEntered(0, operands, () -> kernel.sweep(shape, marks, out, sources));
    } finally {
      kept.owner.exit();
    }
    return along.keepsDims() ? kept : squeeze(kept, marks);
  }

  static NDArray squeeze(NDArray kept, boolean[] marks) {
    var shape = new long[marks.length];
    int count = 0;
    for (int axis = 0; axis < marks.length; axis++) {
      if (!marks[axis]) {
        shape[count++] = kept.shape[axis];
      }
    }
    var left = Arrays.copyOf(shape, count);
    return kept.view(kept.address, left, Shapes.rowMajor(left, kept.itemsize()));
  }

  /** How many values go into each result. */
  static long count(String name, Along along, long[] shape) {
    var marks = along.marks(name, shape.length);
    long count = 1;
    for (int axis = 0; axis < marks.length; axis++) {
      count *= marks[axis] ? shape[axis] : 1;
    }
    return count;
  }
}
