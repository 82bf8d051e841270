package dev.ashlar.nvm.internal.medium;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a store asks of its medium: the honest measure of a commit on a noisy machine. */
public final class Traffic {
  private final LongAdder forces = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final LongAdder read = new LongAdder();

  /** How often something was made durable. */
  public long forces() {
    return forces.sum();
  }

  /** Bytes written positionally. */
  public long bytesWritten() {
    return written.sum();
  }

  /** Bytes read positionally. */
  public long bytesRead() {
    return read.sum();
  }

  /** One more force. */
  public void countForce() {
    forces.increment();
  }

  /** More bytes written. */
  public void countWritten(long bytes) {
    written.add(bytes);
  }

  /** More bytes read. */
  public void countRead(long bytes) {
    read.add(bytes);
  }
}
