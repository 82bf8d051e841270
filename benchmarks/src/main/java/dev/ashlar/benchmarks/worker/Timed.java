package dev.ashlar.benchmarks.worker;

import org.jspecify.annotations.Nullable;

/**
 * A row as a Java class: its source is written by {@link JavaSource}, one class for a row, so that no loop is shared.
 */
public abstract class Timed {
  /** For the written classes. */
  protected Timed() {}

  /** Does the work once and gives what it made, or null where the work is all. */
  public abstract @Nullable Object once() throws Exception;

  /** Does the work many times; nanoseconds. */
  public abstract long run(long calls) throws Exception;

  /** Does the work once; the {@linkplain Check check} of what it made. */
  public abstract Check check() throws Exception;

  /** Ends what the setup began. */
  public void close() throws Exception {}
}
