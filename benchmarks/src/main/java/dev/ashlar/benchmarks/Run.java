package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.benchmarks.measure.Comparison;
import dev.ashlar.benchmarks.measure.Effort;
import dev.ashlar.benchmarks.measure.Limits;
import dev.ashlar.benchmarks.measure.LimitsProbe;
import dev.ashlar.benchmarks.measure.Machine;
import dev.ashlar.benchmarks.report.Cost;
import dev.ashlar.benchmarks.report.JmhRatio;
import dev.ashlar.benchmarks.report.Report;
import dev.ashlar.benchmarks.report.Result;
import dev.ashlar.benchmarks.store.StoreTable;
import dev.ashlar.benchmarks.worker.Peer;
import dev.ashlar.benchmarks.worker.Peers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * One run, from the choice of rows to the report.
 *
 * @param directory where sources, classes and logs go
 * @param shortly whether it is a quick run
 * @param polluted whether forty other kernels run in Ashlar's process first
 * @param everything whether no rows were chosen: what a store costs is measured too, and JMH measures contiguous add
 *     and sum
 * @param classPath of the user's rows
 * @param arguments of the command, for the report
 * @param progress where progress is shown
 */
record Run(Path directory, boolean shortly, boolean polluted, boolean everything, List<Path> classPath,
    List<String> arguments, PrintWriter progress) {
  /** Measures the rows with Ashlar and those of the named peers that are there. */
  Report of(List<Row> rows, List<String> names) throws IOException {
    var started = Instant.now();
    var notes = new ArrayList<String>();
    say("Preparing " + rows.size() + " rows for " + String.join(", ", names) + " ...");
    var peers = new Peers(directory.resolve("work"), rows, classPath, polluted, notes::add).open(names);
    try {
      notes.forEach(this::say);
      say("Measuring the machine's limits ...");
      var limits = limits(notes);
      var results = measure(rows, peers, limits, notes);
      List<Cost> costs = everything ? costs(notes) : List.of();
      List<JmhRatio> jmh = everything ? jmh() : List.of();
      var versions = new LinkedHashMap<String, String>();
      peers.forEach(peer -> versions.put(peer.name(), peer.version()));
      say(String.format(Locale.ROOT, "Done in %d s.", Duration.between(started, Instant.now()).toSeconds()));
      return new Report(
          Report.FORMAT,
          started.truncatedTo(ChronoUnit.SECONDS).toString(),
          arguments,
          Machine.here().facts(),
          versions,
          limits,
          results,
          costs,
          jmh,
          notes);
    } finally {
      peers.forEach(Peer::close);
    }
  }

  private List<Cost> costs(List<String> notes) throws IOException {
    say("Measuring what a store costs ...");
    return StoreTable.measure(directory, shortly ? StoreTable.QUICK : StoreTable.NAMES, notes::add);
  }

  private List<JmhRatio> jmh() throws IOException {
    say("Measuring add and sum with JMH too ...");
    return JmhCheck.run(directory.resolve("work"));
  }

  private List<Result> measure(List<Row> rows, List<Peer> peers, Limits limits, List<String> notes) {
    var comparison = new Comparison(peers, shortly ? Effort.QUICK : Effort.FULL);
    var results = new ArrayList<Result>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      long needed = row.memory() * (peers.size() + 1);
      if (needed > Machine.availableMemory() / 2) {
        notes.add(row.id() + " is left out: the peers together need " + (needed >> 20)
            + " MiB, more than half of what is free");
        continue;
      }
      var result = Result.of(comparison.measure(row), limits);
      results.add(result);
      say(String.format(Locale.ROOT, "[%d/%d] %s %s", i + 1, rows.size(), row.id(), ratios(result)));
    }
    return results;
  }

  private static String ratios(Result result) {
    var text = new StringBuilder();
    result.ratios().forEach((peer, ratio) -> text.append(String.format(Locale.ROOT, " %.2f/%s", ratio.median(), peer)));
    return text.isEmpty() ? result.isMeasured() ? "" : " not measured" : text.toString();
  }

  private static Limits limits(List<String> notes) {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      notes.add("the machine's limits were not measured: that needs --add-modules jdk.incubator.vector");
      return Limits.UNKNOWN;
    }
    return LimitsProbe.measure();
  }

  private void say(String line) {
    progress.println(line);
    progress.flush();
  }
}
