package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.benchmarks.catalogue.RowSource;
import dev.ashlar.benchmarks.report.Guard;
import dev.ashlar.benchmarks.report.Pictures;
import dev.ashlar.benchmarks.report.Report;
import dev.ashlar.benchmarks.report.ReportFile;
import dev.ashlar.benchmarks.report.ReportText;
import dev.ashlar.benchmarks.store.StoreTable;
import dev.ashlar.benchmarks.worker.Peers;
import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./ashlar bench}: how fast Ashlar is, against whom, in one run. */
@Command(
    name = "bench",
    description = "Measure Ashlar against plain loops and other libraries, in one run.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", java.util.Locale.ROOT);

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--quick", description = "The most telling rows only, in two to three minutes.")
  private boolean quick;

  @Option(names = "--family", split = ",", description = "Families of work, such as reduction.")
  private List<String> families = List.of();

  @Option(names = "--op", split = ",", description = "Operations, such as add.")
  private List<String> ops = List.of();

  @Option(names = "--dtype", split = ",", description = "Dtypes, such as float32.")
  private List<String> dtypes = List.of();

  @Option(names = "--n", split = ",",
      description = "Numbers of elements, such as 1000; families that have one size keep to it.")
  private List<Long> sizes = List.of();

  @Option(names = "--against", split = ",",
      description = "Peers: numpy, java, c, numexpr, numba, ejml, ojalgo, torch, nd4j.")
  private List<String> against = List.of();

  @Option(names = "--list", description = "List the rows and the peers, and measure nothing.")
  private boolean list;

  @Option(names = "--guard",
      description = "Measure the guarded rows; status 1 if a ratio is 1.5 times what is recorded.")
  private boolean guard;

  @Option(names = "--record-guard", paramLabel = "FILE",
      description = "Measure the guarded rows and write their ratios to a file.")
  private @Nullable Path recordGuard;

  @Option(names = "--polluted", description = "Run some forty other kernels in Ashlar's process first.")
  private boolean polluted;

  @Option(names = "--with", paramLabel = "CLASS",
      description = "A class of yours that implements RowSource; may be repeated.")
  private List<String> sources = List.of();

  @Option(names = "--class-path", paramLabel = "PATH", split = "[:;]", description = "Where such classes are.")
  private List<Path> classPath = List.of();

  @Option(names = "--out", paramLabel = "DIR",
      description = "Where the report goes (default: target/bench of the project).")
  private @Nullable Path out;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace when something fails.")
  private boolean debug;

  boolean debug() {
    return debug;
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "set by picocli");
  }

  @Override
  public Integer call() throws IOException {
    knownPeers();
    var more = UserRows.load(sources, classPath);
    if (list) {
      list(new Selection(families, ops, dtypes, sizes, quick).rows(more));
      return 0;
    }
    if (guarding()) {
      return guard(more);
    }
    var rows = new Selection(families, ops, dtypes, sizes, quick).rows(more);
    var directory = directory();
    var report = run(directory, quick).of(rows, peers());
    publish(report, directory);
    return 0;
  }

  private Run run(Path directory, boolean shortly) {
    boolean everything = !guarding() && families.isEmpty() && ops.isEmpty() && dtypes.isEmpty() && sizes.isEmpty();
    return new Run(directory, shortly, polluted, everything, classPath,
        spec().commandLine().getParseResult().originalArgs(), spec().commandLine().getErr());
  }

  private boolean guarding() {
    return guard || recordGuard != null;
  }

  private List<String> peers() {
    return against.isEmpty() ? quick ? Peers.QUICK : Peers.USUAL : List.copyOf(new LinkedHashSet<>(against));
  }

  private void knownPeers() {
    for (var peer : against) {
      if (!Peers.KNOWN.containsKey(peer)) {
        throw new InputException(
            "--against: there is no '" + peer + "'; known are " + String.join(", ", Peers.KNOWN.keySet()));
      }
    }
  }

  private Path directory() throws IOException {
    var directory = out;
    if (directory == null) {
      var home = System.getProperty("ashlar.home");
      var parent = home == null ? Path.of("ashlar-bench") : Path.of(home, "target", "bench");
      directory = parent.resolve(LocalDateTime.now(java.time.ZoneId.systemDefault()).format(STAMP));
    }
    return Files.createDirectories(directory.toAbsolutePath());
  }

  private void publish(Report report, Path directory) throws IOException {
    var written = new ArrayList<Path>();
    written.add(directory.resolve("report.json"));
    ReportFile.write(report, written.getFirst());
    var pictures = Pictures.write(report, directory);
    written.add(directory.resolve("report.md"));
    Files.writeString(
        written.getLast(),
        ReportText.markdown(report, pictures.stream().map(path -> path.getFileName().toString()).toList()));
    written.addAll(pictures);
    var print = spec().commandLine().getOut();
    print.print(ReportText.plain(report));
    print.println();
    written.forEach(print::println);
    print.flush();
  }

  private int guard(List<RowSource> more) throws IOException {
    var recorded = Guard.recorded();
    var all = new Selection(List.of(), List.of(), List.of(), List.of(), false).rows(more);
    var guarded = recorded.rows(all);
    var directory = directory();
    var print = spec().commandLine().getOut();
    var first = run(directory, true).of(guarded, recorded.peers());
    if (recordGuard != null) {
      Files.writeString(recordGuard, recorded.with(first).text());
      print.println(recordGuard);
      print.flush();
      return 0;
    }
    var worse = recorded.worse(first);
    if (!worse.isEmpty()) {
      // what was slow once may have been another program's doing
      var again = all.stream().filter(row -> worse.stream().anyMatch(one -> one.id().equals(row.id()))).toList();
      worse.retainAll(recorded.worse(run(directory, true).of(again, recorded.peers())));
    }
    print.print(ReportText.plain(first));
    worse.forEach(one -> print.println(one.sentence()));
    print.println(worse.isEmpty() ? "All " + guarded.size() + " guarded rows are within their ratios."
        : worse.size() + " guarded rows are slower than recorded.");
    print.flush();
    return worse.isEmpty() ? 0 : 1;
  }

  private void list(List<Row> rows) {
    var print = spec().commandLine().getOut();
    print.println("Rows (family/op/dtype/n; * in a quick run):");
    rows.forEach(row -> print.println((row.quick() ? "* " : "  ") + row.id()));
    print.println("Figures of stores, in every run that is no choice of rows; alone by 'bench store NAME':");
    StoreTable.NAMES.forEach(name -> print.println((StoreTable.QUICK.contains(name) ? "* " : "  ") + name));
    print.println("Peers:");
    Peers.KNOWN.forEach((name, what) -> print.printf("  %-8s %s%n", name, what));
    print.flush();
  }
}
