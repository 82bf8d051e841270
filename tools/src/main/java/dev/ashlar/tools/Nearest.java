package dev.ashlar.tools;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of some names somebody may have meant who wrote another. */
public final class Nearest {
  private Nearest() {}

  /** {@code ; did you mean 'rain'?}, or nothing if no candidate is near. */
  public static String hint(String written, Collection<String> candidates) {
    return of(written, candidates).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** The candidate that takes the fewest edits to write, if they are at most a third of its letters, or one. */
  public static Optional<String> of(String written, Collection<String> candidates) {
    var lower = written.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))));
  }

  /** How many letters must be inserted, left out, exchanged, or swapped with their neighbour: the optimal string alignment distance. */
  private static int distance(String a, String b) {
    var before = new int[b.length() + 1];
    var row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      var next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(exchanged, Math.min(row[j], next[j - 1]) + 1);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return row[b.length()];
  }
}
