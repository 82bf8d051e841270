package dev.ashlar.tools.tour;

import dev.ashlar.nvm.Store;
import java.nio.file.Path;

/** The tour's store: its inputs and its results, by name. */
final class TourStore {
  private static final String GRID = "precipitation/grid";
  private static final String ZONAL_MEAN = "precipitation/zonal_mean";
  private static final String ANOMALY = "precipitation/anomaly";
  private static final String TIME = "seattle/time";
  private static final String PRESSURE = "seattle/pressure";
  private static final String TEMPERATURE = "seattle/temperature";
  private static final String WIND = "seattle/wind";
  private static final String DAILY_CYCLE = "seattle/daily_cycle";

  private TourStore() {}

  /** Makes the store and puts everything into it, in one transaction. */
  static void write(Path path, Computation computation) {
    var hours = computation.inputs().hours();
    try (var store = Store.create(path);
        var transaction = store.begin()) {
      transaction.put(GRID, computation.inputs().grid());
      transaction.put(ZONAL_MEAN, computation.zonalMean());
      transaction.put(ANOMALY, computation.anomaly());
      transaction.put(TIME, hours.time());
      transaction.put(PRESSURE, hours.pressure());
      transaction.put(TEMPERATURE, hours.temperature());
      transaction.put(WIND, hours.wind());
      transaction.put(DAILY_CYCLE, computation.dailyCycle());
      transaction.commit();
    }
  }

  /** The inputs, as views of the mapped file. */
  static Inputs inputs(Store store) {
    return new Inputs(
        store.get(GRID),
        new HourlyFile.Hours(store.get(TIME), store.get(PRESSURE), store.get(TEMPERATURE), store.get(WIND)));
  }

  /** One element of one result: what a program may want first. */
  static double firstValue(Store store) {
    return store.get(ZONAL_MEAN).getDouble(0);
  }
}
