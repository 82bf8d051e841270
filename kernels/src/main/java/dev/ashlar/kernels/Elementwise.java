package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapTemplates;
import dev.ashlar.kernels.internal.sweep.MapSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise expression made ready to run: its kernels, one for each pattern of contiguous and broadcast operands, are made when
 * first needed and kept.
 */
public final class Elementwise {
  /** Operands that one expression takes at most. */
  public static final int MAX_INPUTS = MapTemplates.MAX_INPUTS;

  private static final ConcurrentHashMap<Expr, Elementwise> CACHE = new ConcurrentHashMap<>();

  private final Expr tree;
  private final List<DType> inputs;
  private final @Nullable MapKernel[] kernels;
  private @Nullable MapKernel contiguous;

  private Elementwise(Expr tree) {
    this.tree = tree;
    this.inputs = collectInputs(tree);
    this.kernels = new @Nullable MapKernel[1 << inputs.size()];
  }

  /**
   * The expression, ready to run. Equal trees give the same object.
   *
   * @throws IllegalArgumentException if its operands are not numbered 0 to n - 1, or are more than {@link #MAX_INPUTS}
   */
  public static Elementwise of(Expr tree) {
    var known = CACHE.get(tree);
    return known != null ? known : CACHE.computeIfAbsent(tree, Elementwise::new);
  }

  /** The operation on operands of these dtypes. */
  public static Elementwise of(Operation operation, DType... operands) {
    var args = new Expr[operands.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = Expr.input(i, operands[i]);
    }
    return of(Expr.apply(operation, args));
  }

  /** The operation on operands of one dtype, without a look-up. */
  public static Elementwise same(Operation operation, DType dtype) {
    var known = operation.sameDtype(dtype);
    if (known == null) {
      var operands = new DType[operation.arity()];
      java.util.Arrays.fill(operands, dtype);
      known = of(operation, operands);
      operation.rememberSameDtype(dtype, known);
    }
    return known;
  }

  /** A conversion. */
  public static Elementwise cast(DType from, DType to) {
    var input = Expr.input(0, from);
    return of(Expr.cast(to, input));
  }

  /** The dtypes of the operands. */
  public List<DType> inputs() {
    return inputs;
  }

  /** The dtype of the result. */
  public DType output() {
    return tree.dtype();
  }

  /** The expression. */
  public Expr tree() {
    return tree;
  }

  /** Elements that all follow one another, at most two operands: the shortest way for small arrays. */
  public void run(long out, long a, long b, long n) {
    var kernel = contiguous;
    if (kernel == null) {
      kernel = kernel(0);
      contiguous = kernel;
    }
    kernel.run(out, a, b, n);
  }

  /**
   * Evaluates the expression over a shape. The output must not overlap an operand, unless it is the same elements in the same places.
   *
   * @param shape extents, outermost first
   * @param out where the result goes
   * @param operands in the order of their numbers, broadcast to the shape by strides of 0
   */
  public void sweep(long[] shape, Operand out, Operand... operands) {
    MapSweep.sweep(this::kernel, shape, out, operands);
  }

  /** The kernel for a pattern: bit i is set where operand i stays on one element. */
  MapKernel kernel(int splats) {
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

  static List<DType> collectInputs(Expr tree) {
    var found = new @Nullable DType[MAX_INPUTS];
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
        if (input.index() >= found.length) {
          throw new IllegalArgumentException("an expression takes at most " + found.length + " operands: " + tree);
        }
        found[input.index()] = input.dtype();
      }
      case Expr.Cast cast -> visit(cast.arg(), found);
      case Expr.Apply apply -> apply.args().forEach(arg -> visit(arg, found));
    }
  }
}
