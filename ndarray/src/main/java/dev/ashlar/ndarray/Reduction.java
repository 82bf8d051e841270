package dev.ashlar.ndarray;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A built-in reduction that a {@linkplain Lazy lazy expression} may end in: its values are joined in the pass that
 * computes them.
 */
public enum Reduction {
  /** As {@link Statistics#sum(NDArray, Along)}. */
  SUM,

  /** As {@link Statistics#prod(NDArray, Along)}. */
  PROD,

  /** As {@link Statistics#mean(NDArray, Along)}. */
  MEAN,

  /** As {@link Statistics#min(NDArray, Along)}. */
  MIN,

  /** As {@link Statistics#max(NDArray, Along)}. */
  MAX;

  private final String functionName = name().toLowerCase(Locale.ROOT);

  /** The reduction that a function of arrays is; null if it is none of these. */
  static @Nullable Reduction named(String function) {
    for (var reduction : values()) {
      if (reduction.functionName().equals(function)) {
        return reduction;
      }
    }
    return null;
  }

  /** The name of the function that does so to arrays. */
  String functionName() {
    return functionName;
  }

  /** The same of an array that there is. */
  NDArray of(NDArray values, Along along) {
    return switch (this) {
      case SUM -> Statistics.sum(values, along);
      case PROD -> Statistics.prod(values, along);
      case MEAN -> Statistics.mean(values, along);
      case MIN -> Statistics.min(values, along);
      case MAX -> Statistics.max(values, along);
    };
  }
}
