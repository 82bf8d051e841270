package dev.ashlar.benchmarks.worker;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.ndarray.Lazy;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Scope;
import dev.ashlar.ndarray.Statistics;
import java.util.Arrays;
import java.util.List;

/** Runs some forty kernels before anything is measured, as a program that uses the library for a while has done. */
public final class Pollution {
  private static final int ELEMENTS = 10_000;
  private static final int CALLS = 400;

  private static final List<Operation> OPERATIONS =
      List.of(
          Operations.ADD,
          Operations.SUBTRACT,
          Operations.MULTIPLY,
          Operations.DIVIDE,
          Operations.MAXIMUM,
          Operations.LESS,
          Operations.EQUAL,
          Operations.NEGATIVE,
          Operations.ABS,
          Operations.SQUARE,
          Operations.SQRT,
          Operations.FLOOR);

  private static final List<DType> DTYPES = List.of(DType.FLOAT64, DType.FLOAT32, DType.INT32);

  private Pollution() {}

  /** Runs them. */
  public static void run() {
    for (var dtype : DTYPES) {
      var a = Inputs.array(dtype, "uniform", 1, 100, 1, ELEMENTS);
      for (var operation : OPERATIONS) {
        var operands = new Lazy[operation.arity()];
        Arrays.fill(operands, Lazy.lazy(a));
        var expression = Lazy.apply(operation, operands);
        repeat(expression::eval);
      }
      repeat(() -> Statistics.sum(a));
      repeat(() -> Statistics.max(a));
    }
  }

  private static void repeat(java.util.function.Supplier<NDArray> work) {
    for (int i = 0; i < CALLS; i++) {
      try (var _ = Scope.open()) {
        if (work.get().size() == 0) {
          throw new AssertionError("the work makes something");
        }
      }
    }
  }
}
