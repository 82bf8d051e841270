package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Operand;
import java.util.StringJoiner;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.loop.MapProgram;

/** The sweep of elementwise kernels. */
public final class MapSweep {
  /** Elements of a run that steps by vectors. */
  private static final int LONG = 32;

  /** Elements for which a kernel of operands with steps is made. */
  private static final int WORTHWHILE = 256;

  private MapSweep() {}

  /** Runs the program over the shape. */
  public static void sweep(MapProgram program, long[] shape, Operand out, Operand... operands) {
    var nest = new Nest(shape, out, operands);
    if (nest.isEmpty()) {
      return;
    }
    nest.forwards();
    nest.order();
    nest.merge();
    int parts = Split.parts(nest, nest.elements());
    Workers.run(parts, i -> sweep(program, Split.part(nest, parts, i), out, operands));
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

  private static void sweep(MapProgram program, Nest nest, Operand out, Operand... operands) {
    long n = nest.innerExtent();
    int splats = splats(nest, out, operands, n);
    long pattern = splats >= 0 ? -1 : pattern(nest, out, operands);
    if (splats >= 0 || pattern >= 0) {
      var kernel = splats >= 0 ? program.kernel(splats) : program.stepped(pattern);
      nest.walk(1, addresses -> kernel.run(addresses, n));
    } else if (program.tree() instanceof Expr.Input && TransposedCopy.serves(nest, out.dtype().itemsize())) {
      TransposedCopy.sweep(nest, out.dtype().itemsize());
    } else {
      var transposed = TransposedSweep.of(program, nest, out, operands);
      if (transposed != null) {
        transposed.run();
      } else {
        strided(program, nest, operands.length);
      }
    }
  }

  private static void strided(MapProgram program, Nest nest, int inputs) {
    var strides = new long[inputs + 1];
    for (int i = 0; i < strides.length; i++) {
      strides[i] = nest.innerStride(i);
    }
    var kernel = program.kernel(0);
    nest.walk(1, addresses -> kernel.runStrided(addresses, strides, nest.innerExtent()));
  }

  /** How {@link #sweep} goes through such operands, in words. */
  public static String describe(MapProgram program, long[] shape, Operand out, Operand... operands) {
    var nest = new Nest(shape, out, operands);
    if (nest.isEmpty()) {
      return "no loop: there are no elements";
    }
    nest.forwards();
    nest.order();
    nest.merge();
    long n = nest.innerExtent();
    long runs = nest.elements() / n;
    var loop = (runs == 1 ? "a run" : runs + " runs") + " of " + n + (n == 1 ? " element" : " elements");
    int splats = splats(nest, out, operands, n);
    long pattern = splats >= 0 ? -1 : pattern(nest, out, operands);
    if (splats >= 0 || pattern >= 0) {
      var modes = new StringBuilder();
      for (int i = 0; i < operands.length; i++) {
        var mode = splats < 0 ? LeafMode.in(pattern, i) : (splats >> i & 1) == 0 ? LeafMode.CONTIGUOUS : LeafMode.SPLAT;
        modes.append(", @").append(i).append(' ').append(mode.words());
      }
      return loop + modes + "; " + (splats >= 0 ? program.kernel(splats) : program.stepped(pattern)).pace();
    }
    var transposed = TransposedSweep.of(program, nest, out, operands);
    if (transposed == null) {
      return loop + " over strides; one element at a time";
    }
    var which = new StringJoiner(", ");
    for (int i = 0; i < operands.length; i++) {
      if (transposed.isTransposed(i)) {
        which.add("@" + i);
      }
    }
    return "tiles of " + transposed.tile() + " elements, into which " + which + " is transposed; " + transposed.kernel().pace();
  }

  /** The pattern of all operands' modes along the innermost loop, or -1 where an operand has none, or there is too little to step through. */
  private static long pattern(Nest nest, Operand out, Operand[] operands) {
    if (nest.innerStride(0) != out.dtype().itemsize() || nest.innerExtent() < LONG || nest.elements() < WORTHWHILE) {
      return -1;
    }
    long pattern = 0;
    for (int i = 0; i < operands.length; i++) {
      var mode = LeafMode.of(nest.innerStride(i + 1), operands[i].dtype().itemsize());
      if (mode == null) {
        return -1;
      }
      pattern |= mode.pattern(i);
    }
    return pattern;
  }

  /** The pattern of splat operands along the innermost loop, or -1 where an operand is neither contiguous nor splat. */
  private static int splats(Nest nest, Operand out, Operand[] operands, long n) {
    if (n == 1) {
      return 0;
    }
    if (nest.innerStride(0) != out.dtype().itemsize()) {
      return -1;
    }
    int splats = 0;
    for (int i = 0; i < operands.length; i++) {
      long stride = nest.innerStride(i + 1);
      if (stride == 0) {
        splats |= 1 << i;
      } else if (stride != operands[i].dtype().itemsize()) {
        return -1;
      }
    }
    return splats;
  }
}
