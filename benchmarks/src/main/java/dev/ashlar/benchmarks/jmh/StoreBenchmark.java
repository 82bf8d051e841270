package dev.ashlar.benchmarks.jmh;

import dev.ashlar.benchmarks.work.StoreWork;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Attaching a store, committing to it, appending, and scanning a mapped array. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class StoreBenchmark {
  /** How many arrays the store has. */
  @Param("60000")
  public int arrays;

  private @Nullable StoreWork work;

  /** Makes the store. */
  @Setup
  public void create() throws IOException {
    work = StoreWork.withArrays(arrays, 8);
  }

  /** Deletes it. */
  @TearDown
  public void delete() throws IOException {
    work().close();
  }

  private StoreWork work() {
    return Objects.requireNonNull(work, "made by the setup");
  }

  /** Opens, finds one array, reads an element, closes. */
  @Benchmark
  public double attach() {
    return work().openFindRead();
  }

  /** Replaces 64 bytes and commits. */
  @Benchmark
  public Object commit() {
    return work().commitSmall();
  }

  /** Appends a thousand numbers and commits. */
  @Benchmark
  public Object append() {
    return work().append(1_000);
  }

  /** Opens, sums an array, closes. */
  @Benchmark
  public double scan() {
    return work().openAndSum();
  }
}
