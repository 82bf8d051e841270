package dev.ashlar.kernels.internal.sort;

import dev.ashlar.kernels.internal.loop.OtherWarmUps;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A scalar form that is used at first and the vector form that takes its place once it is hot. Vector code costs
 * 50-3000 ns a key until C2 has compiled it, and a sort is much code (0.5-3 s), so a daemon thread runs it on memory of
 * its own until it beats the scalar form.
 *
 * @param <S> the kind of sorter
 */
final class Adaptive<S> {
  /** Keys to be sorted before a background thread is worth its time. */
  private static final long WORTHWHILE = 20_000;

  private static final int WINS = 5;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final S scalar;
  private final Supplier<@Nullable S> vector;
  private final ToLongFunction<S> trial;
  private volatile S current;
  private long keys;
  private long threshold = WORTHWHILE;
  private boolean warming;

  /**
   * A sorter that is not hot yet.
   *
   * @param vector makes the vector form; null where there is none
   * @param trial runs a sorter and returns the nanoseconds that it took
   */
  Adaptive(S scalar, Supplier<@Nullable S> vector, ToLongFunction<S> trial) {
    this.scalar = scalar;
    this.vector = vector;
    this.trial = trial;
    this.current = scalar;
  }

  /** The form to sort n keys with. */
  S get(long n) {
    if (!warming) {
      keys += n; // counts of several threads may be lost
      if (keys >= threshold) {
        warmUp();
      }
    }
    return current;
  }

  /** Starts the warm-up if nothing has yet. */
  synchronized void warmUp() {
    if (!warming) {
      warming = true;
      OtherWarmUps.begin();
      Thread.ofPlatform().daemon().name("ashlar-sort-warmer").start(this::warm);
    }
  }

  /** Sorts with {@code sorter} from now on, for tests. */
  void use(S sorter) {
    warming = true;
    current = sorter;
  }

  /** Whether the vector form has taken over. */
  boolean isHot() {
    return !Objects.equals(current, scalar);
  }

  private void warm() {
    try {
      makeHot();
    } finally {
      OtherWarmUps.end();
    }
  }

  private void makeHot() {
    S candidate = vector.get();
    long start = System.nanoTime();
    int wins = 0;
    while (candidate != null && wins < WINS && System.nanoTime() - start < PATIENCE_NANOS) {
      wins = trial.applyAsLong(candidate) < trial.applyAsLong(scalar) / 2 ? wins + 1 : 0;
    }
    if (candidate != null && wins == WINS) {
      current = candidate;
    } else if (candidate != null) {
      // perhaps the machine was busy: try again after many more keys
      threshold = keys * 16;
      warming = false;
    }
  }
}
