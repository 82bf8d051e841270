package dev.ashlar.benchmarks.report;

import dev.ashlar.tools.picture.Figure;
import dev.ashlar.tools.picture.Figure.Align;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param low the value at its beginning
 * @param high the value at its end
 * @param from the place of the beginning on the sheet
 * @param to the place of the end
 */
record LogAxis(double low, double high, double from, double to) {
  private static final double[] STEPS = {1, 2, 5};

  /** An axis that has room for all values, and a little more. */
  static LogAxis over(double low, double high, double from, double to) {
    return new LogAxis(low / 1.15, high * 1.15, from, to);
  }

  /** The place of a value; values beyond the axis are put at its ends. */
  double at(double value) {
    double inside = Math.clamp(value, low, high);
    return from + Math.log(inside / low) / Math.log(high / low) * (to - from);
  }

  /** Round values along it: powers of ten, and between them 2 and 5 where there is room. */
  List<Double> ticks() {
    boolean wide = high / low > 2_000;
    var ticks = new ArrayList<Double>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (double step : STEPS) {
        double value = step * Math.pow(10, power);
        if (value >= low && value <= high && (!wide || step == 1)) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  /** A tick in few characters. */
  static String label(double value) {
    if (value >= 10_000) {
      return Table.count(Math.round(value));
    }
    return value >= 1 ? Long.toString(Math.round(value)) : Double.toString(Math.round(value * 1e6) / 1e6);
  }

  /** Lines at the ticks of two axes, across the sheet between their ends, and what stands at each. */
  static void grid(Figure figure, LogAxis x, LogAxis y) {
    for (double tick : x.ticks()) {
      figure.stroke(.7, Figure.GRID);
      figure.draw(new Line2D.Double(x.at(tick), y.to, x.at(tick), y.from));
      figure.label(label(tick), x.at(tick), y.from + 20, Align.CENTRE);
    }
    for (double tick : y.ticks()) {
      figure.stroke(.7, Figure.GRID);
      figure.draw(new Line2D.Double(x.from, y.at(tick), x.to, y.at(tick)));
      figure.label(label(tick), x.from - 8, y.at(tick) + 4, Align.RIGHT);
    }
  }
}
