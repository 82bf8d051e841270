package dev.ashlar.benchmarks.worker;

/** What a peer says to a row. */
public sealed interface Prepared {
  /** It is ready to be measured. */
  record Ready(Check check) implements Prepared {}

  /** It does not do this work, or failed at it. */
  record Refused(String reason) implements Prepared {}
}
