package dev.ashlar.tools.picture;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How many values lie in each of some intervals.
 *
 * @param title what is shown
 * @param subtitle how it was made
 * @param across what the values are
 */
public record HistogramChart(String title, String subtitle, String across) {
  private static final Color BAR = new Color(0x359D97);
  private static final Rectangle2D AREA = new Rectangle2D.Double(84, 86, 862, 390);

  /**
   * Draws the chart and writes it as a PNG file.
   *
   * @param counts one for each interval
   * @param edges one more than counts, ascending
   */
  public void write(double[] counts, double[] edges, Path file) throws IOException {
    double most = Arrays.stream(counts).max().orElse(0);
    var along = Scale.numbers(0, Math.max(1, most * 1.05), 6, false);
    var axes = new Axes(AREA, Scale.numbers(edges[0], edges[edges.length - 1], 9, false), along, true);
    var figure = new Figure(992, 550);
    figure.heading(AREA.getX(), 34, title, subtitle);
    axes.drawGrid(figure);
    for (int i = 0; i < counts.length; i++) {
      double left = axes.x(edges[i]);
      double width = axes.x(edges[i + 1]) - left;
      double top = axes.y(counts[i]);
      figure.fill(new Rectangle2D.Double(
          left + Math.min(0.5, width / 8), top, width - Math.min(1, width / 4), AREA.getMaxY() - top), BAR);
    }
    axes.drawLabels(figure, across, "count");
    figure.write(file);
  }
}
