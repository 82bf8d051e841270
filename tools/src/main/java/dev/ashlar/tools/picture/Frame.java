package dev.ashlar.tools.picture;

import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The part of the globe that a map shows, and where on the sheet it shows it. A degree is equally long everywhere. */
record Frame(Rectangle2D area, double west, double east, double north, double south) {
  private static final Color GRATICULE = new Color(0, 0, 0, 28);
  private static final double HALF_TURN = 180;

  double x(double longitude) {
    return area.getX() + (longitude - west) / (east - west) * area.getWidth();
  }

  double y(double latitude) {
    return area.getY() + (north - latitude) / (north - south) * area.getHeight();
  }

  /** Draws the frame with lines of equal longitude and latitude, and their degrees. */
  void draw(Figure figure) {
    double lonStep = step(east - west, 12);
    for (double longitude : Ticks.between(west, east, lonStep)) {
      double x = x(longitude);
      figure.stroke(0.6, GRATICULE);
      figure.pen.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
      figure.label(degrees(longitude, lonStep, "E", "W"), x, area.getMaxY() + 18, Align.CENTRE);
    }
    double latStep = step(north - south, 6);
    for (double latitude : Ticks.between(south, north, latStep)) {
      double y = y(latitude);
      figure.stroke(0.6, GRATICULE);
      figure.pen.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
      figure.label(degrees(latitude, latStep, "N", "S"), area.getMinX() - 8, y + 4, Align.RIGHT);
    }
    figure.stroke(1, Figure.INK);
    figure.pen.draw(area);
  }

  /** Wide spans are divided as people divide a circle. */
  private static double step(double span, int parts) {
    for (double step : new double[] {60, 30, 20, 10, 5}) {
      if (span / step >= parts - 1) {
        return step;
      }
    }
    return Ticks.step(span, parts);
  }

  private static String degrees(double value, double step, String positive, String negative) {
    double turned = value > HALF_TURN ? value - 2 * HALF_TURN : value;
    var side = turned > 0 && turned < HALF_TURN ? positive : turned < 0 && turned > -HALF_TURN ? negative : "";
    return Ticks.label(Math.abs(turned), step) + "\u00B0" + side;
  }
}
