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

/** Operands that are transposed, strided or broadcast, in a square of about n elements. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class LayoutBenchmark extends Operands {
  private NDArray square = a;
  private NDArray wide = a;
  private NDArray other = a;
  private NDArray row = a;
  private NDArray column = a;

  @Override
  protected void prepare() {
    int side = side();
    square = a.get(Index.until((long) side * side)).reshape(side, side);
    other = b.get(Index.until((long) side * side)).reshape(side, side);
    wide = Creation.ones(dtype(), side, 2L * side);
    row = b.get(Index.until(side));
    column = row.reshape(side, 1);
  }

  /** a.T + b. */
  @Benchmark
  public long transposed() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return square.transpose().plus(other).size();
    }
  }

  /** a[:, ::2] + b. */
  @Benchmark
  public long strided() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return wide.get(Index.all(), Index.step(2)).plus(other).size();
    }
  }

  /** a + row. */
  @Benchmark
  public long row() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return square.plus(row).size();
    }
  }

  /** a + column. */
  @Benchmark
  public long column() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return square.plus(column).size();
    }
  }
}
