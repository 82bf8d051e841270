package dev.ashlar.tools.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers for an axis: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {
  private Ticks() {}

  /** The round step that divides a span into about so many parts. */
  static double step(double span, int parts) {
    double raw = span / parts;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double lead = raw / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
  }

  /** The multiples of a step from low to high, both included. */
  static List<Double> between(double low, double high, double step) {
    var ticks = new ArrayList<Double>();
    long last = (long) Math.floor(high / step + 1e-9);
    for (long k = (long) Math.ceil(low / step - 1e-9); k <= last; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** A number as an axis shows it: no more digits than the step needs, and a real minus sign. */
  static String label(double value, double step) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '\u2212').replace(',', '\u202F');
  }
}
