package dev.ashlar.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A report for people: in a terminal and as Markdown. */
public final class ReportText {
  private static final String EXPLANATION =
      "A number under a peer's name is Ashlar's time over the peer's, the median of rounds in which both took turns: below 1 Ashlar is"
          + " faster. ± is half the distance between the quartiles.";

  /** How many rows a note names that a peer refuses for the same reason. */
  private static final int NAMED = 4;

  private ReportText() {}

  /** Tables and notes for a terminal. */
  public static String plain(Report report) {
    var text = new StringBuilder();
    for (var family : report.families()) {
      text.append('\n').append(family).append('\n').append(Table.of(report, report.family(family)).plain());
    }
    if (!report.costs().isEmpty()) {
      text.append("\nwhat a store costs\n").append(Table.ofCosts(report.costs()).plain());
    }
    if (!report.jmh().isEmpty()) {
      text.append("\nby JMH, against a plain Java loop\n").append(Table.ofJmh(report.jmh()).plain());
    }
    text.append('\n').append(EXPLANATION).append('\n');
    text.append(summary(report));
    notes(report).forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }

  /** The same as Markdown, with the machine and the versions. */
  public static String markdown(Report report, List<String> pictures) {
    var text = new StringBuilder("# How fast Ashlar is\n\n");
    text.append(EXPLANATION).append("\n\n");
    text.append("Started ").append(report.started()).append(", `bench ").append(String.join(" ", report.arguments()))
        .append("`.\n\n");
    report.machine().forEach((fact, value) -> text.append("- ").append(fact).append(": ").append(value).append('\n'));
    report.versions()
        .forEach((peer, version) -> text.append("- ").append(peer).append(": ").append(version).append('\n'));
    text.append(limits(report));
    for (var family : report.families()) {
      text.append("\n## ").append(family).append("\n\n").append(Table.of(report, report.family(family)).markdown());
    }
    if (!report.costs().isEmpty()) {
      text.append("\n## What a store costs\n\n").append(Table.ofCosts(report.costs()).markdown());
    }
    if (!report.jmh().isEmpty()) {
      text.append("\n## By JMH, against a plain Java loop\n\n").append(Table.ofJmh(report.jmh()).markdown());
    }
    text.append('\n').append(summary(report));
    for (var picture : pictures) {
      text.append("\n![").append(picture.replace(".png", "").replace('-', ' ')).append("](").append(picture)
          .append(")\n");
    }
    var notes = notes(report);
    if (!notes.isEmpty()) {
      text.append("\n## Left out\n\n");
      notes.forEach(note -> text.append("- ").append(note).append('\n'));
    }
    return text.toString();
  }

  /** Figures for a terminal, and which miss their bars. */
  public static String plain(List<Cost> costs) {
    var missed = costs.stream().filter(cost -> !cost.isMet()).map(cost -> cost.work().strip()).toList();
    return Table.ofCosts(costs).plain()
        + (missed.isEmpty() ? "All bars are met.\n" : "Missed: " + String.join("; ", missed) + ".\n");
  }

  private static String limits(Report report) {
    var limits = report.limits();
    if (Double.isNaN(limits.flops())) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "- limits of one thread: %.0f GFLOP/s f64; reading %s; a = b + s*c %s%n",
        limits.flops() / 1e9,
        bandwidth(new TreeMap<>(limits.read())),
        bandwidth(new TreeMap<>(limits.triad())));
  }

  private static String bandwidth(NavigableMap<Long, Double> curve) {
    return String.format(
        Locale.ROOT,
        "%.0f GB/s from %d KiB, %.1f GB/s from %d MiB",
        curve.firstEntry().getValue() / 1e9,
        curve.firstKey() >> 10,
        curve.lastEntry().getValue() / 1e9,
        curve.lastKey() >> 20);
  }

  private static String summary(Report report) {
    long barred = report.results().stream().filter(result -> !Double.isNaN(result.barred() + result.bar())).count();
    long met = report.results().stream().filter(result -> result.barred() <= result.bar()).count();
    long good = report.costs().stream().filter(Cost::isMet).count();
    return barred + report.costs().size() == 0
        ? ""
        : met + good + " of the " + (barred + report.costs().size()) + " measured rows and costs with a bar meet it.\n";
  }

  private static List<String> notes(Report report) {
    var notes = new ArrayList<>(report.notes());
    var rows = new LinkedHashMap<String, List<String>>();
    for (var result : report.results()) {
      result.notes().forEach(
          (peer, reason) -> rows.computeIfAbsent(peer + ": " + reason, key -> new ArrayList<>()).add(result.id()));
    }
    rows.forEach((reason, ids) -> notes.add(listed(ids) + " with " + reason));
    return notes;
  }

  private static String listed(List<String> ids) {
    int more = ids.size() - NAMED;
    return String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))) + (more > 0 ? " and " + more + " more" : "");
  }
}
