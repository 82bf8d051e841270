package dev.ashlar.benchmarks.report;

import dev.ashlar.benchmarks.catalogue.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Ratios that are kept with the sources, so that a change that makes a row slower is noticed.
 *
 * @param entries a row and what its ratio was
 */
public record Guard(List<Entry> entries) {
  /** What is noticed: less than this is noise on a machine that others use too. */
  private static final double TOLERANCE = 1.5;

  private static final String FILE = "guard.csv";
  private static final String HEAD = "row,peer,ratio";

  /**
   * A guarded ratio.
   *
   * @param id of the row
   * @param peer that it is a ratio to
   * @param ratio when it was recorded
   */
  public record Entry(String id, String peer, double ratio) {
    /** What is wrong with it. */
    public String sentence() {
      return String.format(
          Locale.ROOT, "%s against %s is more than %.1f times its recorded ratio of %.3f", id, peer, TOLERANCE, ratio);
    }
  }

  /** A guard. */
  public Guard {
    entries = List.copyOf(entries);
  }

  /** The recorded ratios. */
  public static Guard recorded() {
    try (var source = Objects.requireNonNull(Guard.class.getResourceAsStream(FILE), FILE)) {
      return parse(new String(source.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Guard parse(String text) {
    var entries = new ArrayList<Entry>();
    for (var line : text.lines().skip(1).filter(line -> !line.isBlank()).toList()) {
      // operations may have commas in their names
      int last = line.lastIndexOf(',');
      int middle = line.lastIndexOf(',', last - 1);
      entries.add(
          new Entry(line.substring(0, middle), line.substring(middle + 1, last),
              Double.parseDouble(line.substring(last + 1))));
    }
    return new Guard(entries);
  }

  /** As it is kept. */
  public String text() {
    var text = new StringBuilder(HEAD).append('\n');
    for (var entry : entries) {
      text.append(String.format(Locale.ROOT, "%s,%s,%.3f%n", entry.id(), entry.peer(), entry.ratio()));
    }
    return text.toString();
  }

  /** The peers that are needed. */
  public List<String> peers() {
    var peers = new LinkedHashSet<String>();
    entries.forEach(entry -> peers.add(entry.peer()));
    return List.copyOf(peers);
  }

  /** The guarded ones of some rows. */
  public List<Row> rows(List<Row> all) {
    return all.stream().filter(row -> entries.stream().anyMatch(entry -> entry.id().equals(row.id()))).toList();
  }

  /**
   * The entries whose ratio in a report is above 1.5 times the recorded one; what was not measured is not among them.
   */
  public List<Entry> worse(Report report) {
    var worse = new ArrayList<Entry>();
    for (var entry : entries) {
      if (measured(report, entry) > TOLERANCE * entry.ratio()) {
        worse.add(entry);
      }
    }
    return worse;
  }

  /** The same entries with the ratios of a report. */
  public Guard with(Report report) {
    return new Guard(
        entries.stream()
            .map(
                entry -> {
                  double ratio = measured(report, entry);
                  return Double.isNaN(ratio) ? entry : new Entry(entry.id(), entry.peer(), ratio);
                })
            .toList());
  }

  private static double measured(Report report, Entry entry) {
    return report.results().stream()
        .filter(result -> result.id().equals(entry.id()) && result.ratios().containsKey(entry.peer()))
        .mapToDouble(result -> result.ratios().get(entry.peer()).median())
        .findFirst()
        .orElse(Double.NaN);
  }
}
