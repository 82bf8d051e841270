package dev.ashlar.benchmarks.worker;

import dev.ashlar.kernels.Warmup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The process in which a Java peer works. It is asked in lines, and answers each with one:
 *
 * <pre>
 * prepare KEY ...            ok SUM MAGNITUDE | no REASON
 * measure KEY CALLS BATCHES  ns NANOSECONDS ... | no REASON     (one number for each batch)
 * settle ok MILLISECONDS (when no kernel is being made hot any more, or after some seconds: how long the JIT has worked
 * since the process began) drop ok
 * </pre>
 *
 * Fields are separated by tabs; here the key is the name of a class. The process ends with its input. Python and C
 * peers speak the same protocol.
 */
public final class JavaWorker {
  private static final long MANY_BYTES = 256L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Timed> rows = new HashMap<>();

  private JavaWorker() {}

  /** Answers until the input ends. The argument {@code polluted} runs {@link Pollution} first. */
  public static void main(String[] arguments) throws IOException {
    var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // whatever a library prints must not be taken for an answer
    System.setOut(System.err);
    if (arguments.length > 0 && arguments[0].equals("polluted")) {
      Pollution.run();
    }
    var worker = new JavaWorker();
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(worker.answer(line.split("\t", -1)));
    }
    System.exit(0);
  }

  private String answer(String[] request) {
    try {
      return switch (request[0]) {
        case "prepare" -> prepare(request[1]);
        case "measure" -> measure(request[1], Long.parseLong(request[2]), Integer.parseInt(request[3]));
        case "settle" -> settle();
        case "drop" -> drop();
        default -> "no\tunknown request " + request[0];
      };
    } catch (Exception | LinkageError | OutOfMemoryError | AssertionError e) {
      e.printStackTrace();
      return "no\t" + e.toString().replaceAll("\\s+", " ");
    }
  }

  private String prepare(String className) throws Exception {
    var made = Class.forName(className).asSubclass(Timed.class).getDeclaredConstructor().newInstance();
    rows.put(className, made);
    var check = made.check();
    return "ok\t" + check.sum() + "\t" + check.magnitude();
  }

  private String measure(String className, long calls, int batches) throws Exception {
    var prepared = Objects.requireNonNull(rows.get(className), "the row is not prepared");
    var answer = new StringBuilder("ns");
    for (int i = 0; i < batches; i++) {
      answer.append('\t').append(prepared.run(calls));
    }
    return answer.toString();
  }

  private static String settle() throws InterruptedException {
    Warmup.await(PATIENCE);
    var jit = ManagementFactory.getCompilationMXBean();
    return "ok\t" + (jit != null && jit.isCompilationTimeMonitoringSupported() ? jit.getTotalCompilationTime() : 0);
  }

  private String drop() throws Exception {
    for (var row : rows.values()) {
      row.close();
    }
    rows.clear();
    if (Runtime.getRuntime().totalMemory() > MANY_BYTES) {
      System.gc();
    }
    return "ok\t0\t0";
  }
}
