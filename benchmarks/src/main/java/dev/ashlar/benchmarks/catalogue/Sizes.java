package dev.ashlar.benchmarks.catalogue;

import java.util.Arrays;
import java.util.List;

/**
 * The sizes that rows are made in.
 *
 * @param chosen by the user; empty where each family has its own
 */
public record Sizes(List<Long> chosen) {
  /** Each family's own. */
  public static final Sizes USUAL = new Sizes(List.of());

  /** The chosen sizes, or else these. */
  public long[] or(long... usual) {
    return chosen.isEmpty() ? usual : chosen.stream().mapToLong(Long::longValue).toArray();
  }

  /** Whether a size is among the chosen ones, or none was chosen. */
  public boolean has(long n) {
    return chosen.isEmpty() || chosen.contains(n);
  }

  /** Whether it is one of the sizes that a quick run has. */
  boolean isQuick(long n, long... quick) {
    return !chosen.isEmpty() || Arrays.stream(quick).anyMatch(size -> size == n);
  }
}
