package dev.ashlar.ndarray;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where among ordered samples a quantile lies. The first nine are those of Hyndman and Fan, "Sample Quantiles in
 * Statistical Packages" (The American Statistician 50, 1996); names and results are NumPy's.
 */
public enum QuantileMethod {
  /** The smallest sample that is not below the part (type 1). */
  INVERTED_CDF,
  /** As {@link #INVERTED_CDF}, the mean of two samples where the part falls between them (type 2). */
  AVERAGED_INVERTED_CDF,
  /** The nearest sample; of two the one with the even number, counted from 1 (type 3). */
  CLOSEST_OBSERVATION,
  /** The inverse of the distribution function drawn with straight lines (type 4). */
  INTERPOLATED_INVERTED_CDF,
  /** Straight lines through the middles of the steps (type 5). */
  HAZEN,
  /** Straight lines between the expected parts of samples (type 6). */
  WEIBULL,
  /** Straight lines from the smallest to the greatest sample (type 7): what is used where no method is named. */
  LINEAR,
  /** Nearly without bias in the median, whatever the distribution (type 8). */
  MEDIAN_UNBIASED,
  /** Nearly without bias for normal distributions (type 9). */
  NORMAL_UNBIASED,
  /** The sample below the place of {@link #LINEAR}. */
  LOWER,
  /** The sample above the place of {@link #LINEAR}. */
  HIGHER,
  /** The mean of the samples below and above the place of {@link #LINEAR}. */
  MIDPOINT,
  /** The sample nearest to the place of {@link #LINEAR}; of two the one with the even number, counted from 0. */
  NEAREST;

  /** A place between two of n ordered samples, and how much of the way from the lower to the upper one. */
  record Place(long below, long above, double share) {}

  /**
   * The method of NumPy's name, as {@code "median_unbiased"}.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static QuantileMethod named(String name) {
    return Arrays.stream(values())
        .filter(method -> method.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "quantile: there is no method '" + name + "' among "
                        + Arrays.stream(values()).map(QuantileMethod::toString).collect(Collectors.joining(", "))));
  }

  /** Whether results are always samples, of the samples' own dtype. */
  boolean isDiscrete() {
    return switch (this) {
      case INVERTED_CDF, CLOSEST_OBSERVATION, LOWER, HIGHER, NEAREST -> true;
      default -> false;
    };
  }

  /** Where the part lies among n samples, n at least 1. */
  Place place(long n, double part) {
    double linear = (n - 1) * part;
    return switch (this) {
      case LINEAR -> between(n, linear);
      case LOWER -> at(n, Math.floor(linear));
      case HIGHER -> at(n, Math.ceil(linear));
      case NEAREST -> at(n, Math.rint(linear));
      case MIDPOINT -> between(n, 0.5 * (Math.floor(linear) + Math.ceil(linear)));
      case INVERTED_CDF -> at(n, Math.ceil(n * part - 1));
      case CLOSEST_OBSERVATION -> {
        double place = n * part - 1.5;
        boolean isOdd = Math.floorMod((long) Math.floor(place), 2) == 1;
        yield at(n, place == Math.floor(place) && isOdd ? place : Math.floor(place) + 1);
      }
      case AVERAGED_INVERTED_CDF -> {
        double place = n * part - 1;
        var near = between(n, place);
        yield new Place(near.below, near.above, place == Math.floor(place) ? 0.5 : 1);
      }
      case INTERPOLATED_INVERTED_CDF -> between(n, n * part - 1);
      case HAZEN -> between(n, n * part + 0.5 - 1);
      case WEIBULL -> between(n, n * part + part - 1);
      case MEDIAN_UNBIASED -> between(n, n * part + (1 / 3.0 + part * (1 - 1 / 3.0 - 1 / 3.0)) - 1);
      case NORMAL_UNBIASED -> between(n, n * part + (3 / 8.0 + part * (1 - 3 / 8.0 - 3 / 8.0)) - 1);
    };
  }

  private static Place at(long n, double place) {
    long sample = Math.clamp((long) place, 0, n - 1);
    return new Place(sample, sample, 0);
  }

  private static Place between(long n, double place) {
    double floor = Math.floor(place);
    return place < 0 || place >= n - 1
        ? at(n, floor)
        : new Place((long) floor, (long) floor + 1, place - floor);
  }

  /** NumPy's name of the method. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
