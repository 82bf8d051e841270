package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.compile.TreeWeight;
import dev.ashlar.kernels.internal.compile.VectorSeam;
import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.internal.loop.ReduceKernel;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of one reduction. All but the block kernel are elementwise kernels: evaluating, joining and folding are
 * maps whose output is also an input.
 */
public final class ReducePlan {
  static final int ROW_BYTES = 64;
  static final int BLOCK_BYTES = 16384;

  /** Lanes of a total that one kernel joins. */
  static final int LAST_LANES = 8;

  private static final long ALL_TRUE = 0x0101_0101_0101_0101L;

  /** Fewer values than this are joined one after the other: columns would cost more than they bring. */
  static final int FEW = 64;

  /** What values may weigh to be evaluated and joined in one loop. */
  private static final int MOST_WEIGHT = 4;

  private static final Set<Monoid> IDEMPOTENT = Set.of(Monoid.MIN, Monoid.MAX, Monoid.FMIN, Monoid.FMAX);

  /** Rows that one pass over a row of totals folds in. */
  private static final int PASS = 4;

  final Monoid monoid;
  final DType accumulator;
  final DType total;
  final List<DType> inputs;

  /** Elements of a row, of all columns, of a block. */
  final int rowLanes;

  final int columns;
  final int block;

  /** {@code (in...) -> accumulator}. */
  final MapProgram evaluate;

  /** {@code (accumulator, in...) -> accumulator}: joins the values to it. */
  final MapProgram foldBlock;

  /** {@code (total, in...) -> total}. */
  final MapProgram foldTotal;

  /** {@code (accumulator, accumulator) -> accumulator}. */
  final MapProgram joinBlock;

  /** {@code (total, total) -> total}. */
  final MapProgram joinTotal;

  /** {@code (accumulator) -> total}. */
  final MapProgram widen;

  /** {@code (in...) -> total}. */
  final MapProgram begin;

  /** {@code (total, ...) -> total}: lane k and k + 4, then k + 2, then k + 1. */
  final MapKernel joinLast;

  /** One identity for each column. */
  final MemorySegment identities;

  private final Expr tree;
  private final boolean heavy;
  private volatile @Nullable MapProgram foldRows;
  private volatile @Nullable ReducePlan staged;
  private final ConcurrentHashMap<Integer, Optional<ReduceKernel>> blockKernels = new ConcurrentHashMap<>();

  /** Composes the kernels. */
  public ReducePlan(Monoid monoid, Expr tree, DType total) {
    this.monoid = monoid;
    this.tree = tree;
    this.heavy = TreeWeight.of(tree) > MOST_WEIGHT;
    this.accumulator = tree.dtype();
    this.total = total;
    this.inputs = MapProgram.inputs(tree);
    this.rowLanes = ROW_BYTES / accumulator.itemsize();
    this.columns = rowLanes * ReduceKernel.ACCUMULATORS;
    this.block = BLOCK_BYTES / accumulator.itemsize();
    this.evaluate = MapProgram.of(tree);
    this.foldBlock = MapProgram.of(join(accumulator, shifted(tree)));
    this.foldTotal = MapProgram.of(join(total, Expr.cast(total, shifted(tree))));
    this.joinBlock = MapProgram.of(join(accumulator, Expr.input(1, accumulator)));
    this.joinTotal = MapProgram.of(join(total, Expr.input(1, total)));
    this.widen = MapProgram.of(Expr.cast(total, Expr.input(0, accumulator)));
    this.begin = MapProgram.of(Expr.cast(total, tree));
    this.joinLast = MapProgram.of(joinLanes(0, 1)).kernel(0);
    this.identities = Arena.ofAuto().allocate((long) columns * accumulator.itemsize(), ROW_BYTES);
    for (int i = 0; i < columns; i++) {
      monoid.storeIdentity(accumulator, identities.address() + (long) i * accumulator.itemsize());
    }
  }

  /** Joins the lanes that are {@code apart} from one another, the first being {@code lane}. */
  private Expr joinLanes(int lane, int apart) {
    return apart == LAST_LANES
        ? Expr.input(lane, total)
        : Expr.apply(monoid.operation(), joinLanes(lane, 2 * apart), joinLanes(lane + apart, 2 * apart));
  }

  private Expr join(DType dtype, Expr value) {
    return Expr.apply(monoid.operation(), Expr.input(0, dtype), value);
  }

  /** The tree with every operand's number raised by one: operand 0 is what it is joined to. */
  private static Expr shifted(Expr tree) {
    return shifted(tree, 1);
  }

  private static Expr shifted(Expr tree, int by) {
    return switch (tree) {
      case Expr.Input input -> Expr.input(input.index() + by, input.dtype());
      case Expr.Part part -> new Expr.Part(part.index() + by, part.complex(), part.imaginary());
      case Expr.Cast cast -> new Expr.Cast(cast.dtype(), shifted(cast.arg(), by));
      case Expr.Apply apply ->
          new Expr.Apply(
              apply.operation(), apply.signature(), apply.args().stream().map(arg -> shifted(arg, by)).toList());
    };
  }

  /** Whether the result may be known before all values are: any and all of bytes, which are false where they are 0. */
  boolean mayEndEarly() {
    return total == DType.BOOL && accumulator == DType.UINT8
        && (monoid.equals(Monoid.MAX) || monoid.equals(Monoid.MIN));
  }

  /**
   * Whether a row of bytes alone decides the result: one that is not 0 makes the largest true, a 0 the smallest false.
   */
  boolean decides(long row) {
    boolean any = monoid.equals(Monoid.MAX);
    for (int i = 0; i < ROW_BYTES; i++) {
      if ((ALL.get(ValueLayout.JAVA_BYTE, row + i) != 0) == any) {
        return true;
      }
    }
    return false;
  }

  /** Joins a row of bools to its first, eight at a time. */
  void joinTruths(long row) {
    boolean any = monoid.equals(Monoid.MAX);
    long joined = ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, row);
    for (int i = Long.BYTES; i < ROW_BYTES; i += Long.BYTES) {
      long more = ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, row + i);
      joined = any ? joined | more : joined & more;
    }
    boolean result = any ? joined != 0 : joined == ALL_TRUE;
    ALL.set(ValueLayout.JAVA_BYTE, row, (byte) (result ? 1 : 0));
  }

  /** How many rows {@link #foldRows} takes. */
  int rowsOfAPass() {
    return inputs.size() == 1 ? PASS : 1;
  }

  /** {@code (total, in, in, ...) -> total}: joins the values of several rows to it, one after the other. */
  MapProgram foldRows() {
    var known = foldRows;
    if (known == null) {
      Expr joined = Expr.input(0, total);
      for (int row = 1; row <= rowsOfAPass(); row++) {
        joined = Expr.apply(monoid.operation(), joined, Expr.cast(total, shifted(tree, row)));
      }
      known = MapProgram.of(joined);
      foldRows = known;
    }
    return known;
  }

  /** The plan that joins values which have been evaluated already. */
  ReducePlan staged() {
    var known = staged;
    if (known == null) {
      known = tree instanceof Expr.Input ? this : new ReducePlan(monoid, Expr.input(0, accumulator), total);
      staged = known;
    }
    return known;
  }

  /** Whether the values are operands as they are, and joining one a second time changes nothing. */
  boolean isIdempotent() {
    return tree instanceof Expr.Input && IDEMPOTENT.contains(monoid);
  }

  /** Whether values take so much code that a block of them is evaluated before it is reduced. */
  boolean isHeavy() {
    return heavy;
  }

  /** The vector kernel for a pattern of splat operands; empty where there is none. */
  Optional<ReduceKernel> blockKernel(int splats) {
    return blockKernels.computeIfAbsent(splats, this::makeBlockKernel);
  }

  private Optional<ReduceKernel> makeBlockKernel(int splats) {
    var provider = VectorSeam.provider();
    if (provider == null || heavy) {
      return Optional.empty();
    }
    var modes = new ArrayList<LeafMode>();
    for (int i = 0; i < inputs.size(); i++) {
      modes.add((splats >> i & 1) == 0 ? LeafMode.CONTIGUOUS : LeafMode.SPLAT);
    }
    var made = provider.reduce(tree, joinBlock.tree(), inputs, modes);
    if (made != null) {
      made.setCold(
          (row, first, a, b, n) -> {
            try (var memory = Scratch.take()) {
              var scratch = new ReduceScratch(this, memory.address());
              new BlockJoiner(this, splats, scratch).scalarBlock(row, first, a, b, n);
            }
          });
    }
    return Optional.ofNullable(made);
  }
}
