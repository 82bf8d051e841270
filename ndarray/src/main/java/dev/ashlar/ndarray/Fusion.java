package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Turns a lazy expression over arrays into one kernel's tree over numbered operands; parts that are too much for one
 * are evaluated.
 */
final class Fusion {
  /** Beyond these the JIT stops inlining a body whole and it becomes a hundred times slower. */
  private static final int MAX_OPERATIONS = 40;

  private static final int MAX_LEVELS = 24;

  /**
   * Operations, those of shared parts counted wherever they occur: a body computes each shared part once, but only so
   * many.
   */
  private static final int MAX_OCCURRENCES = 256;

  /** A lazy expression. */
  sealed interface Node {}

  record Leaf(NDArray array) implements Node {}

  record Constant(Number value) implements Node {}

  record Conversion(DType dtype, Node arg) implements Node {}

  record Call(Operation operation, List<Node> args) implements Node {}

  /**
   * A tree and its operands.
   *
   * @param kernel of the tree, over operands numbered in order
   * @param whole whether no part was evaluated before, so that it may be used again when elements of arrays have
   *     changed
   * @param operands which broadcast together
   */
  record Fused(ElementwiseKernel kernel, boolean whole, NDArray... operands) {
    Expr tree() {
      return kernel.tree();
    }

    /** The shape to which the operands broadcast. */
    long[] shape(String operation) {
      var shape = new long[0];
      for (var operand : operands) {
        shape = Shapes.broadcast(operation, shape, operand.shape);
      }
      return shape;
    }

    /** What evaluating it does, in words: see {@link Lazy#explain()}. */
    String explain() {
      var text = new StringBuilder("one kernel: " + tree() + " -> " + kernel.output().standardName() + "\n");
      appendOperands(text);
      text.append("  loop: ").append(loop()).append('\n');
      long traffic = bytesRead() + kernel.output().itemsize();
      return text.append("  ").append(traffic).append(" bytes read and written for each element\n").toString();
    }

    void appendOperands(StringBuilder text) {
      for (int i = 0; i < operands.length; i++) {
        text.append("  @").append(i).append(": ").append(operands[i].datashape()).append('\n');
      }
    }

    /** For each element. */
    long bytesRead() {
      return Arrays.stream(operands).filter(operand -> operand.size != 1).mapToLong(NDArray::itemsize).sum();
    }

    /** The operands as a kernel sees them, broadcast to the shape. */
    Operand[] sources(String operation, long[] shape) {
      return Arrays.stream(operands).map(operand -> Evaluation.operand(operation, operand, shape)).toArray(Operand[]::new);
    }

    private String loop() {
      var shape = shape("explain");
      var out = new Operand(0, Shapes.rowMajor(shape, kernel.output().itemsize()), kernel.output());
      return kernel.describe(shape, out, sources("explain", shape));
    }
  }

  private final int maxInputs;
  private final List<NDArray> operands = new ArrayList<>();
  private final List<NDArray> numbers = new ArrayList<>();
  private final IdentityHashMap<Node, Expr> expressions = new IdentityHashMap<>();

  private Fusion(int maxInputs) {
    this.maxInputs = maxInputs;
  }

  @SuppressWarnings("ReferenceEquality") // what fits is the root itself
  static Fused fuse(Node root, int maxInputs) {
    var fusion = new Fusion(maxInputs);
    var fitting = fit(root, maxInputs);
    var tree = fusion.expr(fitting);
    return new Fused(ElementwiseKernel.of(tree), fitting == root, fusion.operands.toArray(NDArray[]::new));
  }

  /** The same expression, small enough for one kernel: the largest parts replaced by their values until it is. */
  private static Node fit(Node root, int maxInputs) {
    var node = root;
    while (node instanceof Call || node instanceof Conversion) {
      var size = ExpressionSize.of(node);
      if (size.operations() <= MAX_OPERATIONS
          && size.levels() <= MAX_LEVELS
          && size.occurrences() <= MAX_OCCURRENCES
          && size.leaves() <= maxInputs) {
        return node;
      }
      var part = largest(node);
      var replaced = new IdentityHashMap<Node, Node>();
      replaced.put(part, evaluated(part, maxInputs));
      node = replace(node, replaced);
    }
    return node;
  }

  private static Node largest(Node node) {
    return switch (node) {
      case Conversion conversion -> conversion.arg();
      case Call call -> {
        var largest = call.args().getFirst();
        for (var arg : call.args()) {
          if (ExpressionSize.of(arg).occurrences() > ExpressionSize.of(largest).occurrences()) {
            largest = arg;
          }
        }
        yield largest;
      }
      case Leaf _, Constant _ -> node;
    };
  }

  /** The expression with some nodes replaced wherever they occur; what occurs several times is still one node. */
  private static Node replace(Node node, IdentityHashMap<Node, Node> replaced) {
    var known = replaced.get(node);
    if (known != null) {
      return known;
    }
    var made =
        switch (node) {
          case Leaf _, Constant _ -> node;
          case Conversion conversion -> new Conversion(conversion.dtype(), replace(conversion.arg(), replaced));
          case Call call ->
              new Call(call.operation(), call.args().stream().map(arg -> replace(arg, replaced)).toList());
        };
    replaced.put(node, made);
    return made;
  }

  private static Node evaluated(Node node, int maxInputs) {
    var fused = fuse(node, maxInputs);
    return new Leaf(Evaluation.map("eval", fused.kernel(), null, fused.operands()));
  }

  private Expr expr(Node node) {
    var known = expressions.get(node);
    if (known == null) {
      known = newExpr(node);
      expressions.put(node, known);
    }
    return known;
  }

  private Expr newExpr(Node node) {
    return switch (node) {
      case Leaf leaf -> operand(leaf.array());
      case Constant constant -> number(Scalars.lasting("lazy", null, constant.value()));
      case Conversion conversion -> Expr.cast(conversion.dtype(), expr(conversion.arg()));
      case Call call -> call(call);
    };
  }

  /** A number takes the dtype that the other operands give it, as beside an array. */
  private Expr call(Call call) {
    var args = new Expr[call.args().size()];
    DType beside = null;
    for (int i = 0; i < args.length; i++) {
      if (!(call.args().get(i) instanceof Constant)) {
        args[i] = expr(call.args().get(i));
        beside = beside == null ? args[i].dtype() : DataTypes.promote(beside, args[i].dtype());
      }
    }
    var operation = call.operation();
    if (operation == Operations.POW
        && beside != null
        && call.args().getLast() instanceof Constant exponent
        && Squares.isSquare(beside, exponent.value())) {
      return Expr.apply(Operations.SQUARE, args[0]);
    }
    for (int i = 0; i < args.length; i++) {
      if (call.args().get(i) instanceof Constant constant) {
        boolean isDivisor = operation == Operations.DIVIDE && i == 1;
        if (isDivisor && beside != null && isExactReciprocal(beside, constant.value())) {
          operation = Operations.MULTIPLY;
          args[i] = number(Scalars.lasting(operation.name(), beside, 1 / constant.value().doubleValue()));
        } else {
          args[i] = number(Scalars.lasting(operation.name(), beside, constant.value()));
        }
      }
    }
    return Expr.apply(operation, args);
  }

  /** Dividing a float by a power of two is multiplying by its reciprocal, which is exact, and a third faster. */
  private static boolean isExactReciprocal(DType dtype, Number divisor) {
    if (divisor instanceof Complex) {
      return false;
    }
    double value = divisor.doubleValue();
    return (dtype == DType.FLOAT64 || dtype == DType.FLOAT32)
        && Math.abs(Math.getExponent(value)) < 100
        && value == Math.copySign(Math.scalb(1.0, Math.getExponent(value)), value);
  }

  /** Equal numbers of one dtype are one operand. */
  private Expr number(NDArray scalar) {
    // by their bytes: zeros are equal whatever their sign, but 1 / -0 is not 1 / 0
    for (var known : numbers) {
      if (known.dtype.equals(scalar.dtype) && Arrays.equals(Comparison.bytes(known), Comparison.bytes(scalar))) {
        return operand(known);
      }
    }
    numbers.add(scalar);
    return operand(scalar);
  }

  private Expr operand(NDArray array) {
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) == array) {
        return Expr.input(i, array.numeric("lazy"));
      }
    }
    if (operands.size() == maxInputs) {
      throw new AssertionError("fit leaves room for every operand");
    }
    operands.add(array);
    return Expr.input(operands.size() - 1, array.numeric("lazy"));
  }
}
