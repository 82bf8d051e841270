package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
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
    var masked = along.mask();
    var joined =
        masked == null
            ? reduceAll(name, monoid, tree, total, along, shape, operands)
            : reduceMasked(name, monoid, tree, total, along, shape, masked, operands);
    var initial = along.initial();
    return initial == null
        ? joined
        : Evaluation.apply(monoid.operation(), joined, joined, Evaluation.scalar(name, total, initial));
  }

  /** What the mask hides counts as the value that changes nothing, chosen element by element within the pass. */
  private static NDArray reduceMasked(
      String name,
      Monoid monoid,
      Expr tree,
      DType total,
      Along along,
      long[] shape,
      NDArray mask,
      NDArray... operands) {
    int n = operands.length;
    var all = Arrays.copyOf(operands, n + 2);
    all[n] = mask;
    all[n + 1] = identity(name, monoid, tree.dtype());
    var chosen =
        Expr.apply(Operations.WHERE, Expr.input(n, DType.BOOL), tree, Expr.input(n + 1, tree.dtype()));
    return reduceAll(name, monoid, chosen, total, along, shape, all);
  }

  private static NDArray identity(String name, Monoid monoid, DType dtype) {
    var identity = NDArray.fresh(name, dtype, new long[0]);
    // the sum of nothing is +0, though -0 would change nothing either
    if (monoid.equals(Monoid.SUM)) {
      return identity.assign(0);
    }
    monoid.storeIdentity(dtype, identity.address);
    return identity;
  }

  private static NDArray reduceAll(
      String name, Monoid monoid, Expr tree, DType total, Along along, long[] shape, NDArray... operands) {
    var marks = along.marks(name, shape.length);
    var kept = NDArray.fresh(name, total, Shapes.kept(shape, marks));
    for (int i = 0; i < operands.length; i++) {
      if (Evaluation.mustCopy(operands[i], monoid.callsUserCode())) {
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

  /** How many values go into each result, as float64: one number, or where there is a mask one for each result. */
  static NDArray counts(String name, Along along, long[] shape) {
    var mask = along.mask();
    if (mask == null) {
      return NDArray.of((double) count(name, along, shape)).reshape();
    }
    // found to broadcast by the reduction itself
    return Searching.countNonzero(Views.broadcastTo(mask, shape), along.plain()).astype(DType.FLOAT64);
  }

  /** How many places go into each result, masked or not. */
  static long count(String name, Along along, long[] shape) {
    var marks = along.marks(name, shape.length);
    long count = 1;
    for (int axis = 0; axis < marks.length; axis++) {
      count *= marks[axis] ? shape[axis] : 1;
    }
    return count;
  }
}
