package dev.ashlar.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A short JMH run of {@link ContiguousBenchmark}: a second instrument, against which the comparison can be held. */
public final class QuickCheck {
  private QuickCheck() {}

  /**
   * Time per call, by JMH.
   *
   * @param work what was done, {@code "add"} or {@code "sum"}
   * @param n number of float64 elements
   * @param ours nanoseconds per call of the library
   * @param loop nanoseconds per call of the plain Java loop
   */
  public record Row(String work, int n, double ours, double loop) {
    /** Ours over the loop's: below 1 is faster. */
    public double ratio() {
      return ours / loop;
    }
  }

  /** Runs the benchmarks at the given sizes; each takes about two seconds. */
  public static List<Row> run(int... sizes) throws RunnerException {
    var lengths = java.util.Arrays.stream(sizes).mapToObj(Integer::toString).toArray(String[]::new);
    var options =
        new OptionsBuilder()
            .include(ContiguousBenchmark.class.getName() + "\\.(add|sum)(Loop)?$")
            .param("n", lengths)
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.milliseconds(250))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(80))
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("-Djmh.ignoreLock=true")
            .build();
    return rows(new Runner(options).run());
  }

  private static List<Row> rows(Iterable<RunResult> results) {
    var times = new TreeMap<String, Double>();
    for (var result : results) {
      times.put(result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("n"), best(result));
    }
    var rows = new ArrayList<Row>();
    for (var entry : times.entrySet()) {
      var words = entry.getKey().split(" ", -1);
      var loop = times.get(words[0] + "Loop " + words[1]);
      if (loop != null) {
        rows.add(new Row(words[0], Integer.parseInt(words[1]), entry.getValue(), loop));
      }
    }
    rows.sort(java.util.Comparator.comparing(Row::work).thenComparingInt(Row::n));
    return rows;
  }

  /** The best iteration: on a machine that others use too, the others only ever add time. */
  private static double best(RunResult result) {
    return result.getPrimaryResult().getStatistics().getMin();
  }
}
