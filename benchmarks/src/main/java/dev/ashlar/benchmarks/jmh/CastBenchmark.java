package dev.ashlar.benchmarks.jmh;

import dev.ashlar.datashape.DType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Conversions from the dtype to another one. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class CastBenchmark extends Operands {
  /** The dtype of the result. */
  @Param({"FLOAT32", "INT32", "INT64", "FLOAT16"})
  public DType to = DType.FLOAT32;

  /** Converts. */
  @Benchmark
  public long cast() {
    try (var _ = dev.ashlar.ndarray.Scope.open()) {
      return a.astype(to).size();
    }
  }
}
