package dev.ashlar.benchmarks.worker;

/** A peer's process ended or did not answer. */
public final class WorkerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says which peer, and what it last wrote to standard error. */
  public WorkerException(String message) {
    super(message);
  }
}
