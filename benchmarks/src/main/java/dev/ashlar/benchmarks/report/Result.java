package dev.ashlar.benchmarks.report;

import dev.ashlar.benchmarks.measure.Limits;
import dev.ashlar.benchmarks.measure.Measurement;
import dev.ashlar.benchmarks.measure.Ratio;
import dev.ashlar.benchmarks.worker.Peers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a report.
 *
 * @param id what names it: family, operation, dtype, size
 * @param family its chapter
 * @param op what is done
 * @param dtype what it is done on
 * @param n the size
 * @param elements by which times are divided
 * @param traffic bytes that must be read and written
 * @param flops floating-point operations; 0 where they are not the point
 * @param samples nanoseconds for one call by peer, one for each round
 * @param ratios Ashlar's time over each peer's
 * @param limitNanos the least time that the machine's limits allow; NaN where not known
 * @param bar the ratio that it is meant to stay below; NaN without one
 * @param notes why a peer has no samples
 */
public record Result(
    String id,
    String family,
    String op,
    String dtype,
    long n,
    long elements,
    long traffic,
    long flops,
    Map<String, double[]> samples,
    Map<String, Ratio> ratios,
    double limitNanos,
    double bar,
    Map<String, String> notes) {

  /** What was measured, beside the machine's limits. */
  public static Result of(Measurement measured, Limits limits) {
    var row = measured.row();
    var ours = measured.samples().get(Peers.ASHLAR);
    var ratios = new LinkedHashMap<String, Ratio>();
    if (ours != null) {
      measured.samples().forEach(
          (peer, theirs) -> {
            if (!peer.equals(Peers.ASHLAR)) {
              ratios.put(peer, Ratio.of(ours, theirs));
            }
          });
    }
    return new Result(
        row.id(),
        row.family(),
        row.op(),
        row.dtype().standardName(),
        row.n(),
        row.n(),
        row.traffic(),
        row.flops(),
        measured.samples(),
        ratios,
        row.cold() ? Double.NaN : limits.nanos(row.read(), row.traffic() - row.read(), row.flops()),
        row.bar(),
        measured.notes());
  }

  /** Whether Ashlar was measured. */
  public boolean isMeasured() {
    return samples.containsKey(Peers.ASHLAR);
  }

  /** Median nanoseconds of one call of a peer; NaN where it was not measured. */
  public double nanos(String peer) {
    var times = samples.get(peer);
    return times == null ? Double.NaN : Ratio.median(times);
  }

  /** Ashlar's speed as a share of what the machine's limits allow; NaN where not known. */
  public double shareOfLimit() {
    return limitNanos / nanos(Peers.ASHLAR);
  }

  /** The peer that the bar is about: the reference where there is one, else NumPy. */
  String barredPeer() {
    return ratios.containsKey(Peers.REFERENCE) ? Peers.REFERENCE : "numpy";
  }

  /** The ratio that the bar is about; NaN where it was not measured. */
  public double barred() {
    var ratio = ratios.get(barredPeer());
    return ratio == null ? Double.NaN : ratio.median();
  }
}
