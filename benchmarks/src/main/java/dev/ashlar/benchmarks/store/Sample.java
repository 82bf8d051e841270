package dev.ashlar.benchmarks.store;

import java.util.Arrays;
import java.util.List;

/** Times of pieces of work that take turns, so that whatever else the machine does meets all of them alike. */
final class Sample {
  /** A piece of work. */
  interface Work {
    void run() throws Exception;
  }

  private Sample() {}

  /** The median seconds of each piece, after {@code warmups} rounds that do not count. */
  static double[] interleaved(int warmups, int rounds, List<Work> pieces) throws Exception {
    var times = new double[pieces.size()][rounds];
    for (int round = -warmups; round < rounds; round++) {
      for (int i = 0; i < pieces.size(); i++) {
        long start = System.nanoTime();
        pieces.get(i).run();
        if (round >= 0) {
          times[i][round] = (System.nanoTime() - start) / 1e9;
        }
      }
    }
    return Arrays.stream(times).mapToDouble(Sample::median).toArray();
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Seconds that one run takes. */
  static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
