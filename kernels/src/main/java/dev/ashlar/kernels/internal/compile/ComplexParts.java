package dev.ashlar.kernels.internal.compile;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Signature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Complex expressions as two real ones. Arithmetic becomes arithmetic of parts; a function becomes a real function of
 * both parts for each part of its result, named {@code c_<name>_real} and {@code c_<name>_imag}. What remains are real
 * trees over parts of operands.
 *
 * @param real the tree of the real part
 * @param imaginary the tree of the imaginary part
 */
public record ComplexParts(Expr real, Expr imaginary) {
  /** What does the same to the real part and to the imaginary part, each by itself. */
  private static final Set<Operation> PARTWISE =
      Set.of(
          Operations.ADD, Operations.SUBTRACT, Operations.NEGATIVE, Operations.POSITIVE, Operations.ROUND,
          Operations.RINT, Operations.NAN_TO_NUM);

  /**
   * The real tree that gives both parts of a complex one, over operands that are twice as many real elements; null
   * where a part depends on the other.
   */
  public static @Nullable Expr partwise(Expr tree) {
    if (!isComplex(tree)) {
      return null;
    }
    return switch (tree) {
      case Expr.Input input -> Expr.input(input.index(), partOf(input.dtype()));
      case Expr.Part _ -> null;
      case Expr.Cast cast -> {
        var arg = partwise(cast.arg());
        yield arg == null ? null : Expr.cast(partOf(cast.dtype()), arg);
      }
      case Expr.Apply apply -> {
        var args = new Expr[apply.args().size()];
        for (int i = 0; i < args.length; i++) {
          var arg = PARTWISE.contains(apply.operation()) ? partwise(apply.args().get(i)) : null;
          if (arg == null) {
            yield null;
          }
          args[i] = arg;
        }
        yield Expr.apply(apply.operation(), args);
      }
    };
  }

  /** The parts of a complex tree. */
  static ComplexParts of(Expr tree) {
    return switch (tree) {
      case Expr.Input input ->
          new ComplexParts(
              new Expr.Part(input.index(), input.dtype(), false), new Expr.Part(input.index(), input.dtype(), true));
      case Expr.Cast cast -> ofCast(cast);
      case Expr.Apply apply -> ofApply(apply);
      case Expr.Part part -> throw new IllegalArgumentException("not a complex tree: " + part);
    };
  }

  /** The same tree with all that is complex in it resolved into parts; the tree's own dtype is real. */
  static Expr realOnly(Expr tree) {
    return switch (tree) {
      case Expr.Input _, Expr.Part _ -> tree;
      case Expr.Cast cast -> isComplex(cast.arg()) ? ofCast(cast).real
          : new Expr.Cast(cast.dtype(), realOnly(cast.arg()));
      case Expr.Apply apply ->
          apply.args().stream().anyMatch(ComplexParts::isComplex)
              ? reduce(apply)
              : new Expr.Apply(
                  apply.operation(), apply.signature(), apply.args().stream().map(ComplexParts::realOnly).toList());
    };
  }

  private static boolean isComplex(Expr tree) {
    return tree.dtype().kind() == Kind.COMPLEX;
  }

  private static DType partOf(DType complex) {
    return complex == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
  }

  private static ComplexParts ofCast(Expr.Cast cast) {
    var target = cast.dtype().kind() == Kind.COMPLEX ? partOf(cast.dtype()) : cast.dtype();
    if (!isComplex(cast.arg())) {
      var real = Expr.cast(target, realOnly(cast.arg()));
      // x - x would be NaN for infinities: a product with false is 0 for all numbers that a cast of them can be
      return new ComplexParts(real, Expr.cast(target, zero(cast.arg())));
    }
    var parts = of(cast.arg());
    if (target == DType.BOOL) {
      return new ComplexParts(
          Expr.apply(Operations.LOGICAL_OR, parts.real, parts.imaginary), Expr.cast(target, zero(parts.real)));
    }
    return new ComplexParts(Expr.cast(target, parts.real), Expr.cast(target, parts.imaginary));
  }

  /** False, whatever the value: the only constant that a tree needs. */
  private static Expr zero(Expr any) {
    var truth = Expr.cast(DType.BOOL, realOnly(any));
    return Expr.apply(Operations.LOGICAL_XOR, truth, truth);
  }

  private static Expr apply(Operation operation, Expr... args) {
    return Expr.apply(operation, args);
  }

  private static ComplexParts ofApply(Expr.Apply apply) {
    var name = apply.operation().name();
    if (name.equals("where")) {
      var condition = realOnly(apply.args().getFirst());
      var x = of(apply.args().get(1));
      var y = of(apply.args().get(2));
      return new ComplexParts(
          apply(Operations.WHERE, condition, x.real, y.real),
          apply(Operations.WHERE, condition, x.imaginary, y.imaginary));
    }
    var x = of(apply.args().getFirst());
    var y = apply.args().size() > 1 ? of(apply.args().get(1)) : x;
    return switch (name) {
      case "add" -> both(Operations.ADD, x, y);
      case "subtract" -> both(Operations.SUBTRACT, x, y);
      case "negative", "round", "rint", "nan_to_num" ->
          new ComplexParts(apply(apply.operation(), x.real), apply(apply.operation(), x.imaginary));
      case "positive" -> x;
      case "conj" -> new ComplexParts(x.real, apply(Operations.NEGATIVE, x.imaginary));
      case "multiply", "square" ->
          new ComplexParts(
              apply(
                  Operations.SUBTRACT,
                  apply(Operations.MULTIPLY, x.real, y.real),
                  apply(Operations.MULTIPLY, x.imaginary, y.imaginary)),
              apply(
                  Operations.ADD,
                  apply(Operations.MULTIPLY, x.real, y.imaginary),
                  apply(Operations.MULTIPLY, x.imaginary, y.real)));
      default -> function(apply, x, y);
    };
  }

  private static ComplexParts both(Operation operation, ComplexParts x, ComplexParts y) {
    return new ComplexParts(apply(operation, x.real, y.real), apply(operation, x.imaginary, y.imaginary));
  }

  private static ComplexParts function(Expr.Apply apply, ComplexParts x, ComplexParts y) {
    var args =
        apply.args().size() == 1
            ? List.of(x.real, x.imaginary)
            : List.of(x.real, x.imaginary, y.real, y.imaginary);
    var part = partOf(apply.dtype());
    var signature = Signature.uniform(args.size(), part, part);
    var name = apply.operation() == Operations.FLOAT_POWER ? "pow" : apply.operation().name();
    return new ComplexParts(
        new Expr.Apply(Operations.internal("c_" + name + "_real", args.size()), signature, args),
        new Expr.Apply(Operations.internal("c_" + name + "_imag", args.size()), signature, args));
  }

  /** Operations that take complex values to real ones. */
  private static Expr reduce(Expr.Apply apply) {
    var x = of(apply.args().getFirst());
    return switch (apply.operation().name()) {
      case "abs" -> apply(Operations.HYPOT, x.real, x.imaginary);
      case "real" -> x.real;
      case "imag" -> x.imaginary;
      case "angle" -> apply(Operations.ATAN2, x.imaginary, x.real);
      case "isnan" -> either(Operations.ISNAN, x);
      case "isinf" -> either(Operations.ISINF, x);
      case "isfinite" ->
          apply(Operations.LOGICAL_AND, apply(Operations.ISFINITE, x.real), apply(Operations.ISFINITE, x.imaginary));
      case "equal" -> compared(Operations.EQUAL, Operations.LOGICAL_AND, x, of(apply.args().get(1)));
      case "not_equal" -> compared(Operations.NOT_EQUAL, Operations.LOGICAL_OR, x, of(apply.args().get(1)));
      default -> throw new IllegalArgumentException(apply.operation().name() + ": not defined for complex numbers");
    };
  }

  private static Expr either(Operation question, ComplexParts x) {
    return apply(Operations.LOGICAL_OR, apply(question, x.real), apply(question, x.imaginary));
  }

  private static Expr compared(Operation comparison, Operation joined, ComplexParts x, ComplexParts y) {
    return apply(joined, apply(comparison, x.real, y.real), apply(comparison, x.imaginary, y.imaginary));
  }
}
