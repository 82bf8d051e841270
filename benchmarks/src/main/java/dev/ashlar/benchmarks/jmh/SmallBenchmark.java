package dev.ashlar.benchmarks.jmh;

import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What costs a fixed time: views, single elements, memory, scopes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SmallBenchmark extends Operands {
  /** One element. */
  @Benchmark
  public double getDouble() {
    return a.getDouble(n / 2);
  }

  /** A view. */
  @Benchmark
  public NDArray slice() {
    return a.get(Index.slice(1, n - 1));
  }

  /** A scope without arrays. */
  @Benchmark
  public boolean scope() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return true;
    }
  }

  /** Memory of a scope. */
  @Benchmark
  public long empty() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Creation.empty(dtype(), n).size();
    }
  }

  /** Memory that the collector gives back. */
  @Benchmark
  public NDArray emptyCollected() {
    return Creation.empty(dtype(), n);
  }
}
