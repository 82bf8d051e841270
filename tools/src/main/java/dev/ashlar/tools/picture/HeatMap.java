package dev.ashlar.tools.picture;

import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleFunction;

/**
 * A grid of values as colours, its first row at the top. Values on both sides of zero get diverging colours, others
 * light to dark.
 *
 * @param title what is shown
 * @param subtitle how it was made
 */
public record HeatMap(String title, String subtitle) {
  private static final double WIDEST = 880;
  private static final double TALLEST = 640;
  private static final double NARROWEST = 240;
  private static final double LEFT = 84;
  private static final double TOP = 84;
  private static final double BAR = 18;

  /**
   * Draws the map and writes it as a PNG file.
   *
   * @param cells a row each; NaN is grey
   * @param rows that the whole grid has, of which the cells may be a sample
   * @param columns that the whole grid has
   */
  public void write(double[][] cells, double rows, double columns, Path file) throws IOException {
    double cell = Math.min(WIDEST / columns, TALLEST / rows);
    double width = Math.max(NARROWEST, cell * columns);
    double height = Math.max(NARROWEST, cell * rows);
    var area = new Rectangle2D.Double(LEFT, TOP, width, height);
    var figure = new Figure((int) (LEFT + width + 150), (int) (TOP + height + 70));
    figure.heading(LEFT, 34, title, subtitle);
    double[] range = range(cells);
    var colours = colours(range);
    figure.pen.drawImage(raster(cells, colours), (int) LEFT, (int) TOP, (int) width, (int) height, null);
    figure.stroke(1, Figure.SOFT_INK);
    figure.draw(area);
    new Axes(area, ticks(columns, width), ticks(rows, height), false).drawLabels(figure, "column", "row");
    drawBar(figure, colours, range, new Rectangle2D.Double(area.getMaxX() + 24, TOP, BAR, height));
    figure.write(file);
  }

  /** Labels stand at the middles of cells. */
  private static Scale ticks(double count, double length) {
    var numbers = Scale.numbers(0, Math.max(1, count - 1), (int) Math.clamp(length / 90, 2, 10), false);
    return new Scale(-0.5, count - 0.5,
        numbers.ticks().stream().filter(tick -> tick.value() == Math.rint(tick.value()) && tick.value() < count)
        .toList());
  }

  private static double[] range(double[][] cells) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (var row : cells) {
      for (double value : row) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return low > high ? new double[] {0, 1} : new double[] {low, high};
  }

  private static DoubleFunction<Color> colours(double[] range) {
    if (range[0] < 0 && range[1] > 0) {
      range[1] = Math.max(-range[0], range[1]);
      range[0] = -range[1];
      return new DivergingColours(range[1])::of;
    }
    return new SequentialColours(range[0], range[1])::of;
  }

  /** A pixel for each cell; enlarging it keeps their edges. */
  private static BufferedImage raster(double[][] cells, DoubleFunction<Color> colours) {
    var raster = new BufferedImage(cells[0].length, cells.length, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < cells.length; y++) {
      for (int x = 0; x < cells[y].length; x++) {
        raster.setRGB(x, y, colours.apply(cells[y][x]).getRGB());
      }
    }
    return raster;
  }

  private static void drawBar(Figure figure, DoubleFunction<Color> colours, double[] range, Rectangle2D area) {
    int steps = (int) (2 * area.getHeight());
    for (int i = 0; i < steps; i++) {
      double part = (i + 0.5) / steps;
      figure.fill(new Rectangle2D.Double(area.getX(), area.getMaxY() - (i + 1) / 2.0, area.getWidth(), 1),
          colours.apply(range[0] + part * (range[1] - range[0])));
    }
    var scale = Scale.numbers(range[0], range[1], 6, false);
    for (var tick : scale.ticks()) {
      double y = area.getMaxY() - (tick.value() - range[0]) / (scale.high() - scale.low()) * area.getHeight();
      figure.label(tick.label(), area.getMaxX() + 8, y + 4, Align.LEFT);
    }
    figure.stroke(0.8, Figure.SOFT_INK);
    figure.draw(area);
  }
}
