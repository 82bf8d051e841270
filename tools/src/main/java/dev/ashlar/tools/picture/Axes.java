package dev.ashlar.tools.picture;

import dev.ashlar.tools.picture.Figure.Align;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A rectangle with a horizontal and a vertical scale.
 *
 * @param upwards whether the vertical values grow upwards, as in charts, or downwards, as rows do
 */
record Axes(Rectangle2D area, Scale across, Scale along, boolean upwards) {
  double x(double value) {
    return area.getX() + (value - across.low()) / (across.high() - across.low()) * area.getWidth();
  }

  double y(double value) {
    double part = (value - along.low()) / (along.high() - along.low());
    return upwards ? area.getMaxY() - part * area.getHeight() : area.getMinY() + part * area.getHeight();
  }

  /** The same, the horizontal scale without its labels. */
  Axes withoutLabelsAcross() {
    return new Axes(area, new Scale(across.low(), across.high(), List.of()), along, upwards);
  }

  /** Lines across the area that help to read values; drawn before the data. */
  void drawGrid(Figure figure) {
    figure.stroke(1, Figure.GRID);
    for (var tick : along.ticks()) {
      figure.draw(new Line2D.Double(area.getMinX(), y(tick.value()), area.getMaxX(), y(tick.value())));
    }
  }

  /** Ticks and labels; what the scales mean stands at their ends. */
  void drawLabels(Figure figure, String acrossTitle, String alongTitle) {
    for (var tick : along.ticks()) {
      figure.label(tick.label(), area.getMinX() - 10, y(tick.value()) + 4, Align.RIGHT);
    }
    figure.stroke(1, Figure.SOFT_INK);
    for (var tick : across.ticks()) {
      double x = x(tick.value());
      figure.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() + 5));
      figure.label(tick.label(), x, area.getMaxY() + 21, Align.CENTRE);
    }
    figure.draw(new Line2D.Double(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY()));
    figure.label(acrossTitle, area.getCenterX(), area.getMaxY() + 44, Align.CENTRE);
    figure.label(alongTitle, area.getMinX() - 10, area.getMinY() - 14, Align.RIGHT);
  }
}
