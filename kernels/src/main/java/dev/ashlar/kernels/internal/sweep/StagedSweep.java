package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.indexed.ElementMover;
import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.memory.Scratch;
import org.jspecify.annotations.Nullable;

/**
 * Elementwise work whose output, or some operand, steps so that vectors do not reach its elements: block by block,
 * those operands are copied together in the first-level cache, the kernel of contiguous operands goes over them, and
 * what it makes is copied to its places. A copy takes a cycle or two for each element, the scalar body three or more.
 */
final class StagedSweep {
  /** Operands of a kernel that is called without an array of addresses. */
  private static final int MOST_OPERANDS = 3;

  /** Bytes of scratch memory for the output and for each operand. */
  private static final int STAGE_BYTES = Scratch.BYTES / (MOST_OPERANDS + 1);

  /** Elements of a block: of the widest dtype it fills its stage. */
  private static final int BLOCK = STAGE_BYTES / 16;

  private StagedSweep() {}

  /** The kernel that goes over the blocks of a nest; null where this way does not pay. */
  static @Nullable MapKernel kernel(MapProgram program, Nest nest) {
    var inputs = program.inputs();
    if (inputs.size() > MOST_OPERANDS
        || nest.innerExtent() < MapSweep.LONG
        || nest.elements() < MapSweep.WORTHWHILE) {
      return null;
    }
    long pattern = 0;
    int splats = 0;
    boolean steps = false;
    for (int i = 0; i < inputs.size(); i++) {
      var known = LeafMode.of(nest.innerStride(i + 1), inputs.get(i).itemsize());
      var mode = known == null ? LeafMode.CONTIGUOUS : known;
      pattern |= mode.pattern(i);
      splats |= mode == LeafMode.SPLAT ? 1 << i : 0;
      steps |= mode != LeafMode.SPLAT && mode != LeafMode.CONTIGUOUS;
    }
    var kernel = steps ? program.stepped(pattern) : program.kernel(splats);
    return isCopy(program) || kernel.lanes() > 1 ? kernel : null;
  }

  /** How the kernel goes through the nest, in words. */
  static String words(MapProgram program, MapKernel kernel) {
    return isCopy(program)
        ? "one element at a time"
        : "in blocks of " + BLOCK + " elements that are copied together; " + kernel.pace();
  }

  private static boolean isCopy(MapProgram program) {
    return program.tree() instanceof Expr.Input;
  }

  /** Evaluates all elements. */
  static void run(MapProgram program, MapKernel kernel, Nest nest) {
    var at = nest.start(1);
    if (isCopy(program)) {
      var mover = ElementMover.of(program.tree().dtype().itemsize());
      do {
        mover.copy(at[1], nest.innerStride(1), at[0], nest.innerStride(0), nest.innerExtent());
      } while (nest.next());
      return;
    }
    try (var scratch = Scratch.take()) {
      do {
        for (long done = 0; done < nest.innerExtent(); done += BLOCK) {
          block(program, kernel, nest, at, done, scratch.address());
        }
      } while (nest.next());
    }
  }

  private static void block(MapProgram program, MapKernel kernel, Nest nest, long[] at, long done, long scratch) {
    int count = (int) Math.min(BLOCK, nest.innerExtent() - done);
    long a = operand(program, nest, 0, at, done, count, scratch + STAGE_BYTES);
    long b = operand(program, nest, 1, at, done, count, scratch + 2 * STAGE_BYTES);
    long c = operand(program, nest, 2, at, done, count, scratch + 3 * STAGE_BYTES);
    int size = program.tree().dtype().itemsize();
    long step = nest.innerStride(0);
    long target = at[0] + done * step;
    if (step == size) {
      kernel.run(target, a, b, c, count);
    } else {
      kernel.run(scratch, a, b, c, count);
      ElementMover.of(size).copy(scratch, size, target, step, count);
    }
  }

  /** The address of an operand's elements of a block, which may be copied to a stage; 0 if there is no such operand. */
  private static long operand(MapProgram program, Nest nest, int i, long[] at, long done, int count, long stage) {
    if (i >= program.inputs().size()) {
      return 0;
    }
    int size = program.inputs().get(i).itemsize();
    long step = nest.innerStride(i + 1);
    long first = at[i + 1] + done * step;
    if (LeafMode.of(step, size) != null) {
      return first;
    }
    ElementMover.of(size).copy(first, step, stage, size, count);
    return stage;
  }
}
