package dev.ashlar.kernels.internal.loop;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.compile.TreeWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise expression with its kernels: one for each pattern of contiguous and broadcast operands, made when
 * first needed and kept.
 */
public final class MapProgram {
  private static final KernelCache<Expr, MapProgram> CACHE = new KernelCache<>();

  private final Expr tree;
  private final List<DType> inputs;
  private final @Nullable MapKernel[] kernels;
  private final Map<Long, MapKernel> stepped;
  private final int weight;

  private MapProgram(Expr tree) {
    this.tree = tree;
    this.inputs = inputs(tree);
    this.kernels = new @Nullable MapKernel[1 << inputs.size()];
    this.stepped = new ConcurrentHashMap<>();
    this.weight = TreeWeight.of(tree);
  }

  /** The program of a tree; equal trees share one. */
  public static MapProgram of(Expr tree) {
    return CACHE.get(tree, MapProgram::new);
  }

  /** The expression. */
  public Expr tree() {
    return tree;
  }

  /** How much code the expression takes: see {@link TreeWeight}. */
  public int weight() {
    return weight;
  }

  /** The dtypes of the operands. */
  public List<DType> inputs() {
    return inputs;
  }

  /** Elements that all follow one another, at most two operands. */
  public void run(long out, long a, long b, long n) {
    kernel(0).run(out, a, b, n);
  }

  /** The kernel for a pattern: bit i is set where operand i stays on one element. */
  public MapKernel kernel(int splats) {
    var known = kernels[splats];
    if (known == null) {
      synchronized (kernels) {
        known = kernels[splats];
        if (known == null) {
          known = MapTemplates.make(tree, inputs, modes(splats));
          kernels[splats] = known;
        }
      }
    }
    return known;
  }

  private List<LeafMode> modes(int splats) {
    var modes = new ArrayList<LeafMode>();
    for (int i = 0; i < inputs.size(); i++) {
      modes.add((splats >> i & 1) == 0 ? LeafMode.CONTIGUOUS : LeafMode.SPLAT);
    }
    return modes;
  }

  /** The kernel for a {@linkplain LeafMode#pattern pattern} of the operands' modes. */
  public MapKernel stepped(long pattern) {
    var known = stepped.get(pattern);
    return known != null ? known : makeStepped(pattern);
  }

  private MapKernel makeStepped(long pattern) {
    var modes = new ArrayList<LeafMode>();
    int splats = 0;
    for (int i = 0; i < inputs.size(); i++) {
      var mode = LeafMode.in(pattern, i);
      modes.add(mode);
      splats |= mode == LeafMode.SPLAT ? 1 << i : 0;
    }
    return modes.stream().allMatch(mode -> mode == LeafMode.CONTIGUOUS || mode == LeafMode.SPLAT)
        ? kernel(splats)
        : stepped.computeIfAbsent(pattern, _ -> MapTemplates.make(tree, inputs, modes));
  }

  /** The dtypes of a tree's operands, by number. */
  public static List<DType> inputs(Expr tree) {
    var found = new @Nullable DType[MapTemplates.MAX_INPUTS];
    visit(tree, found);
    var inputs = new ArrayList<DType>();
    for (int i = 0; i < found.length; i++) {
      var dtype = found[i];
      if (dtype != null) {
        if (inputs.size() != i) {
          throw new IllegalArgumentException("operands must be numbered from 0 without gaps: " + tree);
        }
        inputs.add(dtype);
      }
    }
    return List.copyOf(inputs);
  }

  private static void visit(Expr tree, @Nullable DType[] found) {
    switch (tree) {
      case Expr.Input input -> {
        requireRoom(input.index(), found, tree);
        found[input.index()] = input.dtype();
      }
      case Expr.Part part -> {
        requireRoom(part.index(), found, tree);
        found[part.index()] = part.complex();
      }
      case Expr.Cast cast -> visit(cast.arg(), found);
      case Expr.Apply apply -> apply.args().forEach(arg -> visit(arg, found));
    }
  }

  private static void requireRoom(int index, @Nullable DType[] found, Expr tree) {
    if (index >= found.length) {
      throw new IllegalArgumentException("an expression takes at most " + found.length + " operands: " + tree);
    }
  }
}
