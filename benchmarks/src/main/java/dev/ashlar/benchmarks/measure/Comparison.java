package dev.ashlar.benchmarks.measure;

import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.benchmarks.worker.Check;
import dev.ashlar.benchmarks.worker.Peer;
import dev.ashlar.benchmarks.worker.Peers;
import dev.ashlar.benchmarks.worker.Prepared;
import dev.ashlar.benchmarks.worker.WorkerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a row with all peers in one go: each prepares the same inputs and shows that it did the same work, each
 * warms up until its times no longer fall and nothing is compiled in the background, then they take turns, round after
 * round.
 */
public final class Comparison {
  /** Times are stable when the best of some batches is not this much below the best of those before. */
  private static final double STABLE = .97;

  private static final int WINDOW = 6;
  private static final double WARM_UP_BATCH = 2e6;

  /** A first half this much slower than the second one means that something was still being compiled. */
  private static final double STILL_FALLING = 1.25;

  private final List<Peer> peers;
  private final Effort effort;

  /** A comparison of some peers, Ashlar among them. */
  public Comparison(List<Peer> peers, Effort effort) {
    this.peers = peers;
    this.effort = effort;
  }

  /** Measures one row. */
  public Measurement measure(Row row) {
    var notes = new LinkedHashMap<String, String>();
    var ready = prepare(row, notes);
    var calls = new LinkedHashMap<Peer, Long>();
    for (var peer : List.copyOf(ready)) {
      try {
        calls.put(peer, row.cold() ? 1L : warmUp(peer, row));
      } catch (WorkerException e) {
        notes.put(peer.name(), e.getMessage());
      }
    }
    var samples = rounds(row, calls, notes);
    if (!row.cold() && isStillFalling(samples)) {
      samples = rounds(row, calls, notes);
    }
    for (var peer : peers) {
      try {
        peer.drop();
      } catch (WorkerException e) {
        notes.put(peer.name(), e.getMessage());
      }
    }
    return new Measurement(row, samples, notes);
  }

  private List<Peer> prepare(Row row, Map<String, String> notes) {
    var ready = new ArrayList<Peer>();
    Check expected = null;
    for (var peer : peers) {
      if (!peer.does(row)) {
        continue;
      }
      try {
        switch (peer.prepare(row)) {
          case Prepared.Refused refused -> notes.put(peer.name(), refused.reason());
          case Prepared.Ready(var check) -> {
            if (expected != null && !peer.name().equals(Peers.REFERENCE) && !expected.agrees(check)) {
              notes.put(peer.name(),
                  "its result differs: the elements sum to " + check.sum() + ", Ashlar's to " + expected.sum());
            } else {
              ready.add(peer);
            }
            if (peer.name().equals(Peers.ASHLAR)) {
              expected = check;
            }
          }
        }
      } catch (WorkerException e) {
        notes.put(peer.name(), e.getMessage());
      }
    }
    return ready;
  }

  /**
   * Runs until times no longer fall and nothing has been compiled for a while, between the runs waiting for kernels
   * that are made hot; how many calls make a batch.
   */
  private long warmUp(Peer peer, Row row) throws WorkerException {
    double least = peer.compilesWhileRunning() ? effort.leastWarmUp() : 0;
    double nanos = peer.measure(row, 1, 1)[0];
    double spent = nanos;
    double compiled = 0;
    double compiledAt = 0;
    double before = Double.POSITIVE_INFINITY;
    while (true) {
      long calls = calls(WARM_UP_BATCH, nanos);
      var times = peer.measure(row, calls, WINDOW);
      spent += Arrays.stream(times).sum() * calls;
      nanos = Arrays.stream(times).min().orElse(nanos);
      double compiledNow = peer.settle();
      if (compiledNow > compiled) {
        compiled = compiledNow;
        compiledAt = spent;
      }
      boolean stable = nanos > before * STABLE;
      if ((stable && spent - compiledAt >= least) || spent >= effort.mostWarmUp()) {
        return calls(effort.batchNanos(), Math.min(nanos, before));
      }
      before = Math.min(nanos, before);
    }
  }

  private static long calls(double batchNanos, double nanos) {
    return Math.max(1, Math.round(batchNanos / Math.max(nanos, 0.1)));
  }

  private Map<String, double[]> rounds(Row row, Map<Peer, Long> calls, Map<String, String> notes) {
    var samples = new LinkedHashMap<String, double[]>();
    calls.keySet().forEach(peer -> samples.put(peer.name(), new double[effort.rounds()]));
    var turns = new ArrayList<>(calls.keySet());
    for (int round = 0; round < effort.rounds(); round++) {
      // another one begins each round, so that nobody always follows the same peer
      java.util.Collections.rotate(turns, 1);
      for (var peer : turns) {
        var times = samples.get(peer.name());
        if (times != null) {
          try {
            var batches = peer.measure(row, calls.getOrDefault(peer, 1L), row.cold() ? 1 : effort.batches());
            times[round] = Arrays.stream(batches).min().orElse(Double.NaN);
          } catch (WorkerException e) {
            notes.put(peer.name(), e.getMessage());
            samples.remove(peer.name());
          }
        }
      }
    }
    return samples;
  }

  private boolean isStillFalling(Map<String, double[]> samples) {
    int half = effort.rounds() / 2;
    return samples.values().stream()
        .anyMatch(
            times ->
                Ratio.median(Arrays.copyOfRange(times, 0, half))
                    > STILL_FALLING * Ratio.median(Arrays.copyOfRange(times, times.length - half, times.length)));
  }
}
