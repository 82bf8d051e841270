package dev.ashlar.benchmarks.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The table of what a store costs. Prints one row for each kind of work: what was measured, the figure, the bar, and whether it was met.
 *
 * <p>Run with {@code java dev.ashlar.benchmarks.store.StoreTable [directory] [rows...]}; without rows, all of them.
 */
public final class StoreTable {
  private final PrintStream out;
  private final List<String> missed = new ArrayList<>();

  private StoreTable(PrintStream out) {
    this.out = out;
  }

  /** A kind of work that adds rows to the table. */
  interface Measure {
    void run(Path directory, StoreTable table) throws Exception;
  }

  private record Named(String name, Measure measure) {}

  private static final List<Named> MEASURES = List.of(
      new Named("many", new ManyArrays()::run),
      new Named("commit", new Commits()::single),
      new Named("group", new Commits()::group),
      new Named("write", new LargeArrays()::write),
      new Named("sum", new LargeArrays()::sum),
      new Named("npy", new LargeArrays()::npy),
      new Named("sparse", new LargeArrays()::sparse));

  /**
   * Measures.
   *
   * @param arguments the directory for files (default: a temporary one), and the names of rows
   */
  public static void main(String[] arguments) throws Exception {
    var parent = arguments.length > 0 ? Path.of(arguments[0]) : Path.of(System.getProperty("java.io.tmpdir"));
    var chosen = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    var table = new StoreTable(System.out);
    table.out.printf(Locale.ROOT, "%-58s %14s %14s%n", "work", "figure", "bar");
    for (var named : MEASURES) {
      if (chosen.isEmpty() || chosen.contains(named.name)) {
        var directory = Files.createTempDirectory(parent, "ashlar-store");
        try {
          named.measure.run(directory, table);
        } finally {
          delete(directory);
        }
      }
    }
    table.out.println(table.missed.isEmpty() ? "all bars met" : "missed: " + String.join("; ", table.missed));
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A row: the figure must not exceed the bar. */
  void atMost(String work, double figure, double bar, String unit) {
    row(work, figure, bar, unit, figure <= bar, "<=");
  }

  /** A row: the figure must not be below the bar. */
  void atLeast(String work, double figure, double bar, String unit) {
    row(work, figure, bar, unit, figure >= bar, ">=");
  }

  private void row(String work, double figure, double bar, String unit, boolean met, String relation) {
    out.printf(Locale.ROOT, "%-58s %14s %14s%s%n", work, number(figure) + unit, relation + " " + number(bar) + unit,
        met ? "" : "  MISSED");
    if (!met) {
      missed.add(work);
    }
  }

  /** A remark. */
  void note(String text) {
    out.println("  " + text);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
  }
}
