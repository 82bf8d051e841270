package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.report.JmhRatio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A short JMH run of contiguous add and sum against a plain Java loop, beside the comparison. */
final class JmhCheck {
  private static final String BENCHMARKS = "ContiguousBenchmark\\.(add|sum)(Loop)?$";
  private static final String SIZES = "n=1000,100000";

  private JmhCheck() {}

  /** Runs it; files go into the directory. An empty list where JMH did not end well. */
  static List<JmhRatio> run(Path directory) throws IOException {
    var results = directory.resolve("jmh.json");
    var command = new ArrayList<>(Java.command());
    command.add("org.openjdk.jmh.Main");
    command.addAll(List.of(BENCHMARKS, "-p", SIZES, "-wi", "4", "-w", "200ms", "-i", "5", "-r", "60ms", "-f", "1"));
    command.addAll(List.of("-rf", "json", "-rff", results.toString()));
    var log = directory.resolve("jmh.log").toFile();
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    try {
      return process.waitFor() == 0 && Files.exists(results) ? read(Files.readString(results)) : List.of();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Pairs each benchmark with its loop. The best iteration counts: other programs only ever add time. */
  static List<JmhRatio> read(String json) {
    var times = new TreeMap<String, Double>();
    for (var benchmark : new JsonMapper().readTree(json)) {
      var name = benchmark.path("benchmark").asString("");
      double best = Double.POSITIVE_INFINITY;
      for (var fork : benchmark.path("primaryMetric").path("rawData")) {
        for (var iteration : fork) {
          best = Math.min(best, iteration.asDouble());
        }
      }
      times.put(name.substring(name.lastIndexOf('.') + 1) + " " + benchmark.path("params").path("n").asString("0"),
          best);
    }
    var ratios = new ArrayList<JmhRatio>();
    times.forEach(
        (key, ours) -> {
          var words = key.split(" ", -1);
          var loop = times.get(words[0] + "Loop " + words[1]);
          if (loop != null) {
            ratios.add(new JmhRatio(words[0], Integer.parseInt(words[1]), ours, loop));
          }
        });
    return ratios;
  }
}
