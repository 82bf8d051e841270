package dev.ashlar.tools.tour;

import dev.ashlar.tools.picture.Placement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A run of the tour as a table for a person, 80 characters wide. */
final class TourTable {
  private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

  private final Tour tour;
  private final StringBuilder text = new StringBuilder();

  TourTable(Tour tour) {
    this.tour = tour;
  }

  /** The table, with bold headings where standard output is a terminal. */
  String text() {
    precipitation();
    anomaly();
    seattle();
    store();
    pictures();
    next();
    return text.toString().stripTrailing();
  }

  private void precipitation() {
    var rain = tour.figures().precipitation();
    heading("Precipitation of the year 2016, mm", tour.rows() + " * " + tour.columns() + " * float32");
    row("mean", "%,.1f", rain.mean());
    row("standard deviation", "%,.1f", rain.std());
    row("maximum", "%,.0f  at row %d, column %d (%s)", rain.max(), rain.maxRow(), rain.maxColumn(),
        place(rain.maxRow(), rain.maxColumn()));
    row("cells above 2000 mm", "%.2f %%", 100 * rain.shareAbove2000());
    var zonal = rain.zonalMean();
    int driest = extreme(zonal, -1);
    int wettest = extreme(zonal, 1);
    row("zonal mean, driest", "%,.1f  at %s", zonal.get(driest), latitude(driest));
    row("zonal mean, wettest", "%,.1f  at %s", zonal.get(wettest), latitude(wettest));
  }

  private void anomaly() {
    var anomaly = tour.figures().anomaly();
    heading("Anomaly: every cell minus its zonal mean, mm", "broadcast");
    row("from", "%,+.1f", anomaly.min());
    row("to", "%,+.1f", anomaly.max());
    row("standard deviation", "%,.1f", anomaly.std());
  }

  private void seattle() {
    var temperature = tour.figures().temperature();
    var day = temperature.dailyCycle();
    heading("Seattle, a year hour by hour", tour.hours() + " * float64");
    int coldest = extreme(day, -1);
    int warmest = extreme(day, 1);
    row("mean day, degrees C", "%.1f at %02d:00  %s  %.1f at %02d:00", day.get(coldest), coldest, bars(day),
        day.get(warmest), warmest);
    row("temperature ~ pressure", "%.3f  correlation, one fused expression", temperature.pressureCorrelation());
  }

  private void store() {
    var reopened = tour.reopened();
    heading("One store file, two processes", size(tour.store()));
    row("store", "%s", shown(tour.store()));
    row("read again by", "process %d: the same figures, bit for bit", reopened.pid());
    row("open to first value", "%.1f ms once that JVM was up", reopened.openToFirstValueMillis());
    row("before that", "%.0f ms to start the JVM, %.0f ms for its first opening", reopened.jvmStartMillis(),
        reopened.firstOpeningMillis());
  }

  private void pictures() {
    heading("Pictures", "");
    tour.pictures().forEach(picture -> text.append("  ").append(shown(picture)).append('\n'));
  }

  private void next() {
    heading("Next", "");
    text.append("  ./ashlar tour --json     every digit, for jq and friends\n");
    text.append("  ./ashlar bench --quick   how fast, against plain loops\n");
    text.append("  README.md                ten lines of Java to start from\n");
  }

  private void heading(String title, String right) {
    var line = String.format(Locale.ROOT, "%-56s%24s", title, right).stripTrailing();
    text.append(text.isEmpty() ? "" : "\n").append(Ansi.AUTO.string("@|bold " + line + "|@")).append('\n');
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would bring a dependency for one private method
  private void row(String name, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "  %-24s", name)).append(String.format(Locale.ROOT, format, values))
        .append('\n');
  }

  /** The index of the smallest (sign -1) or the largest (sign 1) value; NaN is passed over. */
  private static int extreme(List<Double> values, int sign) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (sign * values.get(i) > sign * values.get(best) || Double.isNaN(values.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private String place(long row, long column) {
    Placement placement = tour.placement();
    double longitude = placement.west() + (column + 0.5) * placement.perColumn();
    return latitude(row) + ", " + degrees(longitude, "E", "W");
  }

  private String latitude(long row) {
    Placement placement = tour.placement();
    return degrees(placement.north() + (row + 0.5) * placement.perRow(), "N", "S");
  }

  private static String degrees(double value, String positive, String negative) {
    return String.format(Locale.ROOT, "%.1f %s", Math.abs(value), value < 0 ? negative : positive);
  }

  /** The values as a row of small bars, where the terminal can show them. */
  private static String bars(List<Double> values) {
    if (!Charset.forName(System.getProperty("stdout.encoding", "US-ASCII")).newEncoder().canEncode(BARS)) {
      return "...";
    }
    double low = values.get(extreme(values, -1));
    double span = values.get(extreme(values, 1)) - low;
    var bars = new StringBuilder();
    for (double value : values) {
      int step = span > 0 ? (int) ((value - low) / span * (BARS.length() - 1) + 0.5) : 0;
      bars.append(Double.isNaN(value) ? ' ' : BARS.charAt(step));
    }
    return bars.toString();
  }

  private static String size(Path file) {
    try {
      return String.format(Locale.ROOT, "%,d bytes", Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path as seen from the current directory, when it lies below. */
  private static Path shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
