package dev.ashlar.tools.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.StoreLockedException;
import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole tour on generated data, its figures compared with plain loops over the same numbers. */
class TourTest {
  private static final long SEED = 20261120;
  private static final int ROWS = 7;
  private static final int COLUMNS = 13;
  private static final int HOURS = 99;

  @TempDir Path folder;

  private final double[][] grid = new double[ROWS][COLUMNS];
  private final double[] pressure = new double[HOURS];
  private final double[] temperature = new double[HOURS];

  private Path data() throws IOException {
    var random = new SplittableRandom(SEED);
    var values = new StringBuilder();
    for (var row : grid) {
      for (int column = 0; column < COLUMNS; column++) {
        row[column] = random.nextInt(0, 5000);
        values.append(values.isEmpty() ? "" : ",").append((int) row[column]);
      }
    }
    var table = new StringBuilder("date,pressure,temperature,wind\n");
    for (int hour = 0; hour < HOURS; hour++) {
      pressure[hour] = random.nextInt(9900, 10400) / 10.0;
      temperature[hour] = random.nextInt(-150, 350) / 10.0;
      table.append(String.format(
          Locale.ROOT, "2010-01-%02dT%02d:00:00,%.1f,%.1f,1.0%n", hour / 24 + 1, hour % 24, pressure[hour],
          temperature[hour]));
    }
    var data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve(Tour.GRID_FILE),
        "{\"width\":" + COLUMNS + ",\"height\":" + ROWS + ",\"scale\":[1,-1],\"translate\":[0,50],\"values\":[" + values
        + "]}");
    Files.writeString(data.resolve(Tour.HOURS_FILE), table);
    return data;
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(expected)));
  }

  private static double std(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @Test
  void figuresAgreeWithPlainLoops() throws IOException {
    var tour = Tour.run(data(), folder.resolve("out"));
    var rain = tour.figures().precipitation();
    double[] flat = Arrays.stream(grid).flatMapToDouble(Arrays::stream).toArray();
    assertClose(Arrays.stream(flat).average().orElseThrow(), rain.mean());
    assertClose(std(flat), rain.std());
    assertEquals(Arrays.stream(flat).max().orElseThrow(), rain.max());
    assertEquals(rain.max(), grid[(int) rain.maxRow()][(int) rain.maxColumn()]);
    assertClose(Arrays.stream(flat).filter(v -> v > 2000).count() / (double) flat.length, rain.shareAbove2000());
    assertEquals(ROWS, rain.zonalMean().size());
    double[] anomaly = new double[flat.length];
    for (int row = 0; row < ROWS; row++) {
      double zonal = Arrays.stream(grid[row]).average().orElseThrow();
      assertClose(zonal, rain.zonalMean().get(row));
      for (int column = 0; column < COLUMNS; column++) {
        anomaly[row * COLUMNS + column] = grid[row][column] - zonal;
      }
    }
    assertClose(Arrays.stream(anomaly).min().orElseThrow(), tour.figures().anomaly().min());
    assertClose(Arrays.stream(anomaly).max().orElseThrow(), tour.figures().anomaly().max());
    assertClose(std(anomaly), tour.figures().anomaly().std());
    checkTemperature(tour.figures().temperature());
  }

  private void checkTemperature(Figures.Temperature found) {
    for (int hour = 0; hour < 24; hour++) {
      double sum = 0;
      int count = 0;
      for (int i = hour; i < HOURS; i += 24) {
        sum += temperature[i];
        count++;
      }
      assertClose(sum / count, found.dailyCycle().get(hour));
    }
    double meanT = Arrays.stream(temperature).average().orElseThrow();
    double meanP = Arrays.stream(pressure).average().orElseThrow();
    double covariance = 0;
    for (int i = 0; i < HOURS; i++) {
      covariance += (temperature[i] - meanT) * (pressure[i] - meanP) / HOURS;
    }
    assertClose(covariance / std(temperature) / std(pressure), found.pressureCorrelation());
  }

  @Test
  void filesAreWrittenAndReplaced() throws IOException {
    var data = data();
    var out = folder.resolve("new").resolve("out");
    Tour.run(data, out);
    var tour = Tour.run(data, out);
    assertEquals(List.of("anomaly.png", "daily-cycle.png"), pngs(out));
    for (var picture : tour.pictures()) {
      assertTrue(ImageIO.read(picture.toFile()).getWidth() > 1000);
    }
    assertTrue(tour.json().startsWith("{\"precipitation\":{\"mean\":"), tour.json());
    assertTrue(tour.json().contains("\"reopened\":{\"precipitation\":{\"mean\":"), tour.json());
    assertTrue(tour.reopened().pid() != ProcessHandle.current().pid());
    assertTrue(new TourTable(tour).text().contains("the same figures, bit for bit"));
    assertNothingUnfinished(out);
  }

  private static List<String> pngs(Path out) throws IOException {
    try (var files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png")).sorted().toList();
    }
  }

  private static void assertNothingUnfinished(Path out) throws IOException {
    try (var files = Files.list(out)) {
      assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith(".unfinished")));
    }
  }

  @Test
  void badInputLeavesNothingBehind() throws IOException {
    var data = data();
    Files.writeString(data.resolve(Tour.HOURS_FILE), "date,pressure,temperature,wind\nnever,1,2,3\n");
    assertThrows(InputException.class, () -> Tour.run(data, folder.resolve("none")));
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    var data = data();
    var file = Files.writeString(folder.resolve("file"), "mine");
    assertThrows(InputException.class, () -> Tour.run(data, file.resolve("out")));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aStoreThatIsNotOursIsNotReplaced() throws IOException {
    var data = data();
    var out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("tour.ashlar"), "not a store");
    assertThrows(StoreException.class, () -> Tour.run(data, out));
    assertEquals("not a store", Files.readString(out.resolve("tour.ashlar")));
    assertNothingUnfinished(out);
  }

  @Test
  void aStoreThatIsBeingWrittenIsRefused() throws IOException {
    var data = data();
    var out = folder.resolve("out");
    Tour.run(data, out);
    try (var _ = Store.open(out.resolve("tour.ashlar"))) {
      assertThrows(StoreLockedException.class, () -> Tour.run(data, out));
    }
    assertNothingUnfinished(out);
    Tour.run(data, out);
  }
}
