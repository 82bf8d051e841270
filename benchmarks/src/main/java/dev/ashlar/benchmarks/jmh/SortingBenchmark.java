package dev.ashlar.benchmarks.jmh;

import dev.ashlar.benchmarks.worker.Inputs;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Scope;
import dev.ashlar.ndarray.Searching;
import dev.ashlar.ndarray.Sorting;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Sorted copies, sorted positions, partitions, and searching in what is sorted. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SortingBenchmark extends Operands {
  /** How the elements lie: uniform (random), sorted, reversed, or few different values. */
  @Param({"uniform", "sorted", "reversed", "few"})
  public String order = "uniform";

  private NDArray values = a;
  private NDArray ordered = a;

  @Override
  protected void prepare() {
    values = Inputs.array(dtype(), order, -1e6, 1e6, 3, n);
    ordered = Sorting.sort(values);
  }

  /** A sorted copy. */
  @Benchmark
  public long sort() {
    try (var _ = Scope.open()) {
      return Sorting.sort(values).size();
    }
  }

  /** The positions in order. */
  @Benchmark
  public long argsort() {
    try (var _ = Scope.open()) {
      return Sorting.argsort(values).size();
    }
  }

  /** A copy whose middle element is in its place. */
  @Benchmark
  public long partition() {
    try (var _ = Scope.open()) {
      return Sorting.partition(values, 0, n / 2).size();
    }
  }

  /** The places of all elements in the sorted copy. */
  @Benchmark
  public long search() {
    try (var _ = Scope.open()) {
      return Searching.searchsorted(ordered, values, false).size();
    }
  }
}
