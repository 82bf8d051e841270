package dev.ashlar.kernels.raw;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.internal.loop.KernelCache;
import dev.ashlar.kernels.internal.sweep.ArgSweep;
import dev.ashlar.kernels.internal.sweep.ReducePlan;
import dev.ashlar.kernels.internal.sweep.ReduceSweep;

/**
 * A reduction made ready to run: the values of an expression joined along some axes, evaluated and joined in one pass.
 *
 * <p>Runs of values are cut into blocks of 16 KiB; in a block the joins go by columns, blocks are joined as a balanced
 * tree. The order is fixed by the number of values, so results do not depend on vector width, heat or threads. Joins
 * within a block use the expression's dtype, joins between blocks the total's: a sum of float32 with a float64 total is
 * as exact as NumPy's pairwise sum or better.
 */
public final class ReductionKernel {
  private record Key(Monoid monoid, Expr tree, DType total) {}

  private static final KernelCache<Key, ReductionKernel> CACHE = new KernelCache<>();

  private final ReducePlan plan;

  private ReductionKernel(ReducePlan plan) {
    this.plan = plan;
  }

  /**
   * The reduction, ready to run.
   *
   * @param tree the values to join, of a real dtype
   * @param total the dtype of the result and of joins between blocks
   */
  public static ReductionKernel of(Monoid monoid, Expr tree, DType total) {
    return CACHE.get(
        new Key(monoid, tree, total), key -> new ReductionKernel(new ReducePlan(key.monoid, key.tree, key.total)));
  }

  /**
   * Reduces along the marked axes. Where there are no values, the identity is stored.
   *
   * @param shape extents of the operands, outermost first
   * @param reduced for each axis whether it is joined away
   * @param out one element for each position of the other axes; its strides along reduced axes are ignored; of the
   *     total's dtype
   * @param operands broadcast to the shape by strides of 0
   */
  public void sweep(long[] shape, boolean[] reduced, Operand out, Operand... operands) {
    ReduceSweep.sweep(plan, shape, reduced, out, operands);
  }

  /** Which loop {@link #sweep} runs over such operands, in words; operand i is called @i. */
  public String describe(long[] shape, boolean[] reduced, Operand out, Operand... operands) {
    return ReduceSweep.describe(plan, shape, reduced, out, operands);
  }

  /**
   * Where the extremes along an axis are: for each position of the other axes that of the first element that is one,
   * counted along the axis. Zeros of both signs are equal, and NaN counts as more extreme than any number. The kernel
   * is one of {@link Monoid#MAX} or {@link Monoid#MIN} of operands as they are.
   *
   * @param shape extents of the operand, outermost first, none of which is 0 along the axis
   * @param axis along which to look
   * @param out of dtype int64; its stride along the axis is ignored
   * @param operand of the kernel's dtype
   */
  public void arg(long[] shape, int axis, Operand out, Operand operand) {
    ArgSweep.sweep(plan, shape, axis, out, operand);
  }
}
