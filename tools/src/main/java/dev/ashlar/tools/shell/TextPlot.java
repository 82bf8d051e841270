package dev.ashlar.tools.shell;

import dev.ashlar.ndarray.NDArray;
import java.util.Arrays;
import java.util.Locale;

/**
 * Arrays drawn with characters: one dimension as a line over its positions, two as a map of shades. NaNs and infinities
 * leave gaps.
 *
 * {@snippet :
 * plot(sin(linspace(0, 7, 200)));
 * }
 */
public final class TextPlot {
  private static final int WIDTH = 72;
  private static final int HEIGHT = 16;
  private static final int MAP_HEIGHT = 24;
  private static final String SHADES = ".:-=+*#%@";

  private TextPlot() {}

  /**
   * Prints a plot of an array of one or two dimensions to standard output.
   *
   * @throws IllegalArgumentException if the array has other dimensions, or complex elements
   */
  public static void plot(NDArray a) {
    System.out.print(drawn(a));
  }

  /** The plot as text, each line with its end. */
  static String drawn(NDArray a) {
    return switch (a.ndim()) {
      case 1 -> line(a.toDoubleArray());
      case 2 -> map(a.toDoubleArray(), a.shape(0), a.shape(1));
      default ->
          throw new IllegalArgumentException(
              "plot: an array of one or two dimensions can be drawn, not " + a.datashape());
    };
  }

  private static double[] range(double[] values) {
    var finite = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    return finite.getCount() == 0 ? new double[] {0, 0} : new double[] {finite.getMin(), finite.getMax()};
  }

  /** Where a value lies among so many steps from the smallest to the greatest value. */
  private static int step(double value, double[] range, int steps) {
    double span = range[1] - range[0];
    long step = Math.round((value - range[0]) / span * (steps - 1));
    return span == 0 ? (steps - 1) / 2 : Math.clamp(step, 0, steps - 1);
  }

  private static String line(double[] values) {
    var range = range(values);
    int width = Math.min(WIDTH, Math.max(1, values.length));
    var rows = new char[HEIGHT][width];
    for (var row : rows) {
      Arrays.fill(row, ' ');
    }
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        rows[HEIGHT - 1 - step(values[i], range, HEIGHT)][(int) ((long) i * width / values.length)] = '*';
      }
    }
    var text = new StringBuilder();
    for (int row = 0; row < HEIGHT; row++) {
      var label = row == 0 ? label(range[1]) : row == HEIGHT - 1 ? label(range[0]) : "";
      text.append("%10s |%s%n".formatted(label, new String(rows[row]).stripTrailing()));
    }
    text.append("%10s +%s%n".formatted("", "-".repeat(width)));
    return text.append("%12s0%s%n".formatted("", ("%" + Math.max(1, width - 1) + "d").formatted(values.length - 1)))
        .toString();
  }

  private static String map(double[] values, long rows, long columns) {
    var range = range(values);
    long height = Math.min(MAP_HEIGHT, rows);
    long width = Math.min(WIDTH, columns);
    var text = new StringBuilder();
    for (long row = 0; row < height; row++) {
      for (long column = 0; column < width; column++) {
        double value = values[(int) (row * rows / height * columns + column * columns / width)];
        text.append(Double.isFinite(value) ? SHADES.charAt(step(value, range, SHADES.length())) : ' ');
      }
      text.append(System.lineSeparator());
    }
    return text.append("%s is %s, %s is %s%n".formatted(SHADES.charAt(0), label(range[0]),
        SHADES.charAt(SHADES.length() - 1), label(range[1]))).toString();
  }

  private static String label(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
