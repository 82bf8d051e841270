package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Row;

/** Somebody who does the rows' work: a library, a compiler's loops, or Ashlar itself. */
public interface Peer extends AutoCloseable {
  /** The name that {@code --against} takes. */
  String name();

  /** What it is, with its version. */
  String version();

  /** Whether its code is compiled while it runs, so that the first calls say little. */
  boolean compilesWhileRunning();

  /** Whether it has a spelling of the row. */
  boolean does(Row row);

  /** Makes the row's inputs and does the work once. */
  Prepared prepare(Row row) throws WorkerException;

  /**
   * Waits until what it compiles in the background is in use; at most some seconds.
   *
   * @return milliseconds that it has compiled since it began, 0 if it does not
   */
  double settle() throws WorkerException;

  /** Nanoseconds for one call, by batch. */
  double[] measure(Row row, long calls, int batches) throws WorkerException;

  /** Frees the inputs. */
  void drop() throws WorkerException;

  @Override
  void close();
}
