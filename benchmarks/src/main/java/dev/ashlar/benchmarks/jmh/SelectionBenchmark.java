package dev.ashlar.benchmarks.jmh;

import dev.ashlar.benchmarks.worker.Inputs;
import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Indexing;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Searching;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Comparing, choosing, and picking elements. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SelectionBenchmark extends Operands {
  private NDArray mask = a;
  private NDArray positions = a;

  @Override
  protected void prepare() {
    mask = Inputs.array(DType.BOOL, "uniform", 0, 2, 3, n);
    positions = Inputs.array(DType.INT64, "uniform", 0, n, 4, n);
  }

  /** a below b. */
  @Benchmark
  public long less() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return a.less(b).size();
    }
  }

  /** a or b. */
  @Benchmark
  public long where() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Searching.where(mask, a, b).size();
    }
  }

  /** Those under the mask. */
  @Benchmark
  public long compress() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Indexing.compress(mask, a, 0).size();
    }
  }

  /** Those at the positions. */
  @Benchmark
  public long take() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return Indexing.take(a, positions).size();
    }
  }
}
