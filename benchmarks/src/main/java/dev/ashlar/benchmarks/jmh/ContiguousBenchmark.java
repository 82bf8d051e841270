package dev.ashlar.benchmarks.jmh;

import dev.ashlar.ndarray.Elementwise;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Statistics;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Adding and summing contiguous float64, beside the loop that one would write over a {@code double[]}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ContiguousBenchmark {
  @Param({"10", "1000", "100000", "1000000"})
  private int n;

  private double[] x;
  private double[] y;
  private double[] z;
  private NDArray a;
  private NDArray b;
  private NDArray c;

  /** JMH makes the state and then sets it up. */
  public ContiguousBenchmark() {
    x = new double[0];
    y = x;
    z = x;
    a = NDArray.of(x);
    b = a;
    c = a;
  }

  /** The same random numbers for the library and for the loop. */
  @Setup
  public void fill() {
    var random = RandomGenerator.of("L64X128MixRandom");
    x = random.doubles(n).toArray();
    y = random.doubles(n).toArray();
    z = new double[n];
    a = NDArray.of(x);
    b = NDArray.of(y);
    c = NDArray.of(z);
  }

  /** Into a given array. */
  @Benchmark
  public NDArray add() {
    return Elementwise.add(a, b, c);
  }

  /** Into a new array of a scope. */
  @Benchmark
  public double addFresh() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return a.plus(b).getDouble(0);
    }
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
