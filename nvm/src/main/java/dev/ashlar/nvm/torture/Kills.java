package dev.ashlar.nvm.torture;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A child process commits and says so; it is killed at a random moment. The store must then hold the last commit that
 * it reported, or the one after, whole.
 */
public final class Kills {
  private static final long BLOCK = 4096;
  private static final long CHANGED = 1000;
  private static final int NAMES = 5;

  private Kills() {}

  /**
   * What was seen.
   *
   * @param rounds in which a process was killed
   * @param commits reported by the processes
   * @param unreported rounds after which the store held a commit that had not been reported
   * @param losses in words
   */
  public record Result(long rounds, long commits, long unreported, List<String> losses) {}

  /** The child: commits for ever, or until it is told how often. */
  public static final class Child {
    private Child() {}

    /**
     * Runs.
     *
     * @param arguments the store, and how many commits (absent: endless)
     */
    public static void main(String[] arguments) {
      long limit = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
      try (var store = Store.openOrCreate(Path.of(arguments[0]))) {
        long next = store.find("counter").map(a -> a.getLong(0) + 1).orElse(1L);
        for (long done = 0; done < limit; done++, next++) {
          commit(store, next);
          System.out.println(next);
        }
      }
    }
  }

  /** A child that only reads: it says which commit it sees, and waits. */
  public static final class Idle {
    private Idle() {}

    /**
     * Runs.
     *
     * @param arguments the store
     */
    public static void main(String[] arguments) throws IOException {
      try (var store = Store.openReadOnly(Path.of(arguments[0]))) {
        System.out.println(store.sequence());
        int end = System.in.read();
        if (end >= 0) {
          System.out.println(end);
        }
      }
    }
  }

  /** Commit number {@code n}: every kind of change, each recognisable by the number. */
  static void commit(Store store, long n) {
    try (var tx = store.begin()) {
      if (n == 1) {
        for (var name : List.of("block", "copied")) {
          tx.put(name, Creation.zeros(DType.INT64, BLOCK));
        }
        tx.put("counter", NDArray.of(0L));
        tx.put("log", Creation.zeros(DType.INT64, 0));
      }
      tx.replace("counter", NDArray.of(n));
      tx.writable("block", Index.slice(0, CHANGED)).assign(n);
      tx.writable("copied").assign(n);
      tx.append("log", NDArray.of(n));
      tx.put("t/" + n % NAMES, Creation.full(DType.INT32, n, 1 + n * 37 % 3000));
      if (n > NAMES) {
        tx.remove("t/" + (n + 2) % NAMES);
        tx.put("t/" + (n + 2) % NAMES, NDArray.of(n));
      }
      tx.commit();
    }
  }

  /** What is wrong with a store that should be at commit {@code n}, or an empty text. */
  static String difference(Store store, long n) {
    if (n == 0) {
      return store.size() == 0 ? "" : store.size() + " arrays before the first commit";
    }
    var wrong = new StringBuilder();
    require(wrong, store.get("counter").getLong(0) == n, "counter");
    var block = store.get("block");
    require(wrong, all(block.get(Index.slice(0, CHANGED)), n), "block");
    require(wrong, all(block.get(Index.from(CHANGED)), 0), "rest of block");
    require(wrong, all(store.get("copied"), n), "copied");
    var log = store.get("log");
    require(wrong, log.size() == n && log.getLong(n - 1) == n && log.getLong(0) == 1, "log");
    require(wrong, all(store.get("t/" + n % NAMES), n), "t");
    var report = store.check(true);
    require(wrong, report.isWhole(), report.problems().toString());
    return wrong.toString();
  }

  private static void require(StringBuilder wrong, boolean condition, String what) {
    if (!condition) {
      wrong.append(what).append("; ");
    }
  }

  private static boolean all(NDArray array, long value) {
    return array.min().toLong() == value && array.max().toLong() == value;
  }

  /** Kills {@code rounds} processes that write the store {@code path}. */
  public static Result run(Path path, long rounds, long seed) throws IOException, InterruptedException {
    var random = new Random(seed);
    var losses = new java.util.ArrayList<String>();
    long commits = 0;
    long unreported = 0;
    long reached = 0;
    for (long round = 0; round < rounds && losses.isEmpty(); round++) {
      long reported = reached;
      try (var child = ChildJvm.start(false, List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"), Child.class, path)) {
        for (int wait = random.nextInt(12); wait >= 0; wait--) {
          reported = Long.parseLong(String.valueOf(child.line()));
        }
        Thread.sleep(0, random.nextInt(1_000_000));
        Thread.sleep(random.nextInt(4));
        child.kill();
        for (var line = child.line(); line != null; line = child.line()) {
          reported = line.isEmpty() ? reported : Long.parseLong(line);
        }
        child.await();
      }
      commits += reported - reached;
      reached = found(path, reported, losses, round, seed);
      unreported += reached > reported ? 1 : 0;
    }
    return new Result(rounds, commits, unreported, losses);
  }

  /** Opens the store as a reader, then as a writer, and compares. */
  private static long found(Path path, long reported, List<String> losses, long round, long seed) {
    long found = -1;
    for (int i = 0; i < 2; i++) {
      try (var store = i == 0 ? Store.openReadOnly(path) : Store.open(path)) {
        found = store.find("counter").map(a -> a.getLong(0)).orElse(0L);
        var wrong = difference(store, found);
        if (found < reported || found > reported + 1 || !wrong.isEmpty()) {
          losses.add("round " + round + " of seed " + seed + (i == 0 ? ", reader" : ", writer") + ": commit " + found
              + " found, " + reported + " reported; wrong: " + wrong);
        }
      }
    }
    return found;
  }
}
