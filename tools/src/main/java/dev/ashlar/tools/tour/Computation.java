package dev.ashlar.tools.tour;

import static dev.ashlar.ndarray.Lazy.lazy;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Along;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Searching;
import dev.ashlar.ndarray.Statistics;
import java.util.Arrays;
import java.util.List;

/** What the tour computes, array by array. It does not matter whether the inputs lie in memory or in a mapped store. */
final class Computation {
  private static final double WET = 2000;
  private static final long SECONDS_PER_HOUR = 3600;
  private static final long SECONDS_PER_DAY = 24 * SECONDS_PER_HOUR;

  private final Inputs inputs;
  private final NDArray zonalMean;
  private final NDArray anomaly;
  private final NDArray dailyCycle;

  Computation(Inputs inputs) {
    this.inputs = inputs;
    zonalMean = Statistics.mean(inputs.grid(), Along.axis(1).dtype(DType.FLOAT64).keepDims());
    anomaly = inputs.grid().minus(zonalMean);
    dailyCycle = dailyCycle(inputs.hours());
  }

  Inputs inputs() {
    return inputs;
  }

  /** The mean over longitude, float64, one value per row. */
  NDArray zonalMean() {
    return zonalMean.reshape(-1);
  }

  /** The grid minus its zonal mean, float64, rows * columns. */
  NDArray anomaly() {
    return anomaly;
  }

  /** The mean temperature by hour of the day, float64, 24 values; NaN for an hour without rows. */
  NDArray dailyCycle() {
    return dailyCycle;
  }

  private static NDArray dailyCycle(HourlyFile.Hours hours) {
    var second = hours.time().rem(SECONDS_PER_DAY);
    var startOfHour = second.minus(second.rem(SECONDS_PER_HOUR));
    var hoursOfDay = Creation.arange(0, SECONDS_PER_DAY, SECONDS_PER_HOUR).reshape(-1, 1);
    var inHour = startOfHour.equal(hoursOfDay); // 24 * n * bool
    var sums = Searching.where(inHour, hours.temperature(), NDArray.of(0.0)).sum(1);
    return sums.div(Searching.countNonzero(inHour, Along.axis(1)));
  }

  /** Pearson's correlation. Each sum is one pass over both columns, without an array in between. */
  private static double correlation(NDArray x, NDArray y) {
    var dx = lazy(x).minus(x.mean());
    var dy = lazy(y).minus(y.mean());
    double together = dx.times(dy).sum().toDouble();
    double squares = dx.times(dx).sum().toDouble() * dy.times(dy).sum().toDouble();
    return together / Math.sqrt(squares);
  }

  /** The figures of all results. */
  Figures figures() {
    var grid = inputs.grid();
    var exact = Along.all().dtype(DType.FLOAT64);
    long largest = Searching.argmax(grid).toLong();
    long columns = grid.shape(1);
    var hours = inputs.hours();
    return new Figures(
        new Figures.Precipitation(
            Statistics.mean(grid, exact).toDouble(),
            Statistics.std(grid, exact, 0).toDouble(),
            grid.max().toDouble(),
            largest / columns,
            largest % columns,
            grid.greater(WET).mean().toDouble(),
            list(zonalMean())),
        new Figures.Anomaly(anomaly.min().toDouble(), anomaly.max().toDouble(), Statistics.std(anomaly).toDouble()),
        new Figures.Temperature(list(dailyCycle), correlation(hours.temperature(), hours.pressure())));
  }

  private static List<Double> list(NDArray values) {
    return Arrays.stream(values.toDoubleArray()).boxed().toList();
  }
}
