package dev.ashlar.nvm;

import java.util.TreeMap;

/** The commits that threads of the writing process are reading at this moment. */
final class LocalPins {
  private final TreeMap<Long, Integer> counts = new TreeMap<>();

  synchronized void pin(long sequence) {
    counts.merge(sequence, 1, Integer::sum);
  }

  synchronized void unpin(long sequence) {
    counts.computeIfPresent(sequence, (s, count) -> count == 1 ? null : count - 1);
  }

  synchronized long oldest() {
    return counts.isEmpty() ? Long.MAX_VALUE : counts.firstKey();
  }
}
