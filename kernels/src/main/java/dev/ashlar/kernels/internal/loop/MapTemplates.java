package dev.ashlar.kernels.internal.loop;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.compile.ComplexParts;
import dev.ashlar.kernels.internal.compile.Forms;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.compile.TreeCompiler;
import dev.ashlar.kernels.internal.compile.VectorSeam;
import dev.ashlar.kernels.internal.scalar.ScalarForms;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes map kernels: composes the bodies of the template. */
public final class MapTemplates {
  /** Inputs that a kernel takes at most. */
  public static final int MAX_INPUTS = MapLoop.SLOTS;

  /** What a processor does in one instruction or two. */
  private static final Set<Operation> SHORT =
      Set.of(
          Operations.ADD, Operations.SUBTRACT, Operations.MULTIPLY, Operations.NEGATIVE, Operations.ABS,
          Operations.SQUARE, Operations.EQUAL, Operations.NOT_EQUAL, Operations.LESS, Operations.LESS_EQUAL,
          Operations.GREATER, Operations.GREATER_EQUAL, Operations.LOGICAL_AND, Operations.LOGICAL_OR,
          Operations.LOGICAL_NOT, Operations.LOGICAL_XOR,
          Operations.WHERE);

  private MapTemplates() {}

  /**
   * A kernel for the tree.
   *
   * @param inputs the dtypes of the operands
   * @param modes how each is stepped through
   */
  public static MapKernel make(Expr tree, List<DType> inputs, List<LeafMode> modes) {
    if (inputs.size() > MAX_INPUTS) {
      throw new IllegalArgumentException("a kernel takes at most " + MAX_INPUTS + " operands, not " + inputs.size());
    }
    var parts = modes.stream().allMatch(mode -> mode == LeafMode.CONTIGUOUS) ? ComplexParts.partwise(tree) : null;
    return parts == null || parts instanceof Expr.Input
        ? ofElements(tree, inputs, modes)
        : new PairKernel(MapProgram.of(parts).kernel(0), () -> ofElements(tree, inputs, modes));
  }

  private static MapKernel ofElements(Expr tree, List<DType> inputs, List<LeafMode> modes) {
    var forms = VectorSeam.forms(tree);
    var steps = forms == null || callsUserCode(tree) ? null : Steps.of(tree, inputs, modes);
    return steps == null
        ? whole(tree, inputs, modes, forms)
        : new SteppedKernel(
            steps, inputs.size(), steps(tree, inputs, modes), () -> whole(tree, inputs, modes, forms));
  }

  private static MapKernel whole(Expr tree, List<DType> inputs, List<LeafMode> modes, @Nullable Forms forms) {
    long start = System.nanoTime();
    var scalar = TreeCompiler.map(ScalarForms.INSTANCE, tree, MAX_INPUTS, modes);
    if (scalar == null) {
      throw new AssertionError("scalar forms are complete: " + tree);
    }
    var vector = forms == null ? null : TreeCompiler.map(forms, tree, MAX_INPUTS, modes);
    int lanes = vector == null || forms == null ? 0 : forms.lanes();
    var bodies = new MapBodies(scalar, vector, lanes, inputs.size(), isShort(tree, inputs), steps(tree, inputs, modes));
    var kernel = (MapKernel) Template.instantiate(MethodHandles.lookup(), MapLoop.class, bodies);
    KernelEvents.created(tree, lanes, System.nanoTime() - start);
    return kernel;
  }

  /** Whether the tree has a function that is not the library's. */
  public static boolean callsUserCode(Expr tree) {
    return switch (tree) {
      case Expr.Input _, Expr.Part _ -> false;
      case Expr.Cast cast -> callsUserCode(cast.arg());
      case Expr.Apply apply ->
          !apply.operation().ownForms().isEmpty() || apply.args().stream().anyMatch(MapTemplates::callsUserCode);
    };
  }

  /**
   * Whether the tree is one operation on real operands, or a conversion, that takes a few instructions. Six copies of
   * one on complex operands were too long for the first compiler, and so the second never saw them.
   */
  private static boolean isShort(Expr tree, List<DType> inputs) {
    return inputs.stream().noneMatch(input -> input.kind() == DType.Kind.COMPLEX) && isShort(tree);
  }

  private static boolean isShort(Expr tree) {
    return switch (tree) {
      case Expr.Input _, Expr.Part _ -> true;
      case Expr.Cast cast -> isLeaf(cast.arg());
      case Expr.Apply apply -> SHORT.contains(apply.operation())
          && apply.args().stream().allMatch(MapTemplates::isLeaf);
    };
  }

  private static boolean isLeaf(Expr tree) {
    return tree instanceof Expr.Input || tree instanceof Expr.Part;
  }

  private static long[] steps(Expr tree, List<DType> inputs, List<LeafMode> modes) {
    var steps = new long[MAX_INPUTS + 1];
    steps[0] = tree.dtype().itemsize();
    for (int i = 0; i < inputs.size(); i++) {
      steps[i + 1] = (long) inputs.get(i).itemsize() * modes.get(i).step();
    }
    return steps;
  }
}
