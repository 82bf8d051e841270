package dev.ashlar.benchmarks.measure;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the machine can do at best, measured with one thread in the same run.
 *
 * @param read bytes in a second that can be read, by the bytes of the array
 * @param triad bytes in a second that {@code a = b + s * c} moves, by the bytes of the three arrays
 * @param flops multiplications and additions in a second, f64, both counted
 */
public record Limits(Map<Long, Double> read, Map<Long, Double> triad, double flops) {
  /** Nothing is known. */
  public static final Limits UNKNOWN = new Limits(Map.of(), Map.of(), Double.NaN);

  /** Limits; sizes in order. */
  public Limits {
    read = new TreeMap<>(read);
    triad = new TreeMap<>(triad);
  }

  /**
   * The least nanoseconds in which work of this traffic can be done: what it reads and writes at the bandwidth for
   * arrays of that size, or its arithmetic at the peak, whichever takes longer. NaN where nothing is known.
   */
  public double nanos(long readBytes, long writtenBytes, long operations) {
    long traffic = readBytes + writtenBytes;
    double bandwidth = traffic == 0 ? Double.NaN : at(writtenBytes * 8 > traffic ? triad : read, traffic);
    double moving = traffic / bandwidth * 1e9;
    double computing = operations == 0 ? Double.NaN : operations / flops * 1e9;
    return Double.isNaN(moving) ? computing : Double.isNaN(computing) ? moving : Math.max(moving, computing);
  }

  /** The bandwidth for a size, interpolated between the measured ones. */
  static double at(Map<Long, Double> curve, long bytes) {
    if (curve.isEmpty()) {
      return Double.NaN;
    }
    var sorted = new TreeMap<>(curve);
    var below = sorted.floorEntry(bytes);
    var above = sorted.ceilingEntry(bytes);
    if (below == null) {
      return sorted.firstEntry().getValue();
    }
    if (above == null) {
      return sorted.lastEntry().getValue();
    }
    if (above.getKey().equals(below.getKey())) {
      return below.getValue();
    }
    double place = Math.log((double) bytes / below.getKey()) / Math.log((double) above.getKey() / below.getKey());
    return below.getValue() * Math.pow(above.getValue() / below.getValue(), place);
  }

  /** The highest bandwidth from main memory. */
  public double memoryBandwidth() {
    return triad.isEmpty() ? Double.NaN : ((TreeMap<Long, Double>) triad).lastEntry().getValue();
  }
}
