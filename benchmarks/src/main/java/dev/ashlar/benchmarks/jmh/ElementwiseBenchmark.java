package dev.ashlar.benchmarks.jmh;

import dev.ashlar.kernels.Operations;
import dev.ashlar.ndarray.Lazy;
import dev.ashlar.ndarray.NDArray;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Rows of the operation table, by name, into a given array. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ElementwiseBenchmark extends Operands {
  /** The operation. */
  @Param({"multiply", "divide", "sqrt", "exp", "log", "sin", "tanh", "pow", "floor", "maximum"})
  public String operation = "multiply";

  private Lazy expression = Lazy.lazy(a);
  private NDArray result = out;

  @Override
  protected void prepare() {
    var row = Objects.requireNonNull(Operations.find(operation), operation);
    var operands = new Lazy[row.arity()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = Lazy.lazy(i == 0 ? a : b);
    }
    expression = Lazy.apply(row, operands);
    result = expression.eval();
  }

  /** Evaluates it. */
  @Benchmark
  public NDArray evaluate() {
    return expression.evalInto(result);
  }
}
