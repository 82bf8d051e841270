package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.CastMode;
import dev.ashlar.kernels.CheckedCast;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.raw.FirstMatch;
import dev.ashlar.kernels.raw.Operand;
import java.util.Arrays;

/** Conversions that refuse to lose what their mode does not allow. */
final class Conversion {
  private Conversion() {}

  static NDArray astype(NDArray a, DType target, CastMode mode) {
    var source = a.isDirect() ? a : a.copy();
    var check = CheckedCast.of(a.numeric("astype"), target, mode);
    if (check.isPresent() && a.size > 0) {
      long found = firstViolation(check.get(), source.reshape(-1));
      if (found >= 0) {
        throw new ArithmeticException(message(source, target, mode, found));
      }
    }
    return source.astype(target);
  }

  private static long firstViolation(CheckedCast check, NDArray run) {
    var operands = new NDArray[check.bounds().size() + 1];
    operands[0] = run;
    for (int i = 1; i < operands.length; i++) {
      var bound = check.bounds().get(i - 1);
      operands[i] = Evaluation.scalar("astype", bound.dtype(), bound.value());
    }
    var kernel = ElementwiseKernel.of(check.violation());
    var found = new long[1];
    Evaluation.sweepEntered(
        0,
        operands,
        () ->
            found[0] =
                FirstMatch.find(
                    kernel,
                    run.size,
                    Arrays.stream(operands).map(o -> Evaluation.operand("astype", o, run.shape))
                    .toArray(Operand[]::new)));
    return found[0];
  }

  private static String message(NDArray a, DType target, CastMode mode, long position) {
    var index = new long[a.shape.length];
    long rest = position;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % a.shape[axis];
      rest /= a.shape[axis];
    }
    var items = Arrays.stream(index).mapToObj(Index::at).toArray(Index[]::new);
    var value = index.length == 0 ? a : a.get(items);
    return "astype: element %s is %s, which does not go from %s into %s in the mode %s; CastMode.UNCHECKED allows anything"
        .formatted(Arrays.toString(index), value, a.numeric("astype").standardName(), target.standardName(), mode);
  }
}
