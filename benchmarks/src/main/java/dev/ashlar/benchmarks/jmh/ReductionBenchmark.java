package dev.ashlar.benchmarks.jmh;

import dev.ashlar.ndarray.Along;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Searching;
import dev.ashlar.ndarray.Statistics;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Reductions of everything, and of a square along its axes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ReductionBenchmark extends Operands {
  private NDArray square = a;

  @Override
  protected void prepare() {
    int side = side();
    square = a.get(Index.until((long) side * side)).reshape(side, side);
  }

  /** All elements. */
  @Benchmark
  public double sum() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Statistics.sum(a).toDouble();
    }
  }

  /** The largest. */
  @Benchmark
  public double max() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Statistics.max(a).toDouble();
    }
  }

  /** Where the largest is. */
  @Benchmark
  public long argmax() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Searching.argmax(a).toLong();
    }
  }

  /** The variance. */
  @Benchmark
  public double variance() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Statistics.var(a).toDouble();
    }
  }

  /** Down the columns. */
  @Benchmark
  public long sumAxis0() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Statistics.sum(square, Along.axis(0)).size();
    }
  }

  /** Along the rows. */
  @Benchmark
  public long sumAxis1() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Statistics.sum(square, Along.axis(1)).size();
    }
  }
}
