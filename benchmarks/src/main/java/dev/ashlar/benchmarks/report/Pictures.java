package dev.ashlar.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** All pictures of a report, as PNG files. */
public final class Pictures {
  private static final int SIZES_FOR_A_LINE = 3;

  private Pictures() {}

  /** Draws what the report has enough rows for; the files that were written. */
  public static List<Path> write(Report report, Path directory) throws IOException {
    var files = new ArrayList<Path>();
    for (var family : report.families()) {
      var results = report.family(family).stream().filter(result -> !result.ratios().isEmpty()).toList();
      if (!results.isEmpty()) {
        files.add(directory.resolve("ratios-" + fileName(family) + ".png"));
        RatioBars.draw(family, results, report.peers(results), files.getLast());
      }
    }
    var series = new LinkedHashMap<String, List<Result>>();
    for (var result : report.results()) {
      if (result.isMeasured()) {
        series.computeIfAbsent(result.op() + "-" + result.dtype(), _ -> new ArrayList<>()).add(result);
      }
    }
    for (var entry : series.entrySet()) {
      if (entry.getValue().stream().map(Result::n).distinct().count() >= SIZES_FOR_A_LINE) {
        files.add(directory.resolve("size-" + fileName(entry.getKey()) + ".png"));
        TimeOverSize.draw(entry.getValue(), files.getLast());
      }
    }
    if (!Double.isNaN(report.limits().flops()) && report.results().stream().anyMatch(Roofline::hasPoint)) {
      files.add(directory.resolve("roofline.png"));
      Roofline.draw(report.results(), report.limits(), files.getLast());
    }
    return files;
  }

  /** Letters and digits, everything else a dash. */
  static String fileName(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
  }
}
