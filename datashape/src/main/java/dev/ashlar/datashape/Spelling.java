package dev.ashlar.datashape;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the known word that a misspelt one was probably meant to be: for messages about unknown names. */
public final class Spelling {
  /** Longer words are no misspelt names, and comparing them would take long. */
  private static final int LONGEST = 40;

  private Spelling() {}

  /**
   * The candidate with the fewest edits, if at most a third of the word's letters (at least one) change; the first by
   * name of equals.
   */
  public static @Nullable String nearest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return null;
    }
    String best = null;
    int fewest = Math.max(1, word.length() / 3);
    for (var candidate : candidates) {
      int edits = edits(word, candidate);
      if (edits < fewest || (edits == fewest && (best == null || candidate.compareTo(best) < 0))) {
        best = candidate;
        fewest = edits;
      }
    }
    return best;
  }

  /** The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
  private static int edits(String a, String b) {
    var before = new int[b.length() + 1];
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = previous;
      previous = row;
    }
    return previous[b.length()];
  }

  /** {@code "; did you mean 'nearest'?"}, or nothing if no candidate is near. */
  public static String hint(String word, Collection<String> candidates) {
    var nearest = nearest(word, candidates);
    return nearest == null ? "" : "; did you mean '" + nearest + "'?";
  }
}
