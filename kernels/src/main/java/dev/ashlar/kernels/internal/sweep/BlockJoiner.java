package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapTemplates;
import dev.ashlar.kernels.internal.loop.ReduceKernel;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Reduces blocks of consecutive values to rows. The rows of {@link #GROUP} blocks are joined by halves, those of all
 * groups as a balanced tree.
 */
final class BlockJoiner {
  /** Blocks of a group: a power of two. */
  static final int GROUP = 16;

  private final ReducePlan plan;
  private final ReduceScratch scratch;
  private final @Nullable ReduceKernel kernel;
  private final MapKernel evaluate;
  private final MapKernel begin;
  private final MapKernel fold;

  /** What a fold takes, made once: there are only some dozens of values for each. */
  private final long[] folded = new long[MapTemplates.MAX_INPUTS + 1];

  private final int splats;
  private final int rowBytes;
  private final boolean widens;
  private final boolean mayEndEarly;
  private final boolean heavy;

  /** Whether a value may be joined twice and lies in memory as it is joined. */
  private final boolean repeats;

  final long aStep;
  final long bStep;
  private final long aBlockStep;
  private final long bBlockStep;
  private int rows;
  private long groups;
  private int levels;
  private boolean decided;

  /**
   * Ready for one run.
   *
   * @param splats the pattern of operands that stay on one element
   */
  BlockJoiner(ReducePlan plan, int splats, ReduceScratch scratch) {
    this.plan = plan;
    this.scratch = scratch;
    this.splats = splats;
    this.evaluate = plan.evaluate.kernel(splats);
    this.heavy = plan.isHeavy();
    var reduced = heavy ? plan.staged() : plan;
    int pattern = heavy ? 0 : splats;
    this.kernel = reduced.blockKernel(pattern).orElse(null);
    this.begin = reduced.evaluate.kernel(pattern);
    this.fold = reduced.foldBlock.kernel(pattern << 1);
    this.repeats = reduced.isIdempotent() && pattern == 0;
    this.mayEndEarly = plan.mayEndEarly();
    this.widens = plan.total != plan.accumulator;
    this.rowBytes = plan.rowLanes * plan.total.itemsize();
    this.aStep = step(0);
    this.bStep = step(1);
    this.aBlockStep = heavy ? plan.accumulator.itemsize() : aStep;
    this.bBlockStep = heavy ? 0 : bStep;
  }

  private long step(int input) {
    return input < plan.inputs.size() && (splats >> input & 1) == 0 ? plan.inputs.get(input).itemsize() : 0;
  }

  /**
   * Joins {@code n} consecutive values to the totals, block after block, until the result is decided. Only the last
   * call's may end within a block.
   */
  void add(long a, long b, long n) {
    for (long done = 0; done < n && !decided; done += plan.block) {
      addBlock(a + done * aStep, b + done * bStep, (int) Math.min(plan.block, n - done));
    }
  }

  private void addBlock(long a, long b, int n) {
    long row = scratch.rows + (long) rows * ReducePlan.ROW_BYTES;
    blockRow(row, a, b, n);
    decided = mayEndEarly && plan.decides(row);
    if (++rows == GROUP) {
      endGroup();
    }
  }

  /** The row of one block alone. */
  void blockRow(long row, long a, long b, int n) {
    if (heavy) {
      evaluate.run(scratch.stage, a, b, n);
      valuesRow(row, scratch.stage, 0, n);
    } else {
      valuesRow(row, a, b, n);
    }
  }

  private void valuesRow(long row, long a, long b, int n) {
    int rest = n % plan.columns;
    int whole = n - rest;
    long first = rest == 0 ? scratch.identities : columnsOf(a, b, n, rest);
    if (kernel != null && kernel.isHot(n)) {
      kernel.block(row, first, a, b, whole, scratch.working);
    } else {
      scalarBlock(row, first, a, b, whole);
    }
  }

  /**
   * One value for each column: those that are left over, then identities, which change nothing. Where values may be
   * joined twice the last ones stand there already.
   */
  private long columnsOf(long a, long b, int n, int rest) {
    if (repeats && n >= plan.columns) {
      return a + (n - plan.columns) * aBlockStep;
    }
    long columns = scratch.columns;
    begin.run(columns, a + (n - rest) * aBlockStep, b + (n - rest) * bBlockStep, rest);
    int size = plan.accumulator.itemsize();
    long filled = (long) rest * size;
    MemorySegment.copy(ALL, scratch.identities, ALL, columns + filled, (long) plan.columns * size - filled);
    return columns;
  }

  /** The block by elementwise kernels: the same joins in the same order as the vector kernel's. */
  void scalarBlock(long row, long first, long a, long b, int n) {
    long columns = scratch.working;
    int size = plan.accumulator.itemsize();
    MemorySegment.copy(ALL, first, ALL, columns, (long) plan.columns * size);
    for (int done = 0; done < n; done += plan.columns) {
      fold(columns, a + done * aBlockStep, b + done * bBlockStep, plan.columns);
    }
    for (int half = plan.columns / 2; half >= plan.rowLanes; half /= 2) {
      plan.joinBlock.run(columns, columns, columns + (long) half * size, half);
    }
    MemorySegment.copy(ALL, columns, ALL, row, ReducePlan.ROW_BYTES);
  }

  private void fold(long accumulators, long a, long b, int n) {
    folded[0] = accumulators;
    folded[1] = accumulators;
    folded[2] = a;
    folded[3] = b;
    fold.run(folded, n);
  }

  /** Joins consecutive values to a total of their own: the row at {@link ReduceScratch#total} 0. */
  void addGroup(long a, long b, long n) {
    add(a, b, n);
    if (rows > 0) {
      endGroup();
    }
  }

  /** Whether further values change nothing. */
  boolean isDecided() {
    return decided;
  }

  private void endGroup() {
    push(joinedRows());
    rows = 0;
  }

  /** The row of totals of the rows that there are: the upper half is joined to the lower until one is left. */
  private long joinedRows() {
    long at = scratch.rows;
    if (widens) {
      at = scratch.wideRows;
      plan.widen.run(at, scratch.rows, 0, (long) rows * plan.rowLanes);
    }
    int left = rows;
    for (int half = GROUP / 2; half >= 1; half /= 2) {
      if (left > half) {
        plan.joinTotal.run(at, at, at + (long) half * rowBytes, (long) (left - half) * plan.rowLanes);
        left = half;
      }
    }
    return at;
  }

  /** Takes a row of totals that stands for a whole group; the rows of the joiner itself are none or its last. */
  void push(long row) {
    MemorySegment.copy(ALL, row, ALL, scratch.total(levels), rowBytes);
    levels++;
    groups++;
    for (long full = groups; (full & 1) == 0; full >>= 1) {
      joinUpper();
    }
  }

  private void joinUpper() {
    levels--;
    plan.joinTotal.run(scratch.total(levels - 1), scratch.total(levels - 1), scratch.total(levels), plan.rowLanes);
  }

  /** Joins what is pending, then the lanes; the total is at the returned address until the next use. */
  long finish() {
    long total = scratch.total(0);
    if (levels == 0) {
      total = joinedRows();
    } else {
      if (rows > 0) {
        endGroup();
      }
      while (levels > 1) {
        joinUpper();
      }
    }
    rows = 0;
    levels = 0;
    groups = 0;
    decided = false;
    return joinLanes(total);
  }

  /**
   * Joins rows of an idempotent operation, which stay as they are where they are several.
   *
   * @param rows the first of them
   * @param count at least one, at most {@link #GROUP}
   * @return the address of the total
   */
  long joinRows(long rows, int count) {
    if (count == 1) {
      return joinLanes(rows);
    }
    long to = scratch.wideRows;
    long from = rows;
    for (int left = count; left > 1; ) {
      int half = (left + 1) / 2;
      plan.joinBlock.run(to, from, from + (long) (left - half) * ReducePlan.ROW_BYTES, (long) half * plan.rowLanes);
      left = half;
      from = to;
    }
    return joinLanes(to);
  }

  /** Joins the lanes of a row of totals to the first, whose address it returns. */
  long joinLanes(long total) {
    if (mayEndEarly) {
      plan.joinTruths(total);
      return total;
    }
    int size = plan.total.itemsize();
    int half = plan.rowLanes / 2;
    for (; half >= ReducePlan.LAST_LANES; half /= 2) {
      plan.joinTotal.run(total, total, total + (long) half * size, half);
    }
    plan.joinLast.runCold(scratch.lastLanes(total, size), 1);
    return total;
  }
}
