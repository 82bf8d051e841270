package dev.ashlar.benchmarks.report;

import dev.ashlar.benchmarks.worker.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as a table: one line for each row, one column for each peer. */
final class Table {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<List<String>> lines = new ArrayList<>();

  private Table() {}

  static Table of(Report report, List<Result> results) {
    var table = new Table();
    var peers = report.peers(results);
    var head = new ArrayList<>(List.of("work", "dtype", "n", "Ashlar", "of limit"));
    peers.forEach(peer -> head.add("/ " + peer));
    head.add("bar");
    table.lines.add(head);
    for (var result : results) {
      var line = new ArrayList<String>();
      line.add(result.op());
      line.add(result.dtype());
      line.add(count(result.n()));
      line.add(time(result.nanos(Peers.ASHLAR)));
      line.add(Double.isNaN(result.shareOfLimit()) ? ""
          : String.format(Locale.ROOT, "%.0f %%", 100 * result.shareOfLimit()));
      for (var peer : peers) {
        var ratio = result.ratios().get(peer);
        line.add(ratio == null ? "" : number(ratio.median()) + " ±" + number(ratio.median() * ratio.spread()));
      }
      line.add(bar(result));
      table.lines.add(line);
    }
    return table;
  }

  /** What JMH says. */
  static Table ofJmh(List<JmhRatio> ratios) {
    var table = new Table();
    table.lines.add(List.of("work", "dtype", "n", "Ashlar", "loop", "ratio"));
    for (var ratio : ratios) {
      table.lines.add(
          List.of(ratio.work(), "float64", count(ratio.n()), time(ratio.ours()), time(ratio.loop()),
              number(ratio.ratio())));
    }
    return table;
  }

  /** Figures beside their bars. */
  static Table ofCosts(List<Cost> costs) {
    var table = new Table();
    table.lines.add(List.of("work", "cost", "bar", ""));
    for (var cost : costs) {
      table.lines.add(List.of(cost.work(), quantity(cost.value(), cost.unit()),
          (cost.least() ? ">= " : "<= ") + quantity(cost.bar(), cost.unit()), cost.isMet() ? "met" : "missed"));
    }
    return table;
  }

  private static String quantity(double value, String unit) {
    return (number(value) + " " + unit).strip();
  }

  private static String bar(Result result) {
    if (Double.isNaN(result.bar())) {
      return "";
    }
    double ratio = result.barred();
    return number(result.bar()) + (Double.isNaN(ratio) ? "" : ratio <= result.bar() ? " met" : " missed");
  }

  /** Two digits that count. */
  static String number(double value) {
    return Double.isNaN(value) ? ""
        : String.format(Locale.ROOT, value < .0995 ? "%.3f" : value < 9.95 ? "%.2f" : "%.0f", value);
  }

  /** 1e5 reads better than 100000. */
  static String count(long n) {
    if (n >= 10_000) {
      int zeros = (int) Math.floor(Math.log10((double) n) + 1e-9);
      long power = (long) Math.pow(10, zeros);
      if (n % (power / 10) == 0) {
        return number((double) n / power).replaceAll("\\.?0+$", "") + "e" + zeros;
      }
    }
    return Long.toString(n);
  }

  /** With the unit that suits it. */
  static String time(double nanos) {
    if (Double.isNaN(nanos)) {
      return "";
    }
    if (nanos < NANOS_PER_MICRO) {
      return String.format(Locale.ROOT, "%.1f ns", nanos);
    }
    if (nanos < NANOS_PER_MILLI) {
      return String.format(Locale.ROOT, "%.1f us", nanos / NANOS_PER_MICRO);
    }
    return nanos < NANOS_PER_SECOND
        ? String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI)
        : String.format(Locale.ROOT, "%.2f s", nanos / NANOS_PER_SECOND);
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  /** For a terminal. */
  String plain() {
    var text = new StringBuilder();
    for (var line : lines) {
      for (int column = 0; column < line.size(); column++) {
        var cell = line.get(column);
        var fill = " ".repeat(width(column) - cell.length());
        text.append(column < 2 ? cell + fill : fill + cell).append("  ");
      }
      while (text.charAt(text.length() - 1) == ' ') {
        text.setLength(text.length() - 1);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** For Markdown. */
  String markdown() {
    var text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append("| ").append(String.join(" | ", lines.get(i).stream().map(Table::escaped).toList())).append(" |\n");
      if (i == 0) {
        for (int column = 0; column < lines.getFirst().size(); column++) {
          text.append(column < 2 ? "|---" : "|---:");
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|").replace("*", "\\*");
  }
}
