package dev.ashlar.benchmarks.report;

import dev.ashlar.benchmarks.measure.Limits;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * A whole run.
 *
 * @param format of the file; readers refuse another one
 * @param started when, ISO 8601
 * @param arguments of the command
 * @param machine by name of the fact
 * @param versions of each peer, Ashlar first
 * @param limits of the machine
 * @param results row by row
 * @param costs of stores: figures that are no ratios of peers; empty where it was not asked
 * @param jmh what JMH says of some rows; empty where it was not asked
 * @param notes what was left out and why
 */
public record Report(
    int format,
    String started,
    List<String> arguments,
    Map<String, String> machine,
    Map<String, String> versions,
    Limits limits,
    List<Result> results,
    List<Cost> costs,
    List<JmhRatio> jmh,
    List<String> notes) {
  /** The format that this version writes. */
  public static final int FORMAT = 1;

  /** A report; orders are kept. */
  public Report {
    machine = new LinkedHashMap<>(machine);
    versions = new LinkedHashMap<>(versions);
    results = List.copyOf(results);
    // reports of before there were costs have none
    costs = costs == null ? List.of() : List.copyOf(costs);
    jmh = List.copyOf(jmh);
    notes = List.copyOf(notes);
  }

  /** The families, in the order of their rows. */
  public SequencedSet<String> families() {
    var families = new LinkedHashSet<String>();
    results.forEach(result -> families.add(result.family()));
    return families;
  }

  /** The peers that some of the rows have a ratio to, in the order of the versions. */
  public SequencedSet<String> peers(List<Result> rows) {
    var peers = new LinkedHashSet<>(versions.keySet());
    var measured = new LinkedHashSet<String>();
    rows.forEach(result -> measured.addAll(result.ratios().keySet()));
    peers.retainAll(measured);
    // a report may have been put together by another program
    peers.addAll(measured);
    return peers;
  }

  /** The rows of a family. */
  public List<Result> family(String name) {
    return results.stream().filter(result -> result.family().equals(name)).toList();
  }
}
