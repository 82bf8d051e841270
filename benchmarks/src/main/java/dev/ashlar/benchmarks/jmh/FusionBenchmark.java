package dev.ashlar.benchmarks.jmh;

import dev.ashlar.kernels.Operations;
import dev.ashlar.ndarray.Elementwise;
import dev.ashlar.ndarray.Lazy;
import dev.ashlar.ndarray.NDArray;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** An expression of six operations: fused, and one operation after the other. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class FusionBenchmark extends Operands {
  /** In one pass. */
  @Benchmark
  public NDArray fused() {
    return Lazy.lazy(a).times(b).plus(Lazy.lazy(b).apply(Operations.SIN).div(2))
        .minus(Lazy.lazy(a).apply(Operations.ABS).apply(Operations.SQRT)).evalInto(out);
  }

  /** Array after array. */
  @Benchmark
  public long eager() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return a.times(b).plus(Elementwise.sin(b).div(2)).minus(Elementwise.sqrt(Elementwise.abs(a))).size();
    }
  }

  /** A sum at the root. */
  @Benchmark
  public double sumOfProducts() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Lazy.lazy(a).times(b).sum().toDouble();
    }
  }
}
