package dev.ashlar.kernels.raw;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.internal.loop.MapTemplates;
import dev.ashlar.kernels.internal.sweep.MapSweep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An elementwise expression made ready to run. */
public final class ElementwiseKernel {
  /** Operands that one expression takes at most. */
  public static final int MAX_INPUTS = MapTemplates.MAX_INPUTS;

  /** By row of the table and dtype of the operands. */
  private static final @Nullable ElementwiseKernel[][] SAME =
      new @Nullable ElementwiseKernel[Operations.all().size()][DType.values().length];

  private final MapProgram program;

  private ElementwiseKernel(MapProgram program) {
    this.program = program;
  }

  /**
   * The expression, ready to run. Kernels are made when they are first needed and shared by equal trees.
   *
   * @throws IllegalArgumentException if its operands are not numbered 0 to n - 1, or are more than {@link #MAX_INPUTS}
   */
  public static ElementwiseKernel of(Expr tree) {
    return new ElementwiseKernel(MapProgram.of(tree));
  }

  /** The operation on operands of these dtypes. */
  public static ElementwiseKernel of(Operation operation, DType... operands) {
    var args = new Expr[operands.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = Expr.input(i, operands[i]);
    }
    return of(Expr.apply(operation, args));
  }

  /** The operation on operands of one dtype, without a look-up. */
  public static ElementwiseKernel same(Operation operation, DType dtype) {
    int row = operation.row();
    if (row < 0 || row >= SAME.length) {
      return ofUniform(operation, dtype);
    }
    var known = SAME[row][dtype.ordinal()];
    if (known == null) {
      known = ofUniform(operation, dtype);
      SAME[row][dtype.ordinal()] = known;
    }
    return known;
  }

  private static ElementwiseKernel ofUniform(Operation operation, DType dtype) {
    var operands = new DType[operation.arity()];
    java.util.Arrays.fill(operands, dtype);
    return of(operation, operands);
  }

  /** A conversion. */
  public static ElementwiseKernel cast(DType from, DType to) {
    return of(Expr.cast(to, Expr.input(0, from)));
  }

  /** The dtypes of the operands. */
  public List<DType> inputs() {
    return program.inputs();
  }

  /** The dtype of the result. */
  public DType output() {
    return program.tree().dtype();
  }

  /** The expression. */
  public Expr tree() {
    return program.tree();
  }

  /** Whether running it calls a function that is not the library's. */
  public boolean callsUserCode() {
    return callsUserCode(program.tree());
  }

  private static boolean callsUserCode(Expr tree) {
    return switch (tree) {
      case Expr.Input _, Expr.Part _ -> false;
      case Expr.Cast cast -> callsUserCode(cast.arg());
      case Expr.Apply apply ->
          !apply.operation().ownForms().isEmpty() || apply.args().stream().anyMatch(ElementwiseKernel::callsUserCode);
    };
  }

  /** Elements that all follow one another, at most two operands: the shortest way for small arrays. */
  public void run(long out, long a, long b, long n) {
    program.run(out, a, b, n);
  }

  /**
   * Evaluates the expression over a shape. The output must not overlap an operand, unless it is the same elements in the same places.
   *
   * @param shape extents, outermost first
   * @param out where the result goes
   * @param operands in the order of their numbers, broadcast to the shape by strides of 0
   */
  public void sweep(long[] shape, Operand out, Operand... operands) {
    MapSweep.sweep(program, shape, out, operands);
  }
}
