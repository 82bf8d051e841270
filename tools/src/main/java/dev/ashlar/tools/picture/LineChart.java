package dev.ashlar.tools.picture;

import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Lines over a common horizontal scale, each with a vertical scale of its own. NaN leaves a gap.
 *
 * @param title what is shown
 * @param subtitle how it was made
 * @param across what the horizontal scale measures
 * @param isTime whether horizontal values are seconds since 1970
 */
public record LineChart(String title, String subtitle, String across, boolean isTime) {
  private static final int[] COLOURS = {0x0B5F63, 0xB4531F, 0x5B4A9C, 0x8A7A12, 0xA33262, 0x3C6E2A, 0x2B5FA5, 0x6B4423};
  private static final double LEFT = 84;
  private static final double TOP = 96;
  private static final double WIDTH = 862;
  private static final double TALLEST = 380;
  private static final double PANEL = 130;
  private static final double GAP = 34;
  private static final double BELOW = 36;
  private static final double FEW = 60;

  /**
   * A line.
   *
   * @param name above the line
   * @param x horizontal values
   * @param y vertical values, as many
   */
  public record Series(String name, double[] x, double[] y) {}

  /** Draws the chart and writes it as a PNG file. */
  public void write(List<Series> series, Path file) throws IOException {
    double[] x = range(series.stream().map(Series::x).toList());
    var scale = isTime ? Scale.times(x[0], x[1], 8) : Scale.numbers(x[0], x[1], 9, false);
    double height = series.size() == 1 ? TALLEST : PANEL;
    var figure = new Figure(992, (int) (TOP + series.size() * (height + GAP) + BELOW));
    figure.heading(LEFT, 34, title, subtitle);
    for (int i = 0; i < series.size(); i++) {
      double[] y = range(List.of(series.get(i).y()));
      var area = new Rectangle2D.Double(LEFT, TOP + i * (height + GAP), WIDTH, height);
      var axes = new Axes(area, scale, Scale.numbers(y[0], y[1], series.size() == 1 ? 6 : 4, true), true);
      axes.drawGrid(figure);
      drawLine(figure, axes, series.get(i), colour(i));
      boolean last = i == series.size() - 1;
      (last ? axes : axes.withoutLabelsAcross()).drawLabels(figure, last ? across : "", "");
      figure.text(series.get(i).name(), LEFT, area.getMinY() - 8, Align.LEFT, 12, Font.BOLD, colour(i));
    }
    figure.write(file);
  }

  private static Color colour(int series) {
    return new Color(COLOURS[series % COLOURS.length]);
  }

  private static double[] range(List<double[]> arrays) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (var values : arrays) {
      for (double value : values) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return low > high ? new double[] {0, 1} : new double[] {low, high};
  }

  private static void drawLine(Figure figure, Axes axes, Series series, Color colour) {
    var path = new Path2D.Double();
    boolean open = false;
    for (int i = 0; i < series.y().length; i++) {
      double x = axes.x(series.x()[i]);
      double y = axes.y(series.y()[i]);
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        open = false;
      } else if (open) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
        open = true;
      }
    }
    figure.stroke(series.y().length > FEW ? 1.2 : 2.2, colour);
    figure.draw(path);
    if (series.y().length <= FEW) {
      for (int i = 0; i < series.y().length; i++) {
        figure.fill(new Ellipse2D.Double(axes.x(series.x()[i]) - 2.6, axes.y(series.y()[i]) - 2.6, 5.2, 5.2), colour);
      }
    }
  }
}
