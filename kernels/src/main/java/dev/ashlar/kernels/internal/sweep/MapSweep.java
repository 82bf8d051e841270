package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Operand;
import java.util.StringJoiner;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.loop.MapProgram;

/** The sweep of elementwise kernels. */
public final class MapSweep {
  /** Elements of a run that steps by vectors. */
  static final int LONG = 32;

  /** Elements for which a kernel of operands with steps is made. */
  static final int WORTHWHILE = 256;

  /** Elements of a row that is not worth a call. */
  private static final int SHORT = 12;

  /** Rows of a part of a column. */
  private static final int COLUMN = 256;

  /** What an expression may weigh for its scalar body to be worth while beside a call. */
  private static final int LIGHT = 4;

  private MapSweep() {}

  /** Runs the program over the nest of its output and operands, which is changed. */
  public static void sweep(MapProgram program, Nest nest) {
    if (nest.isEmpty()) {
      return;
    }
    simplify(nest);
    int parts = Split.parts(nest, nest.elements());
    if (parts == 1) {
      part(program, nest);
    } else {
      Workers.run(parts, i -> part(program, Split.part(nest, parts, i)));
    }
  }

  /** Runs the program over the shape. */
  public static void sweep(MapProgram program, long[] shape, Operand out, Operand... operands) {
    sweep(program, new Nest(shape, out, operands));
  }

  private static void simplify(Nest nest) {
    nest.forwards();
    nest.order();
    nest.merge();
  }

  /** Runs the program over elements that all follow one another, or are one for all; see {@link MapProgram#kernel}. */
  public static void run(MapProgram program, int splats, long out, long a, long b, long c, long n) {
    var kernel = program.kernel(splats);
    int parts = Split.parts(n);
    if (parts == 1) {
      kernel.run(out, a, b, c, n);
      return;
    }
    long outStep = kernel.step(0);
    long aStep = kernel.step(1);
    long bStep = kernel.step(2);
    long cStep = kernel.step(3);
    Workers.run(
        parts,
        i -> {
          long from = Split.cut(n, parts, i);
          long to = Split.cut(n, parts, i + 1);
          kernel.run(out + from * outStep, a + from * aStep, b + from * bStep, c + from * cStep, to - from);
        });
  }

  private static void part(MapProgram program, Nest nest) {
    int narrow = NarrowSweep.roles(program, nest);
    if (narrow != NarrowSweep.NONE) {
      NarrowSweep.run(program, nest, narrow);
      return;
    }
    if (areShort(program, nest)) {
      columns(program, nest);
      return;
    }
    long n = nest.innerExtent();
    int splats = splats(program, nest);
    long pattern = splats >= 0 ? -1 : pattern(program, nest);
    int size = program.tree().dtype().itemsize();
    if (splats >= 0 || pattern >= 0) {
      var kernel = splats >= 0 ? program.kernel(splats) : program.stepped(pattern);
      var addresses = nest.start(1);
      do {
        kernel.run(addresses, n);
      } while (nest.next());
    } else if (program.tree() instanceof Expr.Input && TransposedCopy.serves(nest, size)) {
      TransposedCopy.sweep(nest, size);
    } else {
      var transposed = TransposedSweep.of(program, nest);
      var staged = transposed == null ? StagedSweep.kernel(program, nest) : null;
      if (transposed != null) {
        transposed.run();
      } else if (staged != null) {
        StagedSweep.run(program, staged, nest);
      } else {
        strided(program, nest);
      }
    }
  }

  private static void strided(MapProgram program, Nest nest) {
    var strides = nest.innerStrides();
    long n = nest.innerExtent();
    var kernel = program.kernel(0);
    var addresses = nest.start(1);
    do {
      kernel.runStrided(addresses, strides, n);
    } while (nest.next());
  }

  /** Whether rows are so short that a call for each would cost more than going down the columns element by element. */
  private static boolean areShort(MapProgram program, Nest nest) {
    return nest.depth >= 2
        && nest.innerExtent() <= SHORT
        && nest.shape[nest.depth - 2] >= LONG
        && program.weight() <= LIGHT;
  }

  /**
   * Goes down the columns, some rows at a time, so that what is read of a row is still in the cache for its next
   * element.
   */
  private static void columns(MapProgram program, Nest nest) {
    int outer = nest.depth - 2;
    var kernel = program.kernel(0);
    var strides = nest.spare(0);
    for (int i = 0; i < nest.operands; i++) {
      strides[i] = nest.strides[i][outer];
    }
    var column = nest.spare(1);
    var at = nest.start(2);
    do {
      for (long row = 0; row < nest.shape[outer]; row += COLUMN) {
        for (long k = 0; k < nest.innerExtent(); k++) {
          for (int i = 0; i < nest.operands; i++) {
            column[i] = at[i] + row * strides[i] + k * nest.innerStride(i);
          }
          kernel.runStrided(column, strides, Math.min(COLUMN, nest.shape[outer] - row));
        }
      }
    } while (nest.next());
  }

  /** How {@link #sweep} goes through such operands, in words. */
  public static String describe(MapProgram program, long[] shape, Operand out, Operand... operands) {
    var nest = new Nest(shape, out, operands);
    if (nest.isEmpty()) {
      return "no loop: there are no elements";
    }
    simplify(nest);
    long n = nest.innerExtent();
    long runs = nest.elements() / n;
    var loop = (runs == 1 ? "a run" : runs + " runs") + " of " + n + (n == 1 ? " element" : " elements");
    int narrow = NarrowSweep.roles(program, nest);
    if (narrow != NarrowSweep.NONE) {
      var kernel = program.kernel(NarrowSweep.splats(nest, narrow));
      return loop + ", " + NarrowSweep.tileRows(program, nest, narrow) + " runs together; " + kernel.pace();
    }
    if (areShort(program, nest)) {
      return loop + ", down the columns; one element at a time";
    }
    int splats = splats(program, nest);
    long pattern = splats >= 0 ? -1 : pattern(program, nest);
    if (splats >= 0 || pattern >= 0) {
      var modes = new StringBuilder();
      for (int i = 0; i < operands.length; i++) {
        var mode = splats < 0 ? LeafMode.in(pattern, i) : (splats >> i & 1) == 0 ? LeafMode.CONTIGUOUS : LeafMode.SPLAT;
        modes.append(", @").append(i).append(' ').append(mode.words());
      }
      return loop + modes + "; " + (splats >= 0 ? program.kernel(splats) : program.stepped(pattern)).pace();
    }
    var transposed = TransposedSweep.of(program, nest);
    if (transposed == null) {
      var staged = StagedSweep.kernel(program, nest);
      return loop + " over strides; " + (staged == null ? "one element at a time" : StagedSweep.words(program, staged));
    }
    var which = new StringJoiner(", ");
    for (int i = 0; i < operands.length; i++) {
      if (transposed.isTransposed(i)) {
        which.add("@" + i);
      }
    }
    return "tiles of " + transposed.tile() + " elements, into which " + which + " is transposed; "
        + transposed.kernel().pace();
  }

  /**
   * The pattern of all operands' modes along the innermost loop, or -1 where an operand has none, or there is too
   * little to step through.
   */
  private static long pattern(MapProgram program, Nest nest) {
    if (nest.innerStride(0) != program.tree().dtype().itemsize()
        || nest.innerExtent() < LONG
        || nest.elements() < WORTHWHILE) {
      return -1;
    }
    return nest.modes(program.inputs(), 1);
  }

  /** The pattern of splat operands along the innermost loop, or -1 where an operand is neither contiguous nor splat. */
  private static int splats(MapProgram program, Nest nest) {
    boolean fits = nest.innerExtent() == 1 || nest.innerStride(0) == program.tree().dtype().itemsize();
    return fits ? nest.splats(program.inputs(), 1) : -1;
  }
}
