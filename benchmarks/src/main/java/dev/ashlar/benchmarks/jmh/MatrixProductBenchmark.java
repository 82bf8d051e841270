package dev.ashlar.benchmarks.jmh;

import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.LinearAlgebra;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Scope;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Products of squares of about n elements, of a square and a vector, and of two vectors. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class MatrixProductBenchmark extends Operands {
  private NDArray left = a;
  private NDArray right = a;
  private NDArray vector = a;

  @Override
  protected void prepare() {
    int side = side();
    left = a.get(Index.until((long) side * side)).reshape(side, side);
    right = b.get(Index.until((long) side * side)).reshape(side, side);
    vector = b.get(Index.until(side));
  }

  /** Two squares. */
  @Benchmark
  public long matmul() {
    try (var _ = Scope.open()) {
      return LinearAlgebra.matmul(left, right).size();
    }
  }

  /** One of them transposed, as a view. */
  @Benchmark
  public long matmulTransposed() {
    try (var _ = Scope.open()) {
      return LinearAlgebra.matmul(left.transpose(), right).size();
    }
  }

  /** A square and a vector. */
  @Benchmark
  public long timesVector() {
    try (var _ = Scope.open()) {
      return LinearAlgebra.matmul(left, vector).size();
    }
  }

  /** Two vectors of n elements. */
  @Benchmark
  public double dot() {
    try (var _ = Scope.open()) {
      return LinearAlgebra.vecdot(a, b, -1).toDouble();
    }
  }
}
