package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Row;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A peer behind a {@link WorkerProcess}; when the process dies, the next row gets a new one. */
final class ProcessPeer implements Peer {
  /** Starts the process. */
  interface Start {
    WorkerProcess start() throws IOException;
  }

  /**
   * How a row is sent.
   *
   * @param key by which the process knows it
   * @param payload what it needs besides
   */
  record Request(String key, String payload) {}

  private final String name;
  private final String version;
  private final boolean compiles;
  private final Predicate<Row> does;
  private final Function<Row, Request> request;
  private final Start start;
  private @Nullable WorkerProcess process;

  ProcessPeer(
      String name,
      String version,
      boolean compiles,
      Predicate<Row> does,
      Function<Row, Request> request,
      Start start) {
    this.name = name;
    this.version = version;
    this.compiles = compiles;
    this.does = does;
    this.request = request;
    this.start = start;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public boolean compilesWhileRunning() {
    return compiles;
  }

  @Override
  public boolean does(Row row) {
    return does.test(row);
  }

  private WorkerProcess running() throws WorkerException {
    var current = process;
    if (current == null || !current.isAlive()) {
      try {
        current = start.start();
      } catch (IOException e) {
        throw new WorkerException(name + " cannot be started: " + e.getMessage());
      }
      process = current;
    }
    return current;
  }

  @Override
  public Prepared prepare(Row row) throws WorkerException {
    var sent = request.apply(row);
    return running().prepare(sent.key(), sent.payload());
  }

  @Override
  public double[] measure(Row row, long calls, int batches) throws WorkerException {
    return running().measure(request.apply(row).key(), calls, batches);
  }

  @Override
  public double settle() throws WorkerException {
    return compiles ? running().settle() : 0;
  }

  @Override
  public void drop() throws WorkerException {
    if (process != null && process.isAlive()) {
      process.drop();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
