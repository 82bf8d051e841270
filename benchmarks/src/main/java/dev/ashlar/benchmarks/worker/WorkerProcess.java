package dev.ashlar.benchmarks.worker;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A resident process that is asked in lines; the protocol is {@link JavaWorker}'s. */
public final class WorkerProcess implements AutoCloseable {
  /** How long an answer may take; a compiler of rows may need long, a measured batch does not. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String ENDED = "\0";
  private static final int LINES_OF_ERROR = 3;

  private final String name;
  private final Process process;
  private final Path errors;
  private final Duration patience;
  private final BufferedWriter requests;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  /**
   * Starts a peer.
   *
   * @param name for messages
   * @param command what is run
   * @param environment added to this process's own
   * @param errors the file that takes its standard error
   * @param patience how long an answer may take
   */
  public WorkerProcess(
      String name, List<String> command, Map<String, String> environment, Path errors, Duration patience)
      throws IOException {
    this.name = name;
    this.errors = errors;
    this.patience = patience;
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
    requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().name("answers of " + name).start(this::listen);
  }

  private void listen() {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(line);
      }
    } catch (IOException e) {
      // the stream ends with the process, which ask() reports
    } finally {
      answers.add(ENDED);
    }
  }

  /** Sends a row: a key, and what else the peer needs. */
  public Prepared prepare(String key, String payload) throws WorkerException {
    var answer = ask("prepare\t" + key + "\t" + payload);
    return answer[0].equals("ok")
        ? new Prepared.Ready(new Check(number(answer[1]), number(answer[2])))
        : new Prepared.Refused(answer[1]);
  }

  /** Does the prepared work {@code calls} times in each of some batches; nanoseconds for one call, by batch. */
  public double[] measure(String key, long calls, int batches) throws WorkerException {
    var answer = ask("measure\t" + key + "\t" + calls + "\t" + batches);
    if (!answer[0].equals("ns")) {
      throw new WorkerException(name + ": " + answer[1]);
    }
    var nanos = new double[answer.length - 1];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = number(answer[i + 1]) / calls;
    }
    return nanos;
  }

  private double number(String text) throws WorkerException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new WorkerException(name + " answered '" + text + "' where a number was expected");
    }
  }

  /** Waits until what it compiles in the background is in use; milliseconds that it has compiled since it began. */
  public double settle() throws WorkerException {
    var answer = ask("settle");
    if (!answer[0].equals("ok")) {
      throw new WorkerException(name + ": " + answer[1]);
    }
    return number(answer[1]);
  }

  /** Forgets all prepared rows. */
  public void drop() throws WorkerException {
    ask("drop");
  }

  private String[] ask(String request) throws WorkerException {
    String answer = null;
    try {
      requests.write(request);
      requests.newLine();
      requests.flush();
      answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      answer = ENDED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (answer == null) {
      close();
      throw new WorkerException(name + " did not answer within " + patience.toSeconds() + " s and was stopped");
    }
    if (answer.equals(ENDED)) {
      throw new WorkerException(name + " ended by itself" + lastErrors());
    }
    return answer.split("\t", -1);
  }

  private String lastErrors() {
    try {
      var lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
      var last = lines.subList(Math.max(0, lines.size() - LINES_OF_ERROR), lines.size());
      return last.isEmpty() ? "" : ": " + String.join(" | ", last);
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
