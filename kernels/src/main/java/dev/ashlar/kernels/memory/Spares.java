package dev.ashlar.kernels.memory;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A few objects that are lent and come back, so that what is needed for the time of one operation is not allocated anew.
 * Threads, platform or virtual, find theirs in different places as a rule; where two meet, one makes another object, and
 * one too many is left to the collector.
 *
 * @param <T> what is lent
 */
public final class Spares<T> {
  private static final int PLACES = 16;

  private final AtomicReferenceArray<@Nullable T> free = new AtomicReferenceArray<>(PLACES);

  /** One that nobody else has; null where there is none, and it must be made. */
  public @Nullable T take() {
    return free.getAndSet(place(), null);
  }

  /** Takes back what the caller uses no more. */
  public void giveBack(T lent) {
    free.set(place(), lent);
  }

  private static int place() {
    return (int) (Thread.currentThread().threadId() % PLACES);
  }
}
