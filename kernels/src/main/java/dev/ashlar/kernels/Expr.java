package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An elementwise expression over operands: what a kernel computes for one element. An eager operation is a tree of one
 * operation, a lazy expression a larger one. Trees are immutable and compared by structure.
 */
public sealed interface Expr {
  /** The dtype of the value. */
  DType dtype();

  /**
   * The element of an operand.
   *
   * @param index which operand, from 0
   * @param dtype the operand's dtype
   */
  record Input(int index, DType dtype) implements Expr {
    @Override
    public String toString() {
      return dtype.standardName() + "@" + index;
    }
  }

  /**
   * The real or imaginary part of a complex operand's element.
   *
   * @param index which operand, from 0
   * @param complex the operand's dtype
   * @param imaginary which part
   */
  record Part(int index, DType complex, boolean imaginary) implements Expr {
    @Override
    public DType dtype() {
      return complex == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
    }

    @Override
    public String toString() {
      return (imaginary ? "imag(" : "real(") + complex.standardName() + "@" + index + ")";
    }
  }

  /**
   * An operation applied to values that have the dtypes of the signature's inputs.
   *
   * @param operation the row of the table
   * @param signature the form of it
   * @param args the operands
   */
  record Apply(Operation operation, Signature signature, List<Expr> args) implements Expr {
    /** Copies the list and checks the dtypes. */
    public Apply {
      args = List.copyOf(args);
      for (int i = 0; i < args.size(); i++) {
        if (args.get(i).dtype() != signature.inputs().get(i)) {
          throw new IllegalArgumentException(operation.name() + ": operand " + i + " is not of " + signature);
        }
      }
    }

    @Override
    public DType dtype() {
      return signature.output();
    }

    @Override
    public String toString() {
      return operation.name() + args.stream().map(Expr::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /**
   * A value converted to another dtype, as the array API's {@code astype} does.
   *
   * @param dtype the dtype wanted
   * @param arg the value
   */
  record Cast(DType dtype, Expr arg) implements Expr {
    @Override
    public String toString() {
      return dtype.standardName() + "(" + arg + ")";
    }
  }

  /** An operand. */
  static Expr input(int index, DType dtype) {
    return new Input(index, dtype);
  }

  /** The value converted, or itself when it has the dtype already. */
  static Expr cast(DType dtype, Expr arg) {
    return arg.dtype() == dtype ? arg : new Cast(dtype, arg);
  }

  /** The operation applied to values of any dtypes: resolves the signature and casts the operands to it. */
  static Expr apply(Operation operation, Expr... args) {
    var dtypes = new DType[args.length];
    for (int i = 0; i < args.length; i++) {
      dtypes[i] = args[i].dtype();
    }
    return apply(operation, operation.resolve(dtypes), args);
  }

  /** The operation in the form of the signature, its operands cast to it. */
  static Expr apply(Operation operation, Signature signature, Expr... args) {
    var converted = new Expr[args.length];
    for (int i = 0; i < args.length; i++) {
      converted[i] = cast(signature.inputs().get(i), args[i]);
    }
    return new Apply(operation, signature, List.of(converted));
  }
}
