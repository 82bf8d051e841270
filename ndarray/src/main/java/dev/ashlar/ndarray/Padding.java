package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is put around an array (NumPy's {@code pad} with its modes). Axes are padded one after the other, so that
 * corners follow from what was put along the axes before.
 *
 * {@snippet :
 * Padding.constant(-1).around(a, new long[] {1, 2});       // one before and two behind, along each axis
 * Padding.reflect().odd().around(a, new long[] {0, 0}, new long[] {3, 3});
 * }
 */
public final class Padding {
  private enum Mode {
    CONSTANT,
    EMPTY,
    EDGE,
    LINEAR_RAMP,
    MAXIMUM,
    MEAN,
    MEDIAN,
    MINIMUM,
    REFLECT,
    SYMMETRIC,
    WRAP
  }

  private final Mode mode;

  /** Constants, ends of ramps, or numbers of samples; a row for each axis, or one for all. */
  private final @Nullable NDArray values;

  private final boolean odd;

  private Padding(Mode mode, @Nullable NDArray values, boolean odd) {
    this.mode = mode;
    this.values = values;
    this.odd = odd;
  }

  private static Padding of(Mode mode) {
    return new Padding(mode, null, false);
  }

  /** Zeros. */
  public static Padding zeros() {
    return of(Mode.CONSTANT);
  }

  /** One number, converted to the array's dtype. */
  public static Padding constant(Number value) {
    return constant(Evaluation.scalar("pad", (DType) null, value));
  }

  /**
   * Numbers that broadcast to a row for each axis, of what comes before and what comes behind.
   *
   * @param values of shape {@code (ndim, 2)}, {@code (2,)}, {@code (ndim, 1)} or {@code ()}
   */
  public static Padding constant(NDArray values) {
    return new Padding(Mode.CONSTANT, values, false);
  }

  /** Elements whose values are nobody's promise. */
  public static Padding empty() {
    return of(Mode.EMPTY);
  }

  /** The first and the last elements. */
  public static Padding edge() {
    return of(Mode.EDGE);
  }

  /** Straight lines from the first and last elements to a number at the outer ends; of integers, rounded down. */
  public static Padding linearRamp(Number end) {
    return linearRamp(Evaluation.scalar("pad", (DType) null, end));
  }

  /** Straight lines to numbers that broadcast to a row for each axis, of the end before and the end behind. */
  public static Padding linearRamp(NDArray ends) {
    return new Padding(Mode.LINEAR_RAMP, ends, false);
  }

  /** The greatest element along the axis. */
  public static Padding maximum() {
    return of(Mode.MAXIMUM);
  }

  /** The mean along the axis; of integers, rounded. */
  public static Padding mean() {
    return of(Mode.MEAN);
  }

  /** The median along the axis; of integers, rounded. */
  public static Padding median() {
    return of(Mode.MEDIAN);
  }

  /** The smallest element along the axis. */
  public static Padding minimum() {
    return of(Mode.MINIMUM);
  }

  /** The elements mirrored at the first and last ones, which are not repeated. */
  public static Padding reflect() {
    return of(Mode.REFLECT);
  }

  /** The elements mirrored at the outer sides of the first and last ones, which are repeated. */
  public static Padding symmetric() {
    return of(Mode.SYMMETRIC);
  }

  /** The elements once more from the other end. */
  public static Padding wrap() {
    return of(Mode.WRAP);
  }

  /** The mode of NumPy's name, with NumPy's defaults: {@code "constant"}, {@code "linear_ramp"}, {@code "wrap"}, ... */
  public static Padding named(String mode) {
    return Arrays.stream(Mode.values())
        .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(mode))
        .findFirst()
        .map(Padding::of)
        .orElseThrow(() -> new IllegalArgumentException("pad: there is no mode '" + mode + "'"));
  }

  /** Constants or ends of ramps other than 0; see {@link #constant(NDArray)}. */
  Padding with(NDArray other) {
    return new Padding(mode, other, odd);
  }

  /**
   * Statistics of so many elements next to the padding instead of all along the axis.
   *
   * @throws IllegalArgumentException if this padding is no statistic, or the count is not positive
   */
  public Padding over(long count) {
    boolean isStatistic =
        mode == Mode.MAXIMUM || mode == Mode.MEAN || mode == Mode.MEDIAN || mode == Mode.MINIMUM;
    if (!isStatistic || count <= 0) {
      throw new IllegalArgumentException("pad: " + this + " of " + count + " elements is not defined");
    }
    return with(NDArray.of(count).reshape());
  }

  /**
   * Mirrored values taken from twice the edge, so that a straight line goes on.
   *
   * @throws IllegalArgumentException if this padding does not mirror
   */
  public Padding odd() {
    if (mode != Mode.REFLECT && mode != Mode.SYMMETRIC) {
      throw new IllegalArgumentException("pad: " + this + " does not mirror, so it is neither even nor odd");
    }
    return new Padding(mode, values, true);
  }

  /**
   * The array with elements around it, in new memory.
   *
   * @param widths how many elements before and behind: a pair for each axis, or one for all
   * @throws IllegalArgumentException if a width is negative, there are not as many as axes, or an axis of length 0 has
   *     nothing to take values from
   */
  public NDArray around(NDArray a, long[]... widths) {
    int ndim = a.shape.length;
    if (widths.length != ndim && widths.length != 1) {
      throw new IllegalArgumentException("pad: " + widths.length + " widths for shape " + Shapes.text(a.shape));
    }
    var padded = a;
    for (int axis = 0; axis < ndim; axis++) {
      var width = widths[widths.length == 1 ? 0 : axis];
      if (width.length != 2 || width[0] < 0 || width[1] < 0) {
        throw new IllegalArgumentException("pad: a width is two numbers of elements, not " + Arrays.toString(width));
      }
      if (width[0] + width[1] > 0) {
        padded =
            Manipulation.concat(axis, side(padded, axis, 0, width[0]), padded, side(padded, axis, 1, width[1]));
      }
    }
    return padded == a ? a.copy() : padded;
  }

  private NDArray side(NDArray a, int axis, int side, long width) {
    var shape = a.shape.clone();
    shape[axis] = width;
    if (mode == Mode.EMPTY || (mode == Mode.CONSTANT && values == null)) {
      return Creation.zeros(a.dtype, shape);
    }
    if (a.shape[axis] == 0 && mode != Mode.CONSTANT && width > 0) {
      throw new IllegalArgumentException(
          "pad: axis " + axis + " of shape " + Shapes.text(a.shape) + " has no elements to pad with");
    }
    return switch (mode) {
      case CONSTANT -> NDArray.fresh("pad", a.dtype, shape).assign(value(a, axis, side));
      case EDGE -> NDArray.fresh("pad", a.dtype, shape).assign(edge(a, axis, side));
      case LINEAR_RAMP -> ramp(a, axis, side, width);
      case MAXIMUM, MEAN, MEDIAN, MINIMUM -> NDArray.fresh("pad", a.dtype, shape).assign(statistic(a, axis, side));
      case REFLECT, SYMMETRIC, WRAP -> repeated(a, axis, side, width);
      case EMPTY -> throw new AssertionError(mode);
    };
  }

  private NDArray value(NDArray a, int axis, int side) {
    var all = values == null ? NDArray.of(0L).reshape() : values;
    return Views.broadcastTo(all, a.shape.length, 2).get(Index.at(axis), Index.at(side));
  }

  private static NDArray edge(NDArray a, int axis, int side) {
    long at = side == 0 ? 0 : a.shape[axis] - 1;
    return Manipulation.span(a, axis, at, at + 1);
  }

  private NDArray ramp(NDArray a, int axis, int side, long width) {
    var dtype = a.numeric("pad");
    var wide = dtype.kind() == DType.Kind.COMPLEX ? DType.COMPLEX128 : DType.FLOAT64;
    var end = value(a, axis, side).astype(wide);
    var along = new long[a.shape.length];
    Arrays.fill(along, 1);
    along[axis] = width;
    var steps = Creation.arange(width).astype(DType.FLOAT64).reshape(along);
    var outwards = side == 0 ? steps : Manipulation.flip(steps, axis);
    var values = edge(a, axis, side).astype(wide).minus(end).div((double) width).times(outwards).plus(end);
    return isInteger(dtype) ? Elementwise.floor(values).astype(dtype) : values.astype(dtype);
  }

  private NDArray statistic(NDArray a, int axis, int side) {
    long extent = a.shape[axis];
    long count = values == null ? extent : Math.min(extent, value(a, axis, side).toLong());
    var samples = Manipulation.span(a, axis, side == 0 ? 0 : extent - count, side == 0 ? count : extent);
    var along = Along.axis(axis).keepDims();
    var found =
        switch (mode) {
          case MAXIMUM -> Statistics.max(samples, along);
          case MINIMUM -> Statistics.min(samples, along);
          case MEAN -> Statistics.mean(samples, along);
          default -> Quantiles.median(samples, along);
        };
    return isInteger(a.numeric("pad")) ? Elementwise.round(found).astype(a.numeric("pad")) : found;
  }

  private static boolean isInteger(DType dtype) {
    return dtype.kind() == DType.Kind.INT || dtype.kind() == DType.Kind.UINT;
  }

  /**
   * Elements from elsewhere along the axis; of an odd mirror, with a multiple of the whole rise added for each period.
   */
  private NDArray repeated(NDArray a, int axis, int side, long width) {
    long extent = a.shape[axis];
    long first = side == 0 ? -width : extent;
    long period = mode == Mode.WRAP ? extent : mode == Mode.SYMMETRIC ? 2 * extent : Math.max(1, 2 * (extent - 1));
    var places = new long[Math.toIntExact(width)];
    var turned = new boolean[places.length];
    var rounds = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      long place = Math.floorMod(first + i, period);
      rounds[i] = 2 * Math.floorDiv(first + i, period);
      turned[i] = place >= extent;
      places[i] = turned[i] ? period - (mode == Mode.SYMMETRIC ? 1 : 0) - place : place;
    }
    var values = Indexing.take(a, NDArray.of(places), axis);
    if (!odd || extent == 1) {
      return values;
    }
    var along = new long[a.shape.length];
    Arrays.fill(along, 1);
    along[axis] = width;
    var last = edge(a, axis, 1);
    var dtype = a.numeric("pad");
    var rise = last.minus(edge(a, axis, 0)).times(NDArray.of(rounds).reshape(along).astype(dtype));
    var mirrored = last.times(2).minus(values);
    return Searching.where(NDArray.of(turned).reshape(along), mirrored, values).plus(rise);
  }

  /** NumPy's name of the mode. */
  @Override
  public String toString() {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
