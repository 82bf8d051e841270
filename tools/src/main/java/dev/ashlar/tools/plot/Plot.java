package dev.ashlar.tools.plot;

import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DatetimeType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.TickUnit;
import dev.ashlar.ndarray.Elementwise;
import dev.ashlar.ndarray.Expression;
import dev.ashlar.ndarray.Histograms;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.picture.HeatMap;
import dev.ashlar.tools.picture.HistogramChart;
import dev.ashlar.tools.picture.LineChart;
import dev.ashlar.tools.picture.LineChart.Series;
import dev.ashlar.tools.store.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * A picture of an array: lines for one dimension (of records, one for each field of numbers, over the first one of
 * dates), colours for two, a histogram for more.
 *
 * @param title above the picture
 * @param kind absent: what the dimensions suggest
 * @param bins of a histogram
 */
public record Plot(String title, Optional<PlotKind> kind, int bins) {
  /**
   * More values than a picture has columns of pixels; beyond, each column shows the least and the greatest of its
   * values.
   */
  private static final int COLUMNS = 1760;

  private static final int CELLS = 1600;

  /**
   * Draws the picture and writes it as a PNG file.
   *
   * @param x the horizontal values of lines, as many as there are values
   * @return what was drawn
   * @throws InputException if there is no such picture of such an array
   */
  public PlotKind write(NDArray array, Optional<NDArray> x, Path file) throws IOException {
    if (array.size() == 0) {
      throw new InputException("an array without elements, " + array.datashape() + ", has no picture");
    }
    var chosen =
        kind.orElse(array.ndim() == 1 ? PlotKind.LINE : array.ndim() == 2 ? PlotKind.HEAT : PlotKind.HISTOGRAM);
    switch (chosen) {
      case LINE -> line(array, x, file);
      case HEAT -> heat(array, file);
      case HISTOGRAM -> histogram(array, file);
    }
    return chosen;
  }

  // ---- lines

  private void line(NDArray array, Optional<NDArray> given, Path file) throws IOException {
    requireDimensions(array, 1, "lines");
    var fields = new ArrayList<Map.Entry<String, NDArray>>();
    NDArray x = given.orElse(null);
    var across = "position";
    if (array.dtype() instanceof RecordType record) {
      for (int i = 0; i < record.names().size(); i++) {
        var name = record.names().get(i);
        var type = record.types().get(i);
        if (isNumber(type)) {
          fields.add(Map.entry(name, array.field(name)));
        } else if (x == null && isTime(type)) {
          x = array.field(name);
          across = name;
        }
      }
      if (fields.isEmpty()) {
        throw new InputException("records of " + record + " have no field of numbers to draw");
      }
    } else {
      fields.add(Map.entry("", array));
    }
    if (x != null && (x.ndim() != 1 || x.size() != array.size())) {
      throw new InputException("--x has " + x.datashape() + ", and " + array.size() + " values are needed");
    }
    boolean time = x != null && isTime(x.dtype());
    var series = new ArrayList<Series>();
    for (var field : fields) {
      series.add(series(field.getKey(), field.getValue(), x));
    }
    var label = time ? (across.equals("position") ? "time" : across) : given.isPresent() ? "x" : across;
    new LineChart(title, subtitle(array), label, time).write(series, file);
  }

  private static Series series(String name, NDArray y, @org.jspecify.annotations.Nullable NDArray x) {
    long size = y.size();
    if (size <= 2L * COLUMNS) {
      var places = x == null ? java.util.stream.LongStream.range(0, size).asDoubleStream().toArray() : axis(x);
      return new Series(name, places, doubles(y));
    }
    var xs = new double[2 * COLUMNS];
    var ys = new double[2 * COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      long from = size / COLUMNS * i + size % COLUMNS * i / COLUMNS;
      long to = size / COLUMNS * (i + 1) + size % COLUMNS * (i + 1) / COLUMNS;
      var part = doubles(y.get(Index.slice(from, to)));
      double low = Double.NaN;
      double high = Double.NaN;
      for (double value : part) {
        low = Double.isNaN(low) || value < low ? value : low;
        high = Double.isNaN(high) || value > high ? value : high;
      }
      double place = x == null ? from : axis(x.get(Index.slice(from, from + 1)))[0];
      xs[2 * i] = place;
      xs[2 * i + 1] = place;
      ys[2 * i] = low;
      ys[2 * i + 1] = high;
    }
    return new Series(name, xs, ys);
  }

  /** Horizontal values: times in seconds since 1970, anything else as it is. */
  private static double[] axis(NDArray x) {
    var values = doubles(x);
    var type = x.dtype() instanceof OptionType option ? option.value() : x.dtype();
    double scale = type == BasicType.DATE ? 86_400 : type instanceof DatetimeType time ? seconds(time.unit()) : 1;
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return values;
  }

  private static double seconds(TickUnit unit) {
    return switch (unit) {
      case NANOSECOND -> 1e-9;
      case MICROSECOND -> 1e-6;
      case MILLISECOND -> 1e-3;
      case SECOND -> 1;
      case MINUTE -> 60;
      case HOUR -> 3600;
      case DAY -> 86_400;
      case WEEK -> 7 * 86_400;
      case MONTH -> 365.2425 / 12 * 86_400;
      case YEAR -> 365.2425 * 86_400;
    };
  }

  // ---- colours

  private void heat(NDArray array, Path file) throws IOException {
    requireDimensions(array, 2, "a heat map");
    var sample =
        array.get(Index.step(Math.ceilDiv(array.shape(0), CELLS)), Index.step(Math.ceilDiv(array.shape(1), CELLS)));
    int columns = Math.toIntExact(sample.shape(1));
    var values = doubles(sample);
    var cells = new double[Math.toIntExact(sample.shape(0))][];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = java.util.Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }
    new HeatMap(title, subtitle(array)).write(cells, (double) array.shape(0), (double) array.shape(1), file);
  }

  // ---- histogram

  private void histogram(NDArray array, Path file) throws IOException {
    if (!isNumber(array.dtype())) {
      throw refused(array, "a histogram");
    }
    var result = Input.checked(() -> {
      var values = real(array);
      return Histograms.histogram(values.get(Index.of(Elementwise.isfinite(values))), bins);
    });
    new HistogramChart(title, subtitle(array), "value")
        .write(doubles(result.counts()), doubles(result.edges()[0]), file);
  }

  // ---- numbers

  private static void requireDimensions(NDArray array, int ndim, String picture) {
    if (array.ndim() != ndim) {
      throw new InputException(picture + " need" + (ndim == 1 ? "" : "s") + " " + ndim
          + (ndim == 1 ? " dimension" : " dimensions") + ", and "
          + array.datashape() + " has " + array.ndim() + "; an index chooses a part, --kind another picture");
    }
    boolean records = ndim == 1 && array.dtype() instanceof RecordType;
    if (!records && !isNumber(array.dtype()) && !isTime(array.dtype())) {
      throw refused(array, picture);
    }
  }

  private static InputException refused(NDArray array, String picture) {
    return new InputException(picture + " of elements of " + array.dtype() + " cannot be drawn: they are no numbers"
        + (array.dtype() instanceof RecordType record ? "; choose a field, such as NAME." + record.names().getFirst()
            : ""));
  }

  private static boolean isNumber(DataType type) {
    var value = type instanceof OptionType option ? option.value() : type;
    return value instanceof DType number && number.kind() != DType.Kind.COMPLEX;
  }

  private static boolean isTime(DataType type) {
    var value = type instanceof OptionType option ? option.value() : type;
    return value == BasicType.DATE || value instanceof DatetimeType;
  }

  private static NDArray real(NDArray array) {
    return array.dtype() instanceof DType ? array : Expression.parse("x").eval(Map.of("x", array));
  }

  private static double[] doubles(NDArray array) {
    return real(array).toDoubleArray();
  }

  private static String subtitle(NDArray array) {
    var type = array.datashape().toString();
    return type.length() <= 120 ? type : type.substring(0, 117) + "...";
  }
}
