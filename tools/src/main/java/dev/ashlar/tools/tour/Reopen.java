package dev.ashlar.tools.tour;

import dev.ashlar.nvm.Store;
import java.nio.file.Path;

/**
 * The second process of the tour: opens the store that the first one wrote and finds out the same figures again, from
 * the mapped arrays. Prints three lines: that it has come up, how long its very first opening took in milliseconds, and
 * one JSON object.
 */
public final class Reopen {
  static final String READY = "ready";
  static final String OPEN_TO_FIRST_VALUE = "open_to_first_value_ms";
  static final String PID = "pid";

  private static final int OPENINGS = 9;

  private Reopen() {}

  /**
   * Opens a store of the tour.
   *
   * @param arguments the store's path
   */
  public static void main(String[] arguments) {
    System.out.println(READY);
    var path = Path.of(arguments[0]);
    System.out.println(openToFirstValue(path));
    var figures = figures(path);
    // The first opening loads classes, which belongs to the start of a JVM; in one that is up, this is what an opening
    // takes. The best of some counts, since other programs only ever add time.
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < OPENINGS; i++) {
      best = Math.min(best, openToFirstValue(path));
    }
    double millis = best;
    System.out.println(
        FiguresJson.object(
            figures,
            json -> {
              FiguresJson.number(json, OPEN_TO_FIRST_VALUE, millis);
              json.writeNumberProperty(PID, ProcessHandle.current().pid());
            }));
  }

  private static Figures figures(Path path) {
    try (var store = Store.openReadOnly(path)) {
      return new Computation(TourStore.inputs(store)).figures();
    }
  }

  /** From the path to one element of one array, in milliseconds. */
  private static double openToFirstValue(Path path) {
    long before = System.nanoTime();
    try (var store = Store.openReadOnly(path)) {
      TourStore.firstValue(store);
      return (System.nanoTime() - before) / 1e6;
    }
  }
}
