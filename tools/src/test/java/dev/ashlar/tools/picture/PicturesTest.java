package dev.ashlar.tools.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
  private static final int LEFT = 128;
  private static final int TOP = 152;
  private static final int WIDTH = 1920;

  @TempDir Path folder;

  private BufferedImage map(Placement placement, GlobeMap.Cells cells, long rows, long columns) throws IOException {
    var file = folder.resolve("map.png");
    new GlobeMap("Title", "Subtitle", "less", "more", placement, 10).write(cells, rows, columns, file);
    return ImageIO.read(file.toFile());
  }

  private static Color at(BufferedImage image, double across, double down, int height) {
    return new Color(image.getRGB(LEFT + (int) (across * WIDTH), TOP + (int) (down * height)));
  }

  @Test
  void cellsAppearWhereTheyLie() throws IOException {
    // Two by two cells in the southern Pacific, far from any coast: only the north-western one is above zero.
    var image = map(new Placement(-130, -20, 5, -5), (row, column) -> row == 0 && column == 0 ? 10 : -10, 2, 2);
    var colours = new DivergingColours(10);
    assertEquals(colours.of(10), at(image, 0.22, 0.22, WIDTH));
    assertEquals(colours.of(-10), at(image, 0.78, 0.22, WIDTH));
    assertEquals(colours.of(-10), at(image, 0.22, 0.78, WIDTH));
  }

  @Test
  void aGridFromSouthToNorthIsTurned() throws IOException {
    var image = map(new Placement(-130, -30, 5, 5), (row, column) -> row == 0 ? 10 : -10, 2, 2);
    var colours = new DivergingColours(10);
    assertEquals(colours.of(-10), at(image, 0.22, 0.22, WIDTH));
    assertEquals(colours.of(10), at(image, 0.22, 0.78, WIDTH));
  }

  @Test
  void oneCellAndVeryFlatGridsAreDrawn() throws IOException {
    assertTrue(map(new Placement(0, 0, 1, -1), (_, _) -> Double.NaN, 1, 1).getHeight() > 100);
    assertTrue(map(new Placement(-180, 0, 0.01, -0.01), (_, column) -> column, 1, 36_000).getHeight() > 100);
  }

  @Test
  void coastsAreDrawn() throws IOException {
    var image = map(new Placement(-180, 90, 1, -1), (_, _) -> 0, 180, 360);
    var colours = new HashSet<Integer>();
    for (int x = LEFT; x < LEFT + WIDTH; x++) {
      colours.add(image.getRGB(x, TOP + WIDTH / 4 + 20));
    }
    assertTrue(colours.size() > 5, "only " + colours.size() + " colours along the equator");
  }

  @Test
  void aDayWithGapsIsDrawn() throws IOException {
    var file = folder.resolve("day.png");
    var hours = new double[24];
    Arrays.setAll(hours, hour -> hour % 5 == 0 ? Double.NaN : Math.sin(hour));
    new DailyCycleChart("Title", "Subtitle", "K").write(hours, file);
    assertEquals(1984, ImageIO.read(file.toFile()).getWidth());
    Arrays.fill(hours, Double.NaN);
    new DailyCycleChart("Title", "Subtitle", "K").write(hours, file);
    Arrays.fill(hours, 273.15);
    new DailyCycleChart("Title", "Subtitle", "K").write(hours, file);
  }

  @Test
  void bothArmsOfTheColoursDarken() {
    var colours = new DivergingColours(100);
    for (int value = 10; value <= 100; value += 10) {
      assertTrue(light(colours.of(value)) < light(colours.of(value - 10)), "at " + value);
      assertTrue(light(colours.of(-value)) < light(colours.of(10 - value)), "at " + -value);
    }
    assertEquals(colours.of(100), colours.of(1e9));
    assertNotEquals(colours.of(100), colours.of(Double.NaN));
  }

  private static double light(Color colour) {
    return 0.3 * colour.getRed() + 0.6 * colour.getGreen() + 0.1 * colour.getBlue();
  }

  @ParameterizedTest
  @CsvSource({"10, 5, 2", "7, 7, 1", "0.3, 3, 0.1", "4000, 8, 500", "1e-9, 2, 5e-10"})
  void stepsAreRound(double span, int parts, double step) {
    assertEquals(step, Ticks.step(span, parts), 1e-12 * step);
  }

  @Test
  void ticksIncludeBothEnds() {
    assertEquals(List.of(-1.0, -0.5, 0.0, 0.5, 1.0), Ticks.between(-1, 1, 0.5));
    assertEquals("\u22121\u202F500", Ticks.label(-1500, 500));
    assertEquals("0.25", Ticks.label(0.25, 0.05));
  }
}
