package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree evaluated operation by operation over blocks that stay in the first-level cache. Its kernels are those of the
 * single operations, which other expressions and eager calls share and have made hot, while a kernel for the whole tree
 * would be as cold as it is new.
 */
final class Steps {
  /** Bytes of an intermediate block. */
  private static final int SLOT_BYTES = 8192;

  private static final int SLOTS = Scratch.BYTES / SLOT_BYTES;

  /** More are not faster than a scalar body: parts that a body shares are computed wherever they occur. */
  private static final int MOST = 48;

  /** Sources that a kernel takes without an array. */
  private static final int FEW = 3;

  /** What stands for the output among the slots. */
  private static final int OUTPUT = SLOTS;

  /**
   * One operation.
   *
   * @param kernel of the operation alone, on contiguous operands
   * @param out the slot of the result
   * @param sources an operand's number, or {@code ~slot}
   */
  private record Step(MapKernel kernel, int out, int[] sources) {}

  private final List<DType> inputs;
  private final List<LeafMode> modes;

  /**
   * The slots of operands that stay on one element, filled with it: kernels of contiguous operands are the most used.
   * Else -1.
   */
  private final int[] splatSlots;

  private final List<Step> steps = new ArrayList<>();
  private final BitSet used = new BitSet();
  private int widest = 1;

  private Steps(List<DType> inputs, List<LeafMode> modes) {
    this.inputs = inputs;
    this.modes = modes;
    this.splatSlots = new int[inputs.size()];
    for (int i = 0; i < splatSlots.length; i++) {
      splatSlots[i] = -1;
      if (modes.get(i) == LeafMode.SPLAT) {
        splatSlots[i] = used.nextClearBit(0);
        used.set(splatSlots[i]);
        widest = Math.max(widest, inputs.get(i).itemsize());
      }
    }
  }

  /**
   * The steps of a tree; null if it is a single one, or they are too many, or need more intermediate blocks than there
   * is room for.
   */
  static @Nullable Steps of(Expr tree, List<DType> inputs, List<LeafMode> modes) {
    if (args(tree).stream().allMatch(Steps::isLeaf)) {
      return null;
    }
    var steps = new Steps(inputs, modes);
    return steps.used.cardinality() < SLOTS && steps.add(tree, OUTPUT) ? steps : null;
  }

  private static boolean isLeaf(Expr tree) {
    return tree instanceof Expr.Input || tree instanceof Expr.Part;
  }

  private static List<Expr> args(Expr tree) {
    return switch (tree) {
      case Expr.Apply apply -> apply.args();
      case Expr.Cast cast -> List.of(cast.arg());
      case Expr.Input _, Expr.Part _ -> List.of();
    };
  }

  /** Adds what the node needs and the node itself; false if there are not enough slots. */
  private boolean add(Expr node, int out) {
    var args = args(node);
    var slots = new int[args.size()];
    for (int i = 0; i < slots.length; i++) {
      if (!isLeaf(args.get(i))) {
        slots[i] = used.nextClearBit(0);
        // what is of one size may be computed in place
        used.set(slots[i], !isOfOneSize(args.get(i)));
        if (slots[i] >= SLOTS || steps.size() >= MOST || !add(args.get(i), slots[i])) {
          return false;
        }
        used.set(slots[i]);
        widest = Math.max(widest, args.get(i).dtype().itemsize());
      }
    }
    steps.add(step(node, out, slots));
    for (int i = 0; i < slots.length; i++) {
      if (!isLeaf(args.get(i))) {
        used.clear(slots[i]);
      }
    }
    return true;
  }

  private static boolean isOfOneSize(Expr node) {
    return args(node).stream().allMatch(arg -> arg.dtype().itemsize() == node.dtype().itemsize());
  }

  /** The node over operands of its own: those of the tree that it uses, and the slots of what was computed before. */
  private Step step(Expr node, int out, int[] slots) {
    var args = args(node);
    var sources = new ArrayList<Integer>();
    var own = new ArrayList<Expr>();
    for (int i = 0; i < slots.length; i++) {
      var arg = args.get(i);
      int source =
          switch (arg) {
            case Expr.Input input -> source(input.index());
            case Expr.Part part -> source(part.index());
            case Expr.Apply _, Expr.Cast _ -> ~slots[i];
          };
      int number = sources.indexOf(source);
      if (number < 0) {
        number = sources.size();
        sources.add(source);
      }
      own.add(arg instanceof Expr.Part part ? new Expr.Part(number, part.complex(), part.imaginary())
          : Expr.input(number, arg.dtype()));
    }
    var tree =
        node instanceof Expr.Apply apply
            ? new Expr.Apply(apply.operation(), apply.signature(), own)
            : new Expr.Cast(node.dtype(), own.getFirst());
    long pattern = 0;
    for (int i = 0; i < sources.size(); i++) {
      pattern |= sources.get(i) < 0 ? 0 : modes.get(sources.get(i)).pattern(i);
    }
    return new Step(MapProgram.of(tree).stepped(pattern), out, sources.stream().mapToInt(Integer::intValue).toArray());
  }

  private int source(int operand) {
    return splatSlots[operand] < 0 ? operand : ~splatSlots[operand];
  }

  /** How many elements go through the steps at a time. */
  private int block() {
    return SLOT_BYTES / widest;
  }

  /**
   * Evaluates n elements.
   *
   * @param addresses the output's, then the operands'
   * @param bytes from one element to the next, in the same order
   */
  void run(long[] addresses, long[] bytes, long n) {
    try (var scratch = Scratch.take()) {
      run(scratch, addresses, bytes, n);
    }
  }

  /** The same for up to three operands. */
  void run(long out, long a, long b, long c, long[] bytes, long n) {
    try (var scratch = Scratch.take()) {
      var addresses = scratch.words();
      addresses[0] = out;
      addresses[1] = a;
      addresses[2] = b;
      addresses[3] = c;
      run(scratch, addresses, bytes, n);
    }
  }

  private void run(Scratch scratch, long[] addresses, long[] bytes, long n) {
    for (int i = 0; i < splatSlots.length; i++) {
      if (splatSlots[i] >= 0) {
        fill(slot(scratch, splatSlots[i]), addresses[i + 1], inputs.get(i).itemsize(), Math.min(n, block()));
      }
    }
    for (long done = 0; done < n; done += block()) {
      for (int i = 0; i < steps.size(); i++) {
        run(steps.get(i), scratch, addresses, bytes, done, Math.min(block(), n - done));
      }
    }
  }

  private void run(Step step, Scratch scratch, long[] addresses, long[] bytes, long done, long count) {
    long out = step.out == OUTPUT ? addresses[0] + done * bytes[0] : slot(scratch, step.out);
    if (step.sources.length <= FEW) {
      long a = address(step, 0, scratch, addresses, bytes, done);
      long b = address(step, 1, scratch, addresses, bytes, done);
      long c = address(step, 2, scratch, addresses, bytes, done);
      step.kernel.run(out, a, b, c, count);
      return;
    }
    var at = new long[MapTemplates.MAX_INPUTS + 1];
    at[0] = out;
    for (int i = 0; i < step.sources.length; i++) {
      at[i + 1] = address(step, i, scratch, addresses, bytes, done);
    }
    step.kernel.run(at, count);
  }

  /** Where a source of the step is; 0 where it has not so many. */
  private static long address(Step step, int i, Scratch scratch, long[] addresses, long[] bytes, long done) {
    if (i >= step.sources.length) {
      return 0;
    }
    int source = step.sources[i];
    return source < 0 ? slot(scratch, ~source) : addresses[source + 1] + done * bytes[source + 1];
  }

  private static void fill(long slot, long element, long size, long count) {
    MemorySegment.copy(ALL, element, ALL, slot, size);
    for (long filled = 1; filled < count; filled *= 2) {
      MemorySegment.copy(ALL, slot, ALL, slot + filled * size, Math.min(filled, count - filled) * size);
    }
  }

  private static long slot(Scratch scratch, int slot) {
    return scratch.address() + (long) slot * SLOT_BYTES;
  }
}
