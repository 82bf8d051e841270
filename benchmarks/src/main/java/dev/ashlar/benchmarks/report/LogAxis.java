package dev.ashlar.benchmarks.report;

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
}
