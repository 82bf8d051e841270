package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise expression that is built first and evaluated in one pass: no array is made for the values in between,
 * and every operand is read once. Results, dtypes included, are those of the same operations on arrays.
 *
 * {@snippet :
 * import static dev.ashlar.ndarray.Lazy.lazy;
 *
 * NDArray r = lazy(a).times(b).plus(lazy(c).apply(Operations.SIN).div(2)).eval();
 * double dot = lazy(a).times(b).sum().toDouble();
 * }
 *
 * <p>Immutable; evaluated anew by each call.
 */
public final class Lazy {
  private final Fusion.Node node;

  /** What {@link #node} is fused to, once it is known and unless it has parts that are evaluated anew each time. */
  private Fusion.@Nullable Fused known;

  private Lazy(Fusion.Node node) {
    this.node = node;
  }

  /** The elements of an array. */
  public static Lazy lazy(NDArray array) {
    return new Lazy(new Fusion.Leaf(array));
  }

  /** A number, which takes the dtype that the operands beside it give it. */
  static Lazy constant(Number value) {
    return new Lazy(new Fusion.Constant(value));
  }

  /** An operation of any arity on expressions. */
  public static Lazy apply(Operation operation, Lazy... operands) {
    if (operands.length != operation.arity()) {
      throw new IllegalArgumentException(
          operation.name() + ": takes " + operation.arity() + " operands, not " + operands.length);
    }
    return new Lazy(
        new Fusion.Call(operation, java.util.Arrays.stream(operands).map(operand -> operand.node).toList()));
  }

  /** An operation on this expression alone: {@code x.apply(Operations.SQRT)}. */
  public Lazy apply(Operation operation) {
    return apply(operation, new Lazy[] {this});
  }

  private Lazy with(Operation operation, Lazy other) {
    return new Lazy(new Fusion.Call(operation, List.of(node, other.node)));
  }

  private Lazy with(Operation operation, Number number) {
    return new Lazy(new Fusion.Call(operation, List.of(node, new Fusion.Constant(number))));
  }

  /** {@code this + other}. */
  public Lazy plus(Lazy other) {
    return with(Operations.ADD, other);
  }

  /** {@code this + other}. */
  public Lazy plus(NDArray other) {
    return plus(lazy(other));
  }

  /** {@code this + number}. */
  public Lazy plus(Number number) {
    return with(Operations.ADD, number);
  }

  /** {@code this - other}. */
  public Lazy minus(Lazy other) {
    return with(Operations.SUBTRACT, other);
  }

  /** {@code this - other}. */
  public Lazy minus(NDArray other) {
    return minus(lazy(other));
  }

  /** {@code this - number}. */
  public Lazy minus(Number number) {
    return with(Operations.SUBTRACT, number);
  }

  /** {@code this * other}. */
  public Lazy times(Lazy other) {
    return with(Operations.MULTIPLY, other);
  }

  /** {@code this * other}. */
  public Lazy times(NDArray other) {
    return times(lazy(other));
  }

  /** {@code this * number}. */
  public Lazy times(Number number) {
    return with(Operations.MULTIPLY, number);
  }

  /** {@code this / other}. */
  public Lazy div(Lazy other) {
    return with(Operations.DIVIDE, other);
  }

  /** {@code this / other}. */
  public Lazy div(NDArray other) {
    return div(lazy(other));
  }

  /** {@code this / number}. */
  public Lazy div(Number number) {
    return with(Operations.DIVIDE, number);
  }

  /** {@code -this}. */
  public Lazy unaryMinus() {
    return apply(Operations.NEGATIVE);
  }

  /** {@code this} to the power of a number. */
  public Lazy pow(Number number) {
    return with(Operations.POW, number);
  }

  /** {@code this < other}. */
  public Lazy less(Lazy other) {
    return with(Operations.LESS, other);
  }

  /** {@code this < number}. */
  public Lazy less(Number number) {
    return with(Operations.LESS, number);
  }

  /** {@code this > other}. */
  public Lazy greater(Lazy other) {
    return with(Operations.GREATER, other);
  }

  /** {@code this > number}. */
  public Lazy greater(Number number) {
    return with(Operations.GREATER, number);
  }

  /** {@code x} where this is true, else {@code y}. */
  public Lazy where(Lazy x, Lazy y) {
    return apply(Operations.WHERE, this, x, y);
  }

  /** Converted to a dtype. */
  public Lazy astype(DType dtype) {
    return new Lazy(new Fusion.Conversion(dtype, node));
  }

  /** Evaluates the expression into a new array. */
  public NDArray eval() {
    return eval((NDArray) null);
  }

  /** The array that the expression is, or else its value in new memory. */
  NDArray value() {
    return node instanceof Fusion.Leaf(NDArray array) ? array : eval();
  }

  /** Evaluates the expression into {@code out}, whose shape is the result's, converted to its dtype. */
  public NDArray evalInto(NDArray out) {
    return eval(out);
  }

  private NDArray eval(@Nullable NDArray out) {
    if (out == null && node instanceof Fusion.Leaf(NDArray array) && !(array.dtype instanceof DType)) {
      return array.copy();
    }
    var whole = fused();
    return Evaluation.map("eval", whole.kernel(), out, whole.operands());
  }

  private Fusion.Fused fused() {
    var fused = known;
    if (fused == null) {
      fused = Fusion.fuse(node, ElementwiseKernel.MAX_INPUTS);
      known = fused.whole() ? fused : null;
    }
    return fused;
  }

  /** The sum of all values, in one pass with the expression; dtypes as {@link Statistics#sum(NDArray)}. */
  public NDArray sum() {
    return reduce(Reduction.SUM, Along.all());
  }

  /** The mean of all values, in one pass with the expression; dtypes as {@link Statistics#mean(NDArray)}. */
  public NDArray mean() {
    return reduce(Reduction.MEAN, Along.all());
  }

  /** The largest of all values, in one pass with the expression. */
  public NDArray max() {
    return reduce(Reduction.MAX, Along.all());
  }

  /** The smallest of all values, in one pass with the expression. */
  public NDArray min() {
    return reduce(Reduction.MIN, Along.all());
  }

  /**
   * The values joined along axes, in one pass with the expression: nothing is stored but the results, which are those
   * of the same function of the evaluated array. Complex values and those of a user's function are evaluated first.
   *
   * @throws IllegalArgumentException if there are no values where a minimum or maximum is asked for
   */
  public NDArray reduce(Reduction reduction, Along along) {
    return new FusedReduction(reduction, along, node).eval();
  }

  /**
   * What evaluating would do: the fused expression, its operands, the loop that goes through them as things are now,
   * and the bytes read and written for each element.
   */
  public String explain() {
    return fused().explain();
  }

  /** What {@link #reduce} would do, as {@link #explain()} says it. */
  public String explain(Reduction reduction, Along along) {
    return new FusedReduction(reduction, along, node).explain();
  }

  /** The expression as a tree of one kernel, for tests. */
  Expr tree() {
    return fused().tree();
  }
}
