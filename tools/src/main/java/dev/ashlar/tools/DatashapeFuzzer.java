package dev.ashlar.tools;

import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mutates types at random and looks for text on which the language breaks its promises: anything thrown but a
 * {@link DataShapeException}, a type that does not survive printing and parsing, a hash that differs between equals.
 * Types that are found join the pool, so that mutations reach deeper. The same seed gives the same texts.
 */
final class DatashapeFuzzer {
  private static final List<String> SEEDS =
      List.of(
          "int32",
          "?float64",
          "3 * var * int32",
          "2 * ?3 * complex64",
          "{x: int32, 'my field': ?string, z: (int8, date)}",
          "(A... * T, axis: int64, ...) -> A... * T",
          "Fixed**N * {a: T, ...}",
          "string[7, 'U16']",
          "bytes[16, align=8]",
          "datetime[tz='UTC', unit='ns']",
          "timedelta[unit='minutes']",
          "decimal[precision=7, scale=2]",
          "categorical[['a', 'b\\n'], type=string, ordered=True]",
          "categorical[[1, -2, 3]]",
          "units['kg', 3 * float32]",
          "map[string, pointer[{a: ?json}]]",
          "struct[['a', 'b'], [int8, bool]]",
          "funcproto[[int32, ellipsis['A'] * real], tuple[[]]]",
          "fixed[3] * typevar['N'] * typevar['T']",
          "type point = {x: int, y: int}  # comment\n 5000000000 * point",
          "option[?Any]");

  private static final List<String> PIECES =
      List.of(
          "*", "**", ",", "=", ":", "[", "]", "{", "}", "(", ")", "...", "->", "?", "'", "\"", "\\", "\\u00e9",
          "\\ud800", "#", "\n", " ", "0", "-1", "99999999999999999999", "var * ", "Fixed", "T", "int32", "option[",
          "type X = ", "True", "\ud83d\ude00",
          "\ud800", "\u0000");

  /** Time is that of the processor: what else runs on the machine does not count. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int POOL = 2000;
  private static final int LONGEST = 4000;

  private final long seed;
  private final SplittableRandom random;
  private final List<String> pool = new ArrayList<>(SEEDS);
  private final List<String> findings = new ArrayList<>();
  private long runs;
  private long accepted;
  private Duration slowest = Duration.ZERO;
  private int slowestLength;

  DatashapeFuzzer(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** Tries texts for a time. */
  void run(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      run(100);
    }
  }

  /** Tries so many texts. */
  void run(int texts) {
    for (int i = 0; i < texts; i++) {
      var text = mutate(pool.get(random.nextInt(pool.size())));
      long start = THREADS.getCurrentThreadCpuTime();
      tryOne(text);
      var taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
      if (taken.compareTo(slowest) > 0) {
        slowest = taken;
        slowestLength = text.length();
      }
    }
  }

  /** What went wrong: each with the text that shows it. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  String summary() {
    return "seed %d: %d texts, %d of them types, slowest %d us (%d characters), %d findings%s"
        .formatted(
            seed,
            runs,
            accepted,
            slowest.toNanos() / 1000,
            slowestLength,
            findings.size(),
            findings.isEmpty() ? "" : "\n" + String.join("\n", findings));
  }

  private void tryOne(String text) {
    runs++;
    try {
      var type = DataTypes.parse(text);
      accepted++;
      check(type, text);
      // comments would take over: whatever happens inside of one is accepted
      var kept = text.indexOf('#') < 0 ? text : type.toString();
      if (kept.length() <= LONGEST) {
        keep(kept);
      }
    } catch (DataShapeException e) {
      if (e.line() < 1 || e.column() < 1 || e.reason().isBlank()) {
        findings.add("an error without a place or a reason: " + JsonText.write(text));
      }
    } catch (RuntimeException | StackOverflowError e) {
      findings.add(e + " for " + JsonText.write(text));
    }
  }

  private void check(DataType type, String text) {
    var canonical = type.toString();
    var again = DataTypes.parse(canonical);
    if (!again.equals(type) || again.hashCode() != type.hashCode() || !again.toString().equals(canonical)) {
      findings.add("does not survive printing and parsing: " + JsonText.write(text));
    }
    if (!DataTypes.parse(type.pretty(random.nextInt(60))).equals(type)) {
      findings.add("does not survive a pretty print: " + JsonText.write(text));
    }
    type.match(DataTypes.parse(pool.get(random.nextInt(pool.size()))));
    DataTypes.parse(pool.get(random.nextInt(pool.size()))).match(type);
  }

  private void keep(String text) {
    if (pool.size() < POOL) {
      pool.add(text);
    } else {
      pool.set(SEEDS.size() + random.nextInt(POOL - SEEDS.size()), text);
    }
  }

  private String mutate(String text) {
    var result = new StringBuilder(text);
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(result.length() + 1);
      int to = Math.min(result.length(), at + random.nextInt(8));
      switch (random.nextInt(6)) {
        case 0 -> result.delete(at, to);
        case 1 -> result.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> result.insert(at, result.substring(at, to));
        case 3 -> result.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
        case 4 -> {
          var other = pool.get(random.nextInt(pool.size()));
          int from = random.nextInt(other.length() + 1);
          result.insert(at, other, from, from + random.nextInt(other.length() - from + 1));
        }
        default -> result.replace(at, to, pool.get(random.nextInt(pool.size())));
      }
    }
    return result.length() <= 2 * LONGEST ? result.toString() : result.substring(0, LONGEST);
  }
}
