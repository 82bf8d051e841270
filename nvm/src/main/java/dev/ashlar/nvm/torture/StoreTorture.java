package dev.ashlar.nvm.torture;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.nvm.Attribute;
import dev.ashlar.nvm.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * All attempts to make a store lose data, one after the other, for about as long as it is told; prints what was tried
 * and what was lost. Exit status 0 means that nothing was.
 */
public final class StoreTorture {
  private static final long CUTS_PER_FAULT = 1_000_000;
  private static final long CUTS_AT_ONCE = 100_000;

  private final Path directory;
  private final PrintStream out;
  private long losses;

  private StoreTorture(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
  }

  /**
   * Runs.
   *
   * @param arguments how many minutes (default 5), the directory to work in (default: a temporary one), how many
   *     processes are killed at least (default 1)
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
    var directory = Files.createTempDirectory(
        arguments.length > 1 ? Path.of(arguments[1]) : Path.of(System.getProperty("java.io.tmpdir")),
        "ashlar-torture");
    long kills = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    long losses = run(directory, minutes, kills, System.out);
    System.exit(losses == 0 ? 0 : 1);
  }

  /**
   * Runs in a directory of its own, which is removed at the end.
   *
   * @param minutes about how long; a million power cuts and the kills are done however long they take
   * @param kills how many processes are killed at least
   * @return the number of losses
   */
  public static long run(Path directory, double minutes, long kills, PrintStream out) throws IOException,
      InterruptedException {
    var torture = new StoreTorture(directory, out);
    try {
      torture.run(minutes, kills);
    } finally {
      try (var files = Files.walk(directory)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return torture.losses;
  }

  private void run(double minutes, long kills) throws IOException, InterruptedException {
    long end = System.nanoTime() + (long) (minutes * 60e9);
    faults();
    flips();
    fullDisk();
    truncation();
    cuts(System.nanoTime() + (end - System.nanoTime()) / 3);
    kills(end, kills);
    out.println(losses == 0 ? "losses: 0" : "losses: " + losses);
  }

  private void faults() {
    int caught = 0;
    int planted = 0;
    for (var fault : Fault.values()) {
      if (fault != Fault.NONE) {
        planted++;
        caught += PowerCuts.run(fault, 1, CUTS_PER_FAULT).losses() > 0 ? 1 : 0;
      }
    }
    out.println("planted faults caught: " + caught + " of " + planted);
    losses += planted - caught;
  }

  private void cuts(long end) {
    var sum = new PowerCuts.Result(0, 0, 0, 0, "", 0);
    long seed = System.nanoTime() & 0xffff_ffffL;
    out.println("power cuts from seed " + seed);
    while ((System.nanoTime() < end || sum.cuts() < CUTS_PER_FAULT) && sum.losses() == 0) {
      sum = sum.plus(PowerCuts.run(Fault.NONE, seed, CUTS_AT_ONCE));
      seed += CUTS_AT_ONCE;
    }
    out.println("power cuts tried: " + sum.cuts() + ", reboots: " + sum.reboots() + ", commits: " + sum.commits()
        + ", losses: "
        + sum.losses() + (sum.losses() == 0 ? "" : " (" + sum.firstLoss() + ", seed " + sum.seed() + ")"));
    losses += sum.losses();
  }

  private void flips() throws IOException {
    var path = directory.resolve("small.ashlar");
    try (var store = Store.create(path)) {
      for (int i = 0; i < 6; i++) {
        try (var tx = store.begin()) {
          tx.put("array/" + i, Creation.full(DType.INT64, i, 50 + 7L * i));
          tx.setAttribute("array/" + i, "number", Attribute.of((long) i));
          tx.commit();
        }
      }
    }
    var result =
        new Flips(Files.readAllBytes(path)).everyFixedBit().everyLength().randomBytes(CUTS_AT_ONCE, 1).result();
    out.println("damaged files opened: " + result.tried()
        + " (every bit of header and slots, every length, random bytes): "
        + result.errors() + " typed errors, " + result.newest() + " whole, " + result.previous()
        + " at the commit before, "
        + result.failures().size() + " failures");
    result.failures().stream().limit(5).forEach(out::println);
    losses += result.failures().size();
  }

  private void fullDisk() throws IOException, InterruptedException {
    var mounted = FullDisk.mount(Files.createDirectory(directory.resolve("full")));
    if (mounted.isEmpty()) {
      out.println("full disk: skipped, no file system can be mounted here");
      return;
    }
    try (var disk = mounted.get()) {
      var wrong = disk.run();
      out.println("full disk: " + (wrong.isEmpty() ? "no commit lost" : wrong));
      losses += wrong.isEmpty() ? 0 : 1;
    }
  }

  private void truncation() throws IOException, InterruptedException {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      out.println("files cut short under hot kernels: skipped, a mapped file cannot be cut short here");
      return;
    }
    var wrong = Truncation.run(directory, Integer.MAX_VALUE);
    out.println("files cut short under hot kernels: " + (wrong.isEmpty() ? "an error each time" : wrong));
    losses += wrong.isEmpty() ? 0 : 1;
  }

  private void kills(long end, long atLeast) throws IOException, InterruptedException {
    long rounds = 0;
    long commits = 0;
    long unreported = 0;
    for (long seed = 1; System.nanoTime() < end || rounds < atLeast; seed++) {
      var result = Kills.run(directory.resolve("killed-" + seed + ".ashlar"), 25, seed);
      rounds += result.rounds();
      commits += result.commits();
      unreported += result.unreported();
      losses += result.losses().size();
      result.losses().forEach(out::println);
      if (losses > 0) {
        break;
      }
    }
    out.println("processes killed: " + rounds + ", commits: " + commits + ", found one commit further than reported: "
        + unreported);
  }
}
