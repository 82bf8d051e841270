package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.MemorySegment;

/**
 * The sweep of reductions. Where the values of one result follow one another closely they are joined run by run; where
 * those of neighbouring results do, whole rows are folded into a row of results.
 */
public final class ReduceSweep {
  /** Fewer neighbouring results than this are not worth a row. */
  private static final int FEW = 4;

  private ReduceSweep() {}

  /**
   * The two nests of a reduction.
   *
   * @param kept over the results and the first values of each
   * @param along over the values that go into one result
   */
  private record Nests(Nest kept, Nest along) {
    static Nests of(long[] shape, boolean[] reduced, Operand out, Operand... operands) {
      var kept = new Nest(select(shape, reduced, false), select(out, reduced, false), select(operands, reduced, false));
      var first = select(operands[0], reduced, true);
      var rest = new Operand[operands.length - 1];
      for (int i = 1; i < operands.length; i++) {
        rest[i - 1] = select(operands[i], reduced, true);
      }
      var along = new Nest(select(shape, reduced, true), first, rest);
      if (!kept.isEmpty()) {
        along.order();
        along.merge();
        kept.order();
        kept.merge();
      }
      return new Nests(kept, along);
    }
  }

  /** See {@link dev.ashlar.kernels.raw.ReductionKernel#sweep}. */
  public static void sweep(ReducePlan plan, long[] shape, boolean[] reduced, Operand out, Operand... operands) {
    var nests = Nests.of(shape, reduced, out, operands);
    var kept = nests.kept;
    var along = nests.along;
    if (kept.isEmpty() || NarrowRows.sweep(plan, kept, along)) {
      return;
    }
    int parts = Split.parts(kept, kept.elements() * along.elements());
    Workers.run(parts, i -> reduce(plan, Split.part(kept, parts, i), along.copy(), parts == 1));
  }

  /** How {@link #sweep} goes through such operands, in words. */
  public static String describe(ReducePlan plan, long[] shape, boolean[] reduced, Operand out, Operand... operands) {
    var nests = Nests.of(shape, reduced, out, operands);
    var kept = nests.kept;
    var along = nests.along;
    if (kept.isEmpty() || along.isEmpty()) {
      return "no loop: there are no " + (kept.isEmpty() ? "results" : "elements");
    }
    long results = kept.elements();
    var loop = (results == 1 ? "" : results + " results of ") + along.elements() + " elements each";
    if (NarrowRows.serves(plan, kept, along)) {
      return loop + ": short rows, several of which are folded as one; " + plan.foldRows().kernel(0).pace();
    }
    if (byRows(kept, along)) {
      return loop + ": rows of " + kept.innerExtent() + ", folded into a row of results; "
          + plan.foldRows().kernel(0).pace();
    }
    return (results == 1 ? along.elements() + " elements" : loop) + ReduceRun.describe(plan, along);
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
