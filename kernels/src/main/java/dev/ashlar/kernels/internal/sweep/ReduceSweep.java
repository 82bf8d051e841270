package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.MemorySegment;

/**
 * The sweep of reductions. Where the values of one result follow one another closely they are joined run by run; where those of
 * neighbouring results do, whole rows are folded into a row of results.
 */
public final class ReduceSweep {
  /** Fewer neighbouring results than this are not worth a row. */
  private static final int FEW = 4;

  private ReduceSweep() {}

  /** See {@link dev.ashlar.kernels.raw.ReductionKernel#sweep}. */
  public static void sweep(ReducePlan plan, long[] shape, boolean[] reduced, Operand out, Operand... operands) {
    var kept = new Nest(select(shape, reduced, false), select(out, reduced, false), select(operands, reduced, false));
    if (kept.isEmpty()) {
      return;
    }
    var first = select(operands[0], reduced, true);
    var rest = new Operand[operands.length - 1];
    for (int i = 1; i < operands.length; i++) {
      rest[i - 1] = select(operands[i], reduced, true);
    }
    var along = new Nest(select(shape, reduced, true), first, rest);
    along.order();
    along.merge();
    kept.order();
    kept.merge();
    if (NarrowRows.sweep(plan, kept, along)) {
      return;
    }
    int parts = Split.parts(kept, kept.elements() * along.elements());
    Workers.run(parts, i -> reduce(plan, Split.part(kept, parts, i), along.copy(), parts == 1));
  }

  /**
   * Reduces every result of the nest.
   *
   * @param alone whether no other thread works on the operation yet
   */
  private static void reduce(ReducePlan plan, Nest kept, Nest along, boolean alone) {
    try (var memory = Scratch.take()) {
      var scratch = new ReduceScratch(plan, memory.address());
      if (byRows(kept, along)) {
        new ReduceRows(plan, kept, along, scratch.rowTotals()).sweep();
        return;
      }
      var run = new ReduceRun(plan, along, scratch, alone);
      int size = plan.total.itemsize();
      kept.walk(
          0,
          addresses -> {
            long total = run.total(addresses);
            MemorySegment.copy(ALL, total, ALL, addresses[0], size);
          });
    }
  }

  private static boolean byRows(Nest kept, Nest along) {
    long results = kept.innerExtent();
    if (results < FEW || along.isEmpty()) {
      return false;
    }
    long keptStride = Math.abs(kept.innerStride(1));
    long alongStride = Math.abs(along.innerStride(0));
    return (keptStride != 0 && keptStride < alongStride) || along.elements() < ReducePlan.FEW;
  }

  static long[] select(long[] values, boolean[] reduced, boolean wanted) {
    int count = 0;
    for (var flag : reduced) {
      count += flag == wanted ? 1 : 0;
    }
    var selected = new long[count];
    int next = 0;
    for (int axis = 0; axis < reduced.length; axis++) {
      if (reduced[axis] == wanted) {
        selected[next++] = values[axis];
      }
    }
    return selected;
  }

  static Operand select(Operand operand, boolean[] reduced, boolean wanted) {
    return new Operand(operand.address(), select(operand.strides(), reduced, wanted), operand.dtype());
  }

  private static Operand[] select(Operand[] operands, boolean[] reduced, boolean wanted) {
    var selected = new Operand[operands.length];
    for (int i = 0; i < operands.length; i++) {
      selected[i] = select(operands[i], reduced, wanted);
    }
    return selected;
  }
}
