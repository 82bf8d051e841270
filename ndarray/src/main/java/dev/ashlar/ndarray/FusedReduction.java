package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ReductionKernel;

/** A reduction of a lazy expression, in one pass with it. */
final class FusedReduction {
  private final Reduction reduction;
  private final Along along;
  private final Fusion.Fused fused;
  private final long[] shape;

  FusedReduction(Reduction reduction, Along along, Fusion.Node node) {
    this.reduction = reduction;
    this.along = along;
    this.fused = Fusion.fuse(node, inputs(along));
    this.shape = fused.shape(reduction.functionName());
  }

  /**
   * The value that is joined to is an operand as well, and so are a mask and what stands for the elements that it
   * hides.
   */
  private static int inputs(Along along) {
    return ElementwiseKernel.MAX_INPUTS - (along.mask() == null ? 1 : 3);
  }

  /**
   * Whether values can be joined as they are computed. A user's function is called once for each, and never while its
   * operands could be freed under it.
   */
  private boolean isOnePass() {
    return fused.kernel().output().kind() != DType.Kind.COMPLEX && !fused.kernel().callsUserCode();
  }

  NDArray eval() {
    if (isOnePass()) {
      return accumulation().along(along, shape, fused.operands());
    }
    return reduction.of(Evaluation.map("eval", fused.kernel(), null, fused.operands()), along);
  }

  private Accumulation accumulation() {
    return Accumulation.of(reduction, fused.tree(), along);
  }

  String explain() {
    if (!isOnePass()) {
      return "two passes: the values are computed first, then joined\n" + fused.explain();
    }
    var accumulation = accumulation();
    var name = reduction.functionName();
    var text = new StringBuilder();
    text.append("one kernel: ").append(name).append(" of ").append(accumulation.values());
    text.append(" -> ").append(accumulation.result().standardName()).append('\n');
    fused.appendOperands(text);
    var marks = along.marks(name, shape.length);
    var total = accumulation.total();
    var out = new Operand(0, Shapes.rowMajor(Shapes.kept(shape, marks), total.itemsize()), total);
    var kernel = ReductionKernel.of(accumulation.monoid(), accumulation.values(), total);
    text.append("  loop: ").append(kernel.describe(shape, marks, out, fused.sources(name, shape))).append('\n');
    return text.append("  ").append(fused.bytesRead()).append(" bytes read for each element, ")
        .append(total.itemsize()).append(" written for each result\n").toString();
  }
}
