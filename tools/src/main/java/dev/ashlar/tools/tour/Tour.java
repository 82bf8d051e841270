package dev.ashlar.tools.tour;

import dev.ashlar.nvm.Store;
import dev.ashlar.tools.picture.DailyCycleChart;
import dev.ashlar.tools.picture.GlobeMap;
import dev.ashlar.tools.picture.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of the tour and what came of it.
 *
 * @param rows rows of the grid
 * @param columns columns of the grid
 * @param placement where the grid lies
 * @param hours rows of the table
 * @param figures what was found out
 * @param reopened what the second process says
 * @param store the store file
 * @param pictures the map and the chart
 */
record Tour(
    long rows,
    long columns,
    Placement placement,
    long hours,
    Figures figures,
    SecondProcess.Report reopened,
    Path store,
    List<Path> pictures) {
  static final String GRID_FILE = "annual-precip.json";
  static final String HOURS_FILE = "seattle-weather-hourly-normals.csv";

  private static final String STORE = "tour.ashlar";
  private static final String MAP = "anomaly.png";
  private static final String CHART = "daily-cycle.png";

  /**
   * Reads, computes, keeps, reopens and draws. All files appear at the end, or none does.
   *
   * @param data where the two input files are
   * @param out where the store and the pictures go
   */
  static Tour run(Path data, Path out) throws IOException {
    var grid = GridFile.read(data.resolve(GRID_FILE));
    var computation = new Computation(new Inputs(grid.values(), HourlyFile.read(data.resolve(HOURS_FILE))));
    var figures = computation.figures();
    try (var folder = new StagedFolder(out)) {
      refuseIfBeingWritten(folder.finished(STORE));
      TourStore.write(folder.staged(STORE), computation);
      draw(folder, grid.placement(), computation, figures);
      var reopened = SecondProcess.read(folder.staged(STORE), folder.staged("second-process.err"));
      if (!reopened.json().startsWith(FiguresJson.beginning(figures))) {
        throw new IllegalStateException("the second process found other figures: " + reopened.json());
      }
      folder.publish(List.of(STORE, MAP, CHART));
      var shape = grid.values().shape();
      return new Tour(
          shape[0],
          shape[1],
          grid.placement(),
          computation.inputs().hours().time().size(),
          figures,
          reopened,
          folder.finished(STORE),
          List.of(folder.finished(MAP), folder.finished(CHART)));
    }
  }

  /**
   * Opens the store of an earlier run for writing, which fails with a clear message while another process writes it.
   */
  private static void refuseIfBeingWritten(Path store) {
    if (Files.exists(store)) {
      Store.open(store).close();
    }
  }

  private static void draw(StagedFolder folder, Placement placement, Computation computation, Figures figures)
      throws IOException {
    var anomaly = computation.anomaly();
    var map =
        new GlobeMap(
            "Annual precipitation 2016, difference from the zonal mean",
            "Each cell minus the mean of its latitude. Climate Forecast System Version 2.",
            "drier",
            "wetter, mm per year",
            placement,
            limit(figures.anomaly()));
    map.write(anomaly::getDouble, anomaly.shape()[0], anomaly.shape()[1], folder.staged(MAP));
    var chart =
        new DailyCycleChart(
            "Seattle, the mean day",
            "Temperature by hour of the day, mean of " + computation.inputs().hours().time().size()
            + " hourly normals 1981\u20132010. NOAA.",
            "\u00B0C");
    chart.write(figures.temperature().dailyCycle().stream().mapToDouble(Double::doubleValue).toArray(),
        folder.staged(CHART));
  }

  /** The strongest colours stand at a round number near 2.5 standard deviations: few cells lie beyond. */
  private static double limit(Figures.Anomaly anomaly) {
    double wanted = 2.5 * anomaly.std();
    if (!(wanted > 0) || Double.isInfinite(wanted)) {
      return 1;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(wanted)));
    return Math.max(1, Math.rint(2 * wanted / unit) / 2) * unit;
  }

  /** The whole run as one JSON object. */
  String json() {
    return FiguresJson.object(
        figures,
        json -> {
          json.writeName("reopened");
          json.writeRawValue(reopened.json());
          json.writeStringProperty("store", store.toString());
          json.writeArrayPropertyStart("pictures");
          pictures.forEach(picture -> json.writeString(picture.toString()));
          json.writeEndArray();
        });
  }
}
