package dev.ashlar.kernels.internal.vector;

import static java.lang.invoke.MethodType.methodType;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.compile.Forms;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.compile.TreeCompiler;
import dev.ashlar.kernels.internal.compile.TreeWeight;
import dev.ashlar.kernels.internal.compile.VectorSeam;
import dev.ashlar.kernels.internal.indexed.MaskKernel;
import dev.ashlar.kernels.internal.loop.KernelEvents;
import dev.ashlar.kernels.internal.loop.ReduceKernel;
import dev.ashlar.kernels.internal.loop.SquareKernel;
import dev.ashlar.kernels.internal.loop.Template;
import java.lang.invoke.MethodHandles;
import java.util.List;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/** The vector side of the seam; loaded by name, and only where the vector module is. */
public final class VectorProvider implements VectorSeam.Provider {
  private static final int ROW_BYTES = 64;
  private static final int INPUTS = 2;

  /** What values may weigh for eight accumulators of them to stay in registers. */
  private static final int WEIGHT_OF_EIGHT = 1;

  /** In words, for those who ask for them. */
  private record Reduction(Operation join, Expr tree) {
    @Override
    public String toString() {
      return "reduction by " + join.name() + " of " + tree;
    }
  }

  /** For the seam. */
  public VectorProvider() {}

  @Override
  public @Nullable Forms forms(Expr tree) {
    return VectorForms.forTree(tree);
  }

  @Override
  public @Nullable SquareKernel squares(int size) {
    return Squares.of(size);
  }

  @Override
  public @Nullable MaskKernel masks(int size) {
    var dtype =
        switch (size) {
          case 1 -> DType.INT8;
          case 2 -> DType.INT16;
          case 4 -> DType.INT32;
          default -> DType.INT64;
        };
    int lanes = Math.min(ROW_BYTES, Lanes.BITS / Byte.SIZE) / size;
    var species = lanes < Byte.SIZE || !Lanes.worthWhile() ? null : Lanes.species(dtype, lanes);
    return species == null ? null : (MaskKernel) Template.instantiate(MethodHandles.lookup(), MaskLoop.class, species);
  }

  @Override
  public @Nullable ReduceKernel reduce(Expr tree, Expr join, List<DType> inputs, List<LeafMode> modes) {
    long start = System.nanoTime();
    var forms = VectorForms.forTree(tree);
    int size = tree.dtype().itemsize();
    if (forms == null || inputs.size() > INPUTS || tree.dtype() == DType.BOOL || forms.lanes() * size > ROW_BYTES) {
      return null;
    }
    var value = TreeCompiler.value(forms, tree, INPUTS, modes);
    var joined = ((Expr.Apply) join);
    var operator = forms.apply(joined.operation(), joined.signature());
    var store = forms.store(tree.dtype());
    var load = forms.load(tree.dtype(), LeafMode.CONTIGUOUS);
    if (value == null || operator == null || store == null || load == null) {
      return null;
    }
    var steps = new long[INPUTS];
    for (int i = 0; i < inputs.size(); i++) {
      steps[i] = (long) inputs.get(i).itemsize() * modes.get(i).step();
    }
    var bodies =
        new ReduceBodies(
            load,
            value.asType(methodType(Vector.class, long.class, long.class)),
            operator,
            store,
            forms.lanes(),
            ROW_BYTES / size,
            size,
            steps,
            TreeWeight.of(tree) + joinWeight(tree.dtype(), joined.operation()) > WEIGHT_OF_EIGHT);
    var kernel = (ReduceKernel) instantiate(joined.operation(), tree.dtype(), forms, bodies);
    KernelEvents.created(new Reduction(joined.operation(), tree), forms.lanes(), System.nanoTime() - start);
    return kernel;
  }

  /** Extremes of floats take half a dozen instructions each. */
  private static int joinWeight(DType dtype, Operation join) {
    boolean isSum = join == Operations.ADD || join == Operations.MULTIPLY;
    return dtype.kind() == DType.Kind.FLOAT && !isSum ? 2 : 0;
  }

  private static Object instantiate(Operation join, DType dtype, VectorForms forms, ReduceBodies bodies) {
    var species = Lanes.species(dtype, forms.lanes());
    if (species == null || (dtype != DType.FLOAT32 && dtype != DType.FLOAT64)) {
      return Template.instantiate(MethodHandles.lookup(), ReduceLoop.class, bodies);
    }
    var extreme =
        switch (join.name()) {
          case "maximum" -> keepingNaN(bodies, VectorOperators.LE);
          case "minimum" -> keepingNaN(bodies, VectorOperators.GE);
          case "fmax" ->
              passingNaN(bodies, VectorOperators.LT, FloatArithmetic.number(species, Double.NEGATIVE_INFINITY));
          case "fmin" ->
              passingNaN(bodies, VectorOperators.GT, FloatArithmetic.number(species, Double.POSITIVE_INFINITY));
          default -> null;
        };
    return extreme == null
        ? Template.instantiate(MethodHandles.lookup(), ReduceLoop.class, bodies)
        : Template.instantiate(MethodHandles.lookup(), ExtremeLoop.class, extreme);
  }

  private static ExtremeBodies keepingNaN(ReduceBodies bodies, VectorOperators.Comparison keep) {
    return new ExtremeBodies(
        bodies, bodies.load(), Calls.choose(keep), Calls.lanewise(VectorOperators.ADD), Calls.anyZeroOrNaN());
  }

  private static ExtremeBodies passingNaN(ReduceBodies bodies, VectorOperators.Comparison take, Vector<?> none) {
    return new ExtremeBodies(
        bodies,
        MethodHandles.filterReturnValue(bodies.load(), Calls.insteadOfNaN(none)),
        Calls.take(take),
        MethodHandles.dropArguments(MethodHandles.identity(Vector.class), 1, Vector.class),
        MethodHandles.dropArguments(Calls.anyZeroOr(none), 1, Vector.class));
  }
}
