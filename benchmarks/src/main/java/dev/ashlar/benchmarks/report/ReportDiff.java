package dev.ashlar.benchmarks.report;

import dev.ashlar.benchmarks.measure.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * What two reports say differently. Ratios to peers are compared, since times of two runs differ by whatever else the
 * machine did.
 *
 * @param slower rows whose ratio rose beyond the noise, the worst first
 * @param faster rows whose ratio fell beyond the noise, the best first
 * @param same how many rows stayed within the noise
 * @param onlyBefore rows that the later report has not
 * @param onlyAfter rows that the earlier report has not
 */
public record ReportDiff(
    List<Change> slower, List<Change> faster, int same, List<String> onlyBefore, List<String> onlyAfter) {
  /** Medians of the same ratio differ by this much from run to run, whatever their quartiles say. */
  private static final double RUN_TO_RUN = .15;

  /**
   * A ratio that changed.
   *
   * @param id of the row
   * @param peer that it is a ratio to
   * @param before in the earlier report
   * @param after in the later one
   */
  public record Change(String id, String peer, Ratio before, Ratio after) {
    /** Above 1: slower than before. */
    public double factor() {
      return after.median() / before.median();
    }

    /** The share that ratios of these spreads may differ by without meaning anything. */
    double noise() {
      return RUN_TO_RUN + 2 * Math.max(before.spread(), after.spread());
    }

    boolean isSlower() {
      return factor() > 1 + noise();
    }

    boolean isFaster() {
      return factor() < 1 / (1 + noise());
    }

    String sentence() {
      return String.format(
          Locale.ROOT, "%s against %s: %.2f -> %.2f (%.2f times)", id, peer, before.median(), after.median(), factor());
    }
  }

  /** Compares two reports. A row counts as changed when its ratios to most of the peers that both reports have did. */
  public static ReportDiff between(Report before, Report after) {
    var old = new LinkedHashMap<String, Result>();
    before.results().stream().filter(Result::isMeasured).forEach(result -> old.put(result.id(), result));
    var slower = new ArrayList<Change>();
    var faster = new ArrayList<Change>();
    var onlyAfter = new ArrayList<String>();
    int same = 0;
    for (var result : after.results()) {
      if (!result.isMeasured()) {
        continue;
      }
      var earlier = old.remove(result.id());
      if (earlier == null) {
        onlyAfter.add(result.id());
        continue;
      }
      var changes = changes(earlier, result);
      var up = changes.stream().filter(Change::isSlower).toList();
      var down = changes.stream().filter(Change::isFaster).toList();
      if (2 * up.size() > changes.size()) {
        slower.add(up.getFirst());
      } else if (2 * down.size() > changes.size()) {
        faster.add(down.getFirst());
      } else {
        same++;
      }
    }
    slower.sort((a, b) -> Double.compare(b.factor(), a.factor()));
    faster.sort((a, b) -> Double.compare(a.factor(), b.factor()));
    return new ReportDiff(slower, faster, same, List.copyOf(old.keySet()), onlyAfter);
  }

  private static List<Change> changes(Result before, Result after) {
    var changes = new ArrayList<Change>();
    after.ratios().forEach(
        (peer, ratio) -> {
          var earlier = before.ratios().get(peer);
          if (earlier != null) {
            changes.add(new Change(after.id(), peer, earlier, ratio));
          }
        });
    return changes;
  }

  /** In words, a line for each change. */
  public String text() {
    var text = new StringBuilder();
    section(text, "Slower beyond the noise", slower);
    section(text, "Faster beyond the noise", faster);
    text.append(same).append(" rows are the same within the noise.\n");
    if (!onlyBefore.isEmpty()) {
      text.append("Only in the first report: ").append(String.join(", ", onlyBefore)).append('\n');
    }
    if (!onlyAfter.isEmpty()) {
      text.append("Only in the second report: ").append(String.join(", ", onlyAfter)).append('\n');
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String title, List<Change> changes) {
    if (!changes.isEmpty()) {
      text.append(title).append(":\n");
      changes.forEach(change -> text.append("  ").append(change.sentence()).append('\n'));
    }
  }
}
