package dev.ashlar.benchmarks.jmh;

import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.Elementwise;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Statistics;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Adding and summing contiguous float64, beside the loop that one would write over a {@code double[]}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ContiguousBenchmark extends Operands {
  private double[] x = new double[0];
  private double[] y = x;
  private double[] z = x;
  private NDArray oddA = a;
  private NDArray oddB = a;
  private NDArray oddOut = a;

  @Override
  protected void prepare() {
    x = a.toDoubleArray();
    y = b.toDoubleArray();
    z = new double[n];
    oddA = odd();
    oddB = odd();
    oddOut = odd();
  }

  private NDArray odd() {
    return Creation.ones(dtype(), n + 1L).get(Index.from(1));
  }

  /** Into a given array. */
  @Benchmark
  public NDArray add() {
    return Elementwise.add(a, b, out);
  }

  /** The same, with operands that begin one element past a cache line. */
  @Benchmark
  public NDArray addMisaligned() {
    return Elementwise.add(oddA, oddB, oddOut);
  }

  /** In place. */
  @Benchmark
  public NDArray addInPlace() {
    return Elementwise.add(out, b, out);
  }

  /** Into a new array of a scope. */
  @Benchmark
  public double addFresh() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return a.plus(b).getDouble(0);
    }
  }

  /** Into a new array that the collector gives back. */
  @Benchmark
  public NDArray addCollected() {
    return a.plus(b);
  }

  /** What {@link #add} is compared with. */
  @Benchmark
  public double[] addLoop() {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] + y[i];
    }
    return z;
  }

  /** All elements. */
  @Benchmark
  public double sum() {
    return Statistics.sum(a).toDouble();
  }

  /** What {@link #sum} is compared with. */
  @Benchmark
  public double sumLoop() {
    double total = 0;
    for (double value : x) {
      total += value;
    }
    return total;
  }
}
