package dev.ashlar.kernels.internal.loop;

import java.util.concurrent.atomic.AtomicLong;

/** How many vector forms are being made hot by other daemons than the {@link Warmer}: sorters and tiles of the matrix product. */
public final class OtherWarmUps {
  private static final AtomicLong UNDER_WAY = new AtomicLong();

  private OtherWarmUps() {}

  /** One more is asked for. */
  public static void begin() {
    UNDER_WAY.incrementAndGet();
  }

  /** One of them is hot, or given up. */
  public static void end() {
    UNDER_WAY.decrementAndGet();
  }

  static long underWay() {
    return UNDER_WAY.get();
  }
}
