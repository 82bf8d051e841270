package dev.ashlar.benchmarks.measure;

import dev.ashlar.benchmarks.catalogue.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured of one row.
 *
 * @param row the work
 * @param samples nanoseconds for one call by peer, one number for each round; Ashlar is among the peers
 * @param notes why a peer has no samples, by peer
 */
public record Measurement(Row row, Map<String, double[]> samples, Map<String, String> notes) {
  /** A measurement of a row. */
  public Measurement {
    samples = new LinkedHashMap<>(samples);
    notes = new LinkedHashMap<>(notes);
  }

  /** Nanoseconds for one call: the median of the rounds. */
  public double nanos(String peer) {
    var times = samples.get(peer);
    if (times == null) {
      throw new IllegalArgumentException(row.id() + " was not measured with " + peer);
    }
    return Ratio.median(times);
  }
}
