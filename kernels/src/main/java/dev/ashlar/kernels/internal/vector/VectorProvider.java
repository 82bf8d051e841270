package dev.ashlar.kernels.internal.vector;

import static java.lang.invoke.MethodType.methodType;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.compile.Forms;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.compile.TreeCompiler;
import dev.ashlar.kernels.internal.compile.VectorSeam;
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
  public @Nullable ReduceKernel reduce(Expr tree, Expr join, List<DType> inputs, List<LeafMode> modes) {
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
            steps);
    return (ReduceKernel) instantiate(joined.operation(), tree.dtype(), bodies);
  }

  private static Object instantiate(Operation join, DType dtype, ReduceBodies bodies) {
    boolean max = join == Operations.MAXIMUM;
    if (dtype.kind() != DType.Kind.FLOAT || !(max || join == Operations.MINIMUM)) {
      return Template.instantiate(MethodHandles.lookup(), ReduceLoop.class, bodies);
    }
    var extreme =
        new ExtremeBodies(
            bodies,
            Calls.choose(max ? VectorOperators.LE : VectorOperators.GE),
            Calls.lanewise(VectorOperators.ADD),
            Calls.anyZeroOrNaN());
    return Template.instantiate(MethodHandles.lookup(), ExtremeLoop.class, extreme);
  }
}
