package dev.ashlar.kernels.internal.loop;

import dev.ashlar.kernels.Warmup;
import dev.ashlar.kernels.internal.loop.Heat.State;
import java.time.Duration;

/** What the public {@link Warmup} is made of. */
public final class WarmthOfKernels {
  private static final long PAUSE_MILLIS = 2;

  private WarmthOfKernels() {}

  /** See {@link Warmup#now}. */
  public static Warmup now() {
    return new Warmup(
        Warmer.count(State.COLD), warming(), Warmer.count(State.HOT), Warmer.count(State.SCALAR));
  }

  /** See {@link Warmup#await}. */
  public static boolean await(Duration atMost) throws InterruptedException {
    long start = System.nanoTime();
    while (warming() > 0) {
      if (System.nanoTime() - start >= atMost.toNanos()) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }

  private static long warming() {
    return Warmer.count(State.WARMING);
  }
}
