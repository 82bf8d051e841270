package dev.ashlar.benchmarks.store;

import dev.ashlar.benchmarks.report.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What a store costs: for each kind of work figures, and the bars that they are measured by. */
public final class StoreTable {
  private static final List<Named> MEASURES = List.of(
      new Named("many", false, new ManyArrays()::run),
      new Named("commit", false, new Commits()::single),
      new Named("group", false, new Commits()::group),
      new Named("write", true, new LargeArrays()::write),
      new Named("sum", true, new LargeArrays()::sum),
      new Named("npy", false, new LargeArrays()::npy),
      new Named("sparse", false, new LargeArrays()::sparse));

  /** All kinds of work. */
  public static final List<String> NAMES = MEASURES.stream().map(Named::name).toList();

  /** Those that need neither gibibytes nor half a minute. */
  public static final List<String> QUICK = MEASURES.stream().filter(named -> !named.large).map(Named::name).toList();

  private final Consumer<String> notes;
  private final List<Cost> costs = new ArrayList<>();

  private StoreTable(Consumer<String> notes) {
    this.notes = notes;
  }

  /** A kind of work that adds costs to the table. */
  interface Measure {
    void run(Path directory, StoreTable table) throws Exception;
  }

  private record Named(String name, boolean large, Measure measure) {}

  /**
   * Measures. Work that fails is left out, and a note says why.
   *
   * @param parent where files are made, each kind of work in a directory that is deleted afterwards
   * @param names of the kinds of work
   * @param notes takes remarks
   */
  public static List<Cost> measure(Path parent, List<String> names, Consumer<String> notes) throws IOException {
    var table = new StoreTable(notes);
    for (var named : MEASURES) {
      if (names.contains(named.name)) {
        var directory = Files.createTempDirectory(parent, "ashlar-store");
        try {
          named.measure.run(directory, table);
        } catch (Exception e) {
          table.note("costs of stores, '" + named.name + "' are left out: " + e);
        } finally {
          delete(directory);
        }
      }
    }
    return table.costs;
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The cost must not exceed the bar. */
  void atMost(String work, double cost, double bar, String unit) {
    costs.add(new Cost(work, cost, unit.strip(), bar, false));
  }

  /** The cost must not be below the bar. */
  void atLeast(String work, double cost, double bar, String unit) {
    costs.add(new Cost(work, cost, unit.strip(), bar, true));
  }

  /** A remark. */
  void note(String text) {
    notes.accept(text);
  }
}
