package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Medians, percentiles and quantiles along axes (NumPy's functions of these names). Where an element is NaN, so is the
 * result; the functions that begin with {@code nan} leave NaNs out.
 *
 * <p>Integers give float64, unless the {@link QuantileMethod} gives samples only.
 *
 * {@snippet :
 * Quantiles.quantile(a, NDArray.of(0.25, 0.5, 0.75), Along.axes(0, 1), QuantileMethod.HAZEN);
 * }
 */
public final class Quantiles {
  private Quantiles() {}

  /** The middle of all elements; between two, their mean; NaN if there are none. */
  public static NDArray median(NDArray a) {
    return median(a, Along.all());
  }

  /** The middle of the elements along an axis; see {@link #median(NDArray)}. */
  public static NDArray median(NDArray a, int axis) {
    return median(a, Along.axis(axis));
  }

  /** The middle of the elements along axes; see {@link #median(NDArray)}. */
  public static NDArray median(NDArray a, Along along) {
    return new Samples("median", a, along, false).median();
  }

  /** The median without NaNs along axes; NaN where there are no numbers. */
  public static NDArray nanmedian(NDArray a, Along along) {
    return new Samples("nanmedian", a, along, true).median();
  }

  /** The number that so many hundredths of all elements do not exceed. */
  public static NDArray percentile(NDArray a, double percent) {
    return quantile(a, percent / 100);
  }

  /** The number that so many hundredths of the elements along an axis do not exceed. */
  public static NDArray percentile(NDArray a, double percent, int axis) {
    return quantile(a, percent / 100, axis);
  }

  /**
   * The numbers that so many hundredths of the elements along axes do not exceed; see {@link #quantile(NDArray,
   * NDArray, Along, QuantileMethod)}.
   */
  public static NDArray percentile(NDArray a, NDArray percents, Along along, QuantileMethod method) {
    return new Samples("percentile", a, along, false).quantiles(percents, 100, method);
  }

  /** {@link #percentile(NDArray, NDArray, Along, QuantileMethod)} without NaNs; NaN where there are no numbers. */
  public static NDArray nanpercentile(NDArray a, NDArray percents, Along along, QuantileMethod method) {
    return new Samples("nanpercentile", a, along, true).quantiles(percents, 100, method);
  }

  /** The number that such a part of all elements does not exceed. */
  public static NDArray quantile(NDArray a, double part) {
    return quantile(a, NDArray.of(part).reshape(), Along.all(), QuantileMethod.LINEAR);
  }

  /** The number that such a part of the elements along an axis does not exceed, by {@link QuantileMethod#LINEAR}. */
  public static NDArray quantile(NDArray a, double part, int axis) {
    return quantile(a, NDArray.of(part).reshape(), Along.axis(axis), QuantileMethod.LINEAR);
  }

  /**
   * The numbers that such parts of the elements along axes do not exceed.
   *
   * @param parts each from 0 to 1; the axes of the result are theirs, then those of {@code a} that stay
   * @throws IllegalArgumentException if a part is not, or there are no elements along the axes
   */
  public static NDArray quantile(NDArray a, NDArray parts, Along along, QuantileMethod method) {
    return new Samples("quantile", a, along, false).quantiles(parts, 1, method);
  }

  /** {@link #quantile(NDArray, NDArray, Along, QuantileMethod)} without NaNs; NaN where there are no numbers. */
  public static NDArray nanquantile(NDArray a, NDArray parts, Along along, QuantileMethod method) {
    return new Samples("nanquantile", a, along, true).quantiles(parts, 1, method);
  }

  /** The elements as a matrix: a row for each place along the axes that stay, with the samples of that place. */
  private static final class Samples {
    private final String operation;
    private final NDArray rows;
    private final DType dtype;
    private final long[] rest;
    private final boolean leaveOutNaN;

    Samples(String operation, NDArray a, Along along, boolean leaveOutNaN) {
      this.operation = operation;
      this.dtype = a.numeric(operation);
      if (dtype.kind() == DType.Kind.COMPLEX) {
        throw new IllegalArgumentException(operation + ": complex numbers have no order");
      }
      this.leaveOutNaN = leaveOutNaN && dtype.kind() == DType.Kind.FLOAT;
      int ndim = a.shape.length;
      var reduced = along.marks(operation, ndim);
      var kept = IntStream.range(0, ndim).filter(axis -> !reduced[axis]).toArray();
      var gone = IntStream.range(0, ndim).filter(axis -> reduced[axis]).toArray();
      long count = Arrays.stream(gone).mapToLong(axis -> a.shape[axis]).reduce(1, Math::multiplyExact);
      long lanes = Arrays.stream(kept).mapToLong(axis -> a.shape[axis]).reduce(1, Math::multiplyExact);
      this.rows = Views.permute(a, IntStream.concat(Arrays.stream(kept), Arrays.stream(gone)).toArray()).reshape(lanes,
          count);
      this.rest =
          IntStream.range(0, ndim)
              .filter(axis -> !reduced[axis] || along.keepsDims())
              .mapToLong(axis -> reduced[axis] ? 1 : a.shape[axis])
              .toArray();
    }

    NDArray median() {
      if (rows.shape[1] == 0) {
        var result = dtype.kind() == DType.Kind.FLOAT ? dtype : DType.FLOAT64;
        return Creation.full(result, Double.NaN, rest);
      }
      return result(new double[] {0.5}, QuantileMethod.MIDPOINT, true).reshape(rest);
    }

    NDArray quantiles(NDArray parts, double whole, QuantileMethod method) {
      var wanted = parts.astype(DType.FLOAT64).toDoubleArray();
      for (int i = 0; i < wanted.length; i++) {
        if (!(wanted[i] >= 0 && wanted[i] <= whole)) {
          throw new IllegalArgumentException(operation + ": " + wanted[i] + " is not from 0 to " + (long) whole);
        }
        wanted[i] /= whole;
      }
      if (rows.shape[1] == 0) {
        throw new IllegalArgumentException(operation + ": there are no elements along the axes");
      }
      return result(wanted, method, false)
          .transpose()
          .reshape(LongStream.concat(Arrays.stream(parts.shape), Arrays.stream(rest)).toArray());
    }

    /** A row for each row of samples, a column for each part. */
    private NDArray result(double[] parts, QuantileMethod method, boolean isMedian) {
      if (dtype == DType.FLOAT16) {
        return result(rows.astype(DType.FLOAT32), parts, method, isMedian).astype(dtype);
      }
      boolean asTheyAre = dtype.kind() == DType.Kind.FLOAT || method.isDiscrete();
      return result(asTheyAre ? rows : rows.astype(DType.FLOAT64), parts, method, isMedian);
    }

    private NDArray result(NDArray values, double[] parts, QuantileMethod method, boolean isMedian) {
      long n = values.shape[1];
      var counts =
          leaveOutNaN
              ? Searching.countNonzero(values.equal(values), Along.axis(1)).toLongArray()
              : new long[] {n};
      int width = parts.length;
      var below = new long[Math.multiplyExact(counts.length, width)];
      var above = new long[below.length];
      var shares = new double[below.length];
      for (int i = 0; i < below.length; i++) {
        var place = method.place(Math.max(1, counts[i / width]), parts[i % width]);
        below[i] = place.below();
        above[i] = place.above();
        shares[i] = place.share();
      }
      var ranks = LongStream.concat(
          LongStream.concat(Arrays.stream(below), Arrays.stream(above)), LongStream.of(n - 1));
      // numbers of NaNs differ from row to row, and with them the ranks
      var ordered =
          leaveOutNaN ? Sorting.sort(values, 1, false) : Sorting.partition(values, 1, ranks.distinct().toArray());
      var low = Indexing.takeAlongAxis(ordered, NDArray.of(below).reshape(counts.length, width), 1);
      var high = Indexing.takeAlongAxis(ordered, NDArray.of(above).reshape(counts.length, width), 1);
      var found = low;
      if (!method.isDiscrete()) {
        var share = NDArray.of(shares).reshape(counts.length, width).astype(values.numeric(operation));
        found = Searching.where(low.equal(high), low, isMedian ? middle(low, high, share) : blend(low, high, share));
      }
      // of ordered samples the last one is NaN if any is, the first one if all are
      var witness = Manipulation.span(ordered, 1, leaveOutNaN ? 0 : n - 1, leaveOutNaN ? 1 : n);
      return values.numeric(operation).kind() == DType.Kind.FLOAT
          ? Searching.where(witness.notEqual(witness), witness, found) : found;
    }

    private static NDArray middle(NDArray low, NDArray high, NDArray share) {
      return Searching.where(share.equal(0), low, low.plus(high).div(2));
    }

    /** On the straight line from the nearer end, so that both ends are met exactly. */
    private static NDArray blend(NDArray low, NDArray high, NDArray share) {
      var step = high.minus(low);
      return Searching.where(
          share.less(0.5), low.plus(step.times(share)), high.minus(step.times(share.unaryMinus().plus(1))));
    }
  }
}
