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

  private static final int DTYPES = DType.values().length;

  /** Operands up to which an operation's kernels are found without a look-up by tree. */
  private static final int LISTED = 3;

  /** The kernels of one row, by the dtypes of the operands as digits. */
  private record Row(@Nullable ElementwiseKernel[] kernels) {}

  /** By row of the table, made when a row is first used. */
  private static final @Nullable Row[] ROWS = new @Nullable Row[Operations.all().size()];

  private static final @Nullable ElementwiseKernel[] CASTS = new @Nullable ElementwiseKernel[DTYPES * DTYPES];

  private final MapProgram program;
  private final DType output;
  private final int arity;
  private final boolean callsUserCode;

  private ElementwiseKernel(MapProgram program) {
    this.program = program;
    this.output = program.tree().dtype();
    this.arity = program.inputs().size();
    this.callsUserCode = MapTemplates.callsUserCode(program.tree());
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
    return switch (operands.length) {
      case 1 -> of(operation, operands[0]);
      case 2 -> of(operation, operands[0], operands[1]);
      case LISTED -> of(operation, operands[0], operands[1], operands[2]);
      default -> resolved(operation, operands);
    };
  }

  /** The operation on one operand. */
  public static ElementwiseKernel of(Operation operation, DType a) {
    var known = known(operation, 1, a.ordinal());
    return known != null ? known : list(operation, a.ordinal(), a);
  }

  /** The operation on two operands. */
  public static ElementwiseKernel of(Operation operation, DType a, DType b) {
    int place = a.ordinal() * DTYPES + b.ordinal();
    var known = known(operation, 2, place);
    return known != null ? known : list(operation, place, a, b);
  }

  /** The operation on three operands. */
  public static ElementwiseKernel of(Operation operation, DType a, DType b, DType c) {
    int place = (a.ordinal() * DTYPES + b.ordinal()) * DTYPES + c.ordinal();
    var known = known(operation, LISTED, place);
    return known != null ? known : list(operation, place, a, b, c);
  }

  private static @Nullable ElementwiseKernel known(Operation operation, int operands, int place) {
    int number = operation.row();
    var row = number < 0 || operation.arity() != operands ? null : ROWS[number];
    return row == null ? null : row.kernels[place];
  }

  private static ElementwiseKernel list(Operation operation, int place, DType... operands) {
    var made = resolved(operation, operands);
    int number = operation.row();
    if (number >= 0) {
      var row = ROWS[number];
      if (row == null) {
        row = new Row(new @Nullable ElementwiseKernel[(int) Math.round(Math.pow(DTYPES, operands.length))]);
        ROWS[number] = row;
      }
      row.kernels[place] = made;
    }
    return made;
  }

  private static ElementwiseKernel resolved(Operation operation, DType... operands) {
    var args = new Expr[operands.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = Expr.input(i, operands[i]);
    }
    return of(Expr.apply(operation, args));
  }

  /** A conversion. */
  public static ElementwiseKernel cast(DType from, DType to) {
    int place = from.ordinal() * DTYPES + to.ordinal();
    var known = CASTS[place];
    if (known == null) {
      known = of(Expr.cast(to, Expr.input(0, from)));
      CASTS[place] = known;
    }
    return known;
  }

  /** The dtypes of the operands. */
  public List<DType> inputs() {
    return program.inputs();
  }

  /** How many operands there are. */
  public int arity() {
    return arity;
  }

  /** The dtype of the result. */
  public DType output() {
    return output;
  }

  /** The expression. */
  public Expr tree() {
    return program.tree();
  }

  /** Whether running it calls a function that is not the library's. */
  public boolean callsUserCode() {
    return callsUserCode;
  }

  /**
   * Elements that all follow one another, or are one for all: the shortest way for small arrays. The output must not
   * overlap an operand, unless it is the same elements in the same places.
   *
   * @param splats bit i is set where operand i is a single element
   * @param out address of the result; then those of up to three operands, 0 where there is none
   */
  public void run(int splats, long out, long a, long b, long c, long n) {
    MapSweep.run(program, splats, out, a, b, c, n);
  }

  /**
   * Evaluates the expression over a shape. The output must not overlap an operand, unless it is the same elements in
   * the same places.
   *
   * @param shape extents, outermost first
   * @param out where the result goes
   * @param operands in the order of their numbers, broadcast to the shape by strides of 0
   */
  public void sweep(long[] shape, Operand out, Operand... operands) {
    MapSweep.sweep(program, shape, out, operands);
  }

  /** The same over lent operands, which are used up by it. */
  public void sweep(Operands operands) {
    MapSweep.sweep(program, operands.nest());
  }

  /** Which loop {@link #sweep} runs over such operands, in words; operand i is called @i. */
  public String describe(long[] shape, Operand out, Operand... operands) {
    return MapSweep.describe(program, shape, out, operands);
  }
}
