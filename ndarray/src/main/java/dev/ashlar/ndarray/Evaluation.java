package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs elementwise kernels over arrays: broadcasts, allocates the result, sees to overlap, and brackets the kernel with
 * its operands' owners.
 */
final class Evaluation {
  private Evaluation() {}

  static NDArray unary(Operation op, NDArray a) {
    return apply(op, null, a);
  }

  static NDArray binary(Operation op, NDArray a, NDArray b) {
    return apply(op, null, a, b);
  }

  /** The operation on one operand; into {@code out} if it is given. */
  static NDArray apply(Operation op, @Nullable NDArray out, NDArray a) {
    var kernel = ElementwiseKernel.of(op, a.numeric(op.name()));
    var done = plain(op.name(), kernel, out, a, a, a);
    return done != null ? done : broadcast(op.name(), kernel, out, Sources.of(a));
  }

  /** The operation on two operands; into {@code out} if it is given. */
  static NDArray apply(Operation op, @Nullable NDArray out, NDArray a, NDArray b) {
    var kernel = ElementwiseKernel.of(op, a.numeric(op.name()), b.numeric(op.name()));
    var done = plain(op.name(), kernel, out, a, b, b);
    return done != null ? done : broadcast(op.name(), kernel, out, Sources.of(a, b));
  }

  /** The operation on an array and a number, in place. */
  static void assign(Operation op, NDArray target, Number number) {
    var lent = Scalars.lend(op.name(), target.numeric(op.name()), number);
    try {
      apply(op, target, target, lent);
    } finally {
      Scalars.giveBack(lent);
    }
  }

  /** The operation on three operands; into {@code out} if it is given. */
  static NDArray apply(Operation op, @Nullable NDArray out, NDArray a, NDArray b, NDArray c) {
    var kernel = ElementwiseKernel.of(op, a.numeric(op.name()), b.numeric(op.name()), c.numeric(op.name()));
    var done = plain(op.name(), kernel, out, a, b, c);
    return done != null ? done : broadcast(op.name(), kernel, out, Sources.of(a, b, c));
  }

  /** The operation on operands of any number, shape and dtype; into {@code out} if it is given. */
  static NDArray apply(Operation op, @Nullable NDArray out, NDArray... operands) {
    var dtypes = new DType[operands.length];
    for (int i = 0; i < dtypes.length; i++) {
      dtypes[i] = operands[i].numeric(op.name());
    }
    return map(op.name(), ElementwiseKernel.of(op, dtypes), out, operands);
  }

  /** A tree over operands; into {@code out} if it is given, converted to its dtype. */
  static NDArray map(String name, ElementwiseKernel kernel, @Nullable NDArray out, NDArray... operands) {
    int last = operands.length - 1;
    if (last == 0 || last == 1 || last == 2) {
      var done = plain(name, kernel, out, operands[0], operands[Math.min(1, last)], operands[last]);
      if (done != null) {
        return done;
      }
    }
    return broadcast(name, kernel, out, Sources.of(operands));
  }

  /** The result, if the operands lie so that {@link Plain} serves; else null. */
  private static @Nullable NDArray plain(
      String name, ElementwiseKernel kernel, @Nullable NDArray out, NDArray a, NDArray b, NDArray c) {
    var model = Plain.model(kernel, a, b, c);
    if (model == null) {
      return null;
    }
    if (out == null) {
      var fresh = NDArray.fresh(name, kernel.output(), model);
      Plain.run(kernel, fresh, a, b, c);
      return fresh;
    }
    if (!Plain.fits(out, kernel.output(), model, a, b, c)) {
      return null;
    }
    out.owner.enter();
    try {
      Plain.run(kernel, out, a, b, c);
    } finally {
      out.owner.exit();
    }
    return out;
  }

  private static NDArray broadcast(String name, ElementwiseKernel kernel, @Nullable NDArray out, Sources lent) {
    try (var sources = lent) {
      var shape = out != null && sources.broadcastTo(out.shape) ? out.shape : sources.shape(name);
      if (out == null) {
        var fresh = NDArray.fresh(name, kernel.output(), shape);
        run(name, kernel, fresh, sources);
        return fresh;
      }
      requireTarget(name, out, shape, kernel.output());
      var target = out.numeric(name);
      var fitting = target == kernel.output() ? kernel : ElementwiseKernel.of(Expr.cast(target, kernel.tree()));
      sources.copyEndangered(out);
      run(name, fitting, out, sources);
      return out;
    }
  }

  private static void requireTarget(String name, NDArray out, long[] shape, DType result) {
    out.requireWritable(name);
    if (!Arrays.equals(out.shape, shape)) {
      throw new IllegalArgumentException(
          name + ": the result has shape " + Shapes.text(shape) + ", out has " + Shapes.text(out.shape));
    }
    var target = out.numeric(name);
    if (target.kind().compareTo(result.kind()) < 0 && !(isInteger(target) && isInteger(result))) {
      throw new IllegalArgumentException(
          name + ": a result of " + result.standardName() + " does not go into out of " + target.standardName());
    }
  }

  private static boolean isInteger(DType dtype) {
    return dtype.kind() == DType.Kind.INT || dtype.kind() == DType.Kind.UINT;
  }

  /** Runs the kernel; the operand broadcasts to the shape of {@code out}, and does not overlap it but in place. */
  static void run(String name, ElementwiseKernel kernel, NDArray out, NDArray operand) {
    try (var sources = Sources.of(operand)) {
      run(name, kernel, out, sources);
    }
  }

  private static void run(String name, ElementwiseKernel kernel, NDArray out, Sources sources) {
    if (out.size == 0) {
      out.owner.check();
      return;
    }
    boolean userCode = kernel.callsUserCode();
    if (mustCopy(out, userCode)) {
      var copy = NDArray.fresh(name, out.numeric(name), out.shape);
      run(name, kernel, copy, sources);
      Foreign.store(copy, out);
      return;
    }
    sources.copyForeign(userCode);
    sources.sweep(name, kernel, out);
  }

  /**
   * Whether somebody could free the memory while the kernel runs: another thread, or the function that the kernel
   * calls.
   */
  static boolean mustCopy(NDArray array, boolean userCode) {
    return !array.isDirect() || (userCode && !array.owner.rawAddressesAllowedAroundUserCode());
  }

  /** Enters the operands' owners from the i-th on, runs the work and leaves them again, whatever happens. */
  static void sweepEntered(int i, NDArray[] operands, Runnable work) {
    if (i == operands.length) {
      work.run();
      return;
    }
    operands[i].owner.enter();
    try {
      sweepEntered(i + 1, operands, work);
    } finally {
      operands[i].owner.exit();
    }
  }

  static Operand operand(String name, NDArray array, long[] shape) {
    return new Operand(
        array.address,
        Shapes.broadcastStrides(name, array.shape, array.strides, shape),
        array.numeric(name));
  }

  /** A 0-dimensional array of a Java number, of the dtype that the standard's rules give it beside an array. */
  static NDArray scalar(String operation, NDArray beside, Number value) {
    return scalar(operation, beside.numeric(operation), value);
  }

  /** The same beside a value of this dtype; alone, a number is float64, int64 or complex128. */
  static NDArray scalar(String operation, @Nullable DType beside, Number value) {
    return Scalars.of(operation, beside, value);
  }
}
