package dev.ashlar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.benchmarks.report.JmhRatio;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmhCheckTest {
  private static String benchmark(String name, int n, String iterations) {
    return """
        {"benchmark": "dev.ashlar.benchmarks.jmh.ContiguousBenchmark.%s", "params": {"n": "%d"},
         "primaryMetric": {"rawData": [[%s]]}}"""
        .formatted(name, n, iterations);
  }

  @Test
  void pairsABenchmarkWithItsLoopByTheBestIteration() {
    var json = "[" + benchmark("add", 1_000, "90, 60, 70") + "," + benchmark("addLoop", 1_000, "130, 120") + ","
        + benchmark("sum", 10, "5") + "]";
    assertEquals(List.of(new JmhRatio("add", 1_000, 60, 120)), JmhCheck.read(json));
    assertEquals(.5, JmhCheck.read(json).getFirst().ratio());
  }
}
