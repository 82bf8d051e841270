package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.ReduceKernel;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Reduces blocks of consecutive values to rows and joins the rows of all blocks as a balanced tree. */
final class BlockJoiner {
  private final ReducePlan plan;
  private final ReduceScratch scratch;
  private final @Nullable ReduceKernel kernel;
  private final MapKernel evaluate;
  private final int splats;
  final long aStep;
  final long bStep;
  private long blocks;
  private int levels;

  /**
   * Ready for one run.
   *
   * @param splats the pattern of operands that stay on one element
   */
  BlockJoiner(ReducePlan plan, int splats, ReduceScratch scratch) {
    this.plan = plan;
    this.scratch = scratch;
    this.splats = splats;
    this.kernel = plan.blockKernel(splats).orElse(null);
    this.evaluate = plan.evaluate.kernel(splats);
    this.aStep = step(0);
    this.bStep = step(1);
  }

  private long step(int input) {
    return input < plan.inputs.size() && (splats >> input & 1) == 0 ? plan.inputs.get(input).itemsize() : 0;
  }

  /** Joins {@code n} consecutive values to the totals, block after block. */
  void add(long a, long b, long n) {
    for (long done = 0; done < n; done += plan.block) {
      addBlock(a + done * aStep, b + done * bStep, (int) Math.min(plan.block, n - done));
    }
  }

  private void addBlock(long a, long b, int n) {
    int whole = n - n % plan.columns;
    if (whole != 0) {
      if (kernel != null && kernel.isHot(whole)) {
        kernel.block(scratch.row, a, b, whole);
      } else {
        scalarBlock(scratch.row, a, b, whole);
      }
      push(scratch.row);
    }
    if (whole != n) {
      int rest = n - whole;
      evaluate(scratch.columns, a + whole * aStep, b + whole * bStep, rest);
      narrow(rest);
      push(scratch.columns);
    }
  }

  /** The block by elementwise kernels: the same joins in the same order as the vector kernel's. */
  void scalarBlock(long row, long a, long b, int n) {
    evaluate(scratch.columns, a, b, plan.columns);
    var fold = plan.foldBlock.kernel(splats << 1);
    for (int done = plan.columns; done < n; done += plan.columns) {
      fold(fold, scratch.columns, a + done * aStep, b + done * bStep, plan.columns);
    }
    narrow(plan.columns);
    MemorySegment.copy(ALL, scratch.columns, ALL, row, ReducePlan.ROW_BYTES);
  }

  private void evaluate(long out, long a, long b, int n) {
    switch (plan.inputs.size()) {
      case 1, 2 -> evaluate.run(out, a, b, n);
      default -> throw new IllegalStateException("blocks have at most 2 operands, not " + plan.inputs.size());
    }
  }

  private void fold(MapKernel fold, long accumulators, long a, long b, int n) {
    if (plan.inputs.size() == 1) {
      fold.run(accumulators, accumulators, a, n);
    } else {
      fold.run(new long[] {accumulators, accumulators, a, b}, n);
    }
  }

  /**
   * Joins the upper half of the columns to the lower until one row is left. Columns without a value count as the identity, which changes
   * nothing: they are left out, and filled in only where the row itself is not full.
   */
  private void narrow(int filled) {
    int size = plan.accumulator.itemsize();
    int left = filled;
    for (int half = plan.columns / 2; half >= plan.rowLanes; half /= 2) {
      if (left > half) {
        plan.joinBlock.run(scratch.columns, scratch.columns, scratch.columns + (long) half * size, left - half);
        left = half;
      }
    }
    if (left < plan.rowLanes) {
      long missing = (long) (plan.rowLanes - left) * size;
      MemorySegment.copy(ALL, scratch.identities, ALL, scratch.columns + (long) left * size, missing);
    }
  }

  private void push(long row) {
    plan.widen.run(scratch.total(levels), row, 0, plan.rowLanes);
    levels++;
    blocks++;
    for (long full = blocks; (full & 1) == 0; full >>= 1) {
      joinUpper();
    }
  }

  /**
   * A row of totals that stands for several blocks.
   *
   * @param count a power of two; so far only multiples of it were pushed
   */
  void pushTotal(long row, int count) {
    MemorySegment.copy(ALL, row, ALL, scratch.total(levels), (long) plan.rowLanes * plan.total.itemsize());
    levels++;
    blocks += count;
    for (long full = blocks / count; (full & 1) == 0; full >>= 1) {
      joinUpper();
    }
  }

  private void joinUpper() {
    levels--;
    plan.joinTotal.run(scratch.total(levels - 1), scratch.total(levels - 1), scratch.total(levels), plan.rowLanes);
  }

  /** Joins what is pending, then the lanes; the total is at the returned address until the next use. */
  long finish() {
    while (levels > 1) {
      joinUpper();
    }
    long total = scratch.total(0);
    for (int half = plan.rowLanes / 2; half >= 1; half /= 2) {
      plan.joinTotal.run(total, total, total + (long) half * plan.total.itemsize(), half);
    }
    levels = 0;
    blocks = 0;
    return total;
  }
}
