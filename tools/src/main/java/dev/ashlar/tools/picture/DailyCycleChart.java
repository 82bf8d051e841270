package dev.ashlar.tools.picture;

import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A line chart of one value per hour of the day, its lowest and highest hour marked.
 *
 * @param title what is shown
 * @param subtitle how it was made
 * @param unit the unit of the values, as the axis shows it
 */
public record DailyCycleChart(String title, String subtitle, String unit) {
  private static final Color LINE = new Color(0x0B5F63);
  private static final Rectangle2D AREA = new Rectangle2D.Double(64, 86, 900, 380);

  /**
   * Draws the chart and writes it as a PNG file.
   *
   * @param byHour one value per hour, from hour 0; NaN leaves a gap
   */
  public void write(double[] byHour, Path file) throws IOException {
    var figure = new Figure(992, 530);
    figure.heading(AREA.getX(), 34, title, subtitle);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : byHour) {
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    if (low > high) {
      low = 0;
      high = 0;
    }
    double step = Ticks.step(Math.max(high - low, 1e-6 * Math.max(1, Math.abs(high))) * 1.2, 6);
    double bottom = Math.floor(low / step - 0.6) * step;
    double top = Math.ceil(high / step + 0.4) * step;
    var plot = new Plot(figure, byHour, bottom, top);
    plot.drawAxes(step, unit);
    plot.drawLine();
    plot.mark(low, 22);
    plot.mark(high, -13);
    figure.write(file);
  }

  private static final class Plot {
    private final Figure figure;
    private final double[] byHour;
    private final double bottom;
    private final double top;

    Plot(Figure figure, double[] byHour, double bottom, double top) {
      this.figure = figure;
      this.byHour = byHour;
      this.bottom = bottom;
      this.top = top;
    }

    double x(double hour) {
      return AREA.getX() + (hour + 0.5) / byHour.length * AREA.getWidth();
    }

    double y(double value) {
      return AREA.getMaxY() - (value - bottom) / (top - bottom) * AREA.getHeight();
    }

    void drawAxes(double step, String unit) {
      for (double value : Ticks.between(bottom, top, step)) {
        figure.stroke(1, Figure.GRID);
        figure.pen.draw(new Line2D.Double(AREA.getMinX(), y(value), AREA.getMaxX(), y(value)));
        figure.label(Ticks.label(value, step), AREA.getMinX() - 10, y(value) + 4, Align.RIGHT);
      }
      figure.label(unit, AREA.getMinX() - 10, AREA.getMinY() - 16, Align.RIGHT);
      for (int hour = 0; hour < byHour.length; hour += 3) {
        figure.stroke(1, Figure.SOFT_INK);
        figure.pen.draw(new Line2D.Double(x(hour), AREA.getMaxY(), x(hour), AREA.getMaxY() + 5));
        figure.label(String.format(Locale.ROOT, "%02d:00", hour), x(hour), AREA.getMaxY() + 21, Align.CENTRE);
      }
      figure.label("hour of the day, local standard time", AREA.getCenterX(), AREA.getMaxY() + 46, Align.CENTRE);
      figure.stroke(1, Figure.SOFT_INK);
      figure.pen.draw(new Line2D.Double(AREA.getMinX(), AREA.getMaxY(), AREA.getMaxX(), AREA.getMaxY()));
    }

    void drawLine() {
      for (int first = 0; first < byHour.length; first++) {
        if (Double.isNaN(byHour[first])) {
          continue;
        }
        int last = first;
        while (last + 1 < byHour.length && !Double.isNaN(byHour[last + 1])) {
          last++;
        }
        drawRun(first, last);
        first = last;
      }
    }

    private void drawRun(int first, int last) {
      var line = new Path2D.Double();
      line.moveTo(x(first), y(byHour[first]));
      for (int hour = first + 1; hour <= last; hour++) {
        line.lineTo(x(hour), y(byHour[hour]));
      }
      figure.stroke(2.6, LINE);
      figure.pen.draw(line);
      for (int hour = first; hour <= last; hour++) {
        dot(hour, 2.8, LINE);
      }
    }

    void mark(double value, double below) {
      for (int hour = 0; hour < byHour.length; hour++) {
        if (byHour[hour] == value) {
          dot(hour, 6, Figure.PAPER);
          dot(hour, 4.6, LINE);
          var text = String.format(Locale.ROOT, "%.1f at %02d:00", value, hour).replace('-', '\u2212');
          figure.pen.setColor(Figure.PAPER);
          figure.pen.fill(new Rectangle2D.Double(x(hour) - 52, y(value) + below - 13, 104, 17));
          figure.text(text, x(hour), y(value) + below, Align.CENTRE, 13, Font.BOLD, LINE);
          return;
        }
      }
    }

    private void dot(int hour, double radius, Color colour) {
      figure.pen.setColor(colour);
      figure.pen.fill(new Ellipse2D.Double(x(hour) - radius, y(byHour[hour]) - radius, 2 * radius, 2 * radius));
    }
  }
}
