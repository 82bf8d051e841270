package dev.ashlar.tools.picture;

import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The legend of diverging colours: a horizontal bar with its values below, a word at the low end and one at the high
 * end. Its pointed ends say that values beyond the limits have the last colour.
 */
record ColourBar(DivergingColours colours, String low, String high) {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 14;
  private static final double POINT = 14;

  void draw(Figure figure, double centre, double top) {
    double left = centre - WIDTH / 2;
    double limit = colours.limit();
    for (int i = 0; i < 2 * WIDTH; i++) {
      figure.pen.setColor(colours.of((i + 0.5) / WIDTH * limit - limit));
      figure.pen.fill(new Rectangle2D.Double(left + i / 2.0, top, 1, HEIGHT));
    }
    fillPoint(figure, colours.of(-limit), left, top, -POINT);
    fillPoint(figure, colours.of(limit), left + WIDTH, top, POINT);
    double step = Ticks.step(2 * limit, 8);
    for (double value : Ticks.between(-limit, limit, step)) {
      double x = left + (value + limit) / (2 * limit) * WIDTH;
      figure.stroke(0.8, Figure.INK);
      figure.pen.draw(new Line2D.Double(x, top + HEIGHT, x, top + HEIGHT + 4));
      figure.label((value > 0 ? "+" : "") + Ticks.label(value, step), x, top + HEIGHT + 18, Align.CENTRE);
    }
    figure.label(low, left - POINT - 12, top + HEIGHT - 2, Align.RIGHT);
    figure.label(high, left + WIDTH + POINT + 12, top + HEIGHT - 2, Align.LEFT);
  }

  private static void fillPoint(Figure figure, Color colour, double x, double top, double reach) {
    var point = new Path2D.Double();
    point.moveTo(x, top);
    point.lineTo(x + reach, top + HEIGHT / 2);
    point.lineTo(x, top + HEIGHT);
    point.closePath();
    figure.pen.setColor(colour);
    figure.pen.fill(point);
  }
}
