package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Dialect;
import dev.ashlar.benchmarks.catalogue.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The peers by name, and how each is found, compiled and started. */
public final class Peers {
  /** Ashlar itself. */
  public static final String ASHLAR = "ashlar";

  /** The other side of a row that is compared with something in Ashlar's own process. */
  public static final String REFERENCE = "reference";

  /** What each peer is. */
  public static final Map<String, String> KNOWN = known();

  /** Those that are measured unless others are asked for. */
  public static final List<String> USUAL = List.of("numpy", "java", "c", "numexpr", "numba");

  /** Those of a quick run: numexpr and numba compile each row for about a second. */
  public static final List<String> QUICK = List.of("numpy", "java", "c");

  private static final String THREADS = "1";

  private final Path directory;
  private final List<Row> rows;
  private final List<Path> extraClassPath;
  private final boolean polluted;
  private final Consumer<String> log;

  /**
   * Peers for some rows.
   *
   * @param directory where sources, classes and logs go
   * @param extraClassPath of rows that the user brings
   * @param polluted whether forty other kernels run in Ashlar's process first
   * @param log takes one line for each peer that is left out
   */
  public Peers(Path directory, List<Row> rows, List<Path> extraClassPath, boolean polluted, Consumer<String> log) {
    this.directory = directory;
    this.rows = rows;
    this.extraClassPath = extraClassPath;
    this.polluted = polluted;
    this.log = log;
  }

  private static Map<String, String> known() {
    var known = new LinkedHashMap<String, String>();
    known.put("numpy", "NumPy of python3");
    known.put("java", "plain Java loops over arrays");
    known.put("c", "C loops, cc -O3 -march=native");
    known.put("numexpr", "numexpr, where Python has it");
    known.put("numba", "numba, where Python has it");
    known.put("ejml", "EJML (Maven fetches it when asked for)");
    known.put("ojalgo", "ojAlgo (Maven fetches it when asked for)");
    known.put("torch", "PyTorch through DJL, one thread (Maven fetches some 200 MB when asked for)");
    known.put("nd4j", "ND4J with its native CPU engine (Maven fetches some 100 MB when asked for)");
    return java.util.Collections.unmodifiableMap(known);
  }

  /** Ashlar, the references beside it, and those of the named peers that are there; the others are named in the log. */
  public List<Peer> open(List<String> names) throws IOException {
    Files.createDirectories(directory);
    var peers = new ArrayList<Peer>(ashlar());
    for (var name : names) {
      var peer =
          switch (name) {
            case "numpy", "numexpr", "numba" -> python(name);
            case "java" -> java(name, "Java " + Runtime.version().feature() + " loops", Dialect.LOOP, List.of());
            case "c" -> c();
            case "ejml", "ojalgo", "nd4j", "torch" -> fetched(name);
            default -> throw new IllegalArgumentException("no peer is called " + name);
          };
      if (peer != null) {
        peers.add(peer);
      }
    }
    return peers;
  }

  private List<Peer> ashlar() throws IOException {
    var own = compile(Dialect.ASHLAR, List.of());
    var references = compile(Dialect.REFERENCE, List.of());
    for (var entry : own.refused().entrySet()) {
      log.accept(entry.getKey().id() + " is left out: " + entry.getValue());
    }
    var shared = new SharedProcess(() -> javaProcess(ASHLAR, List.of(), polluted ? "polluted" : "fresh"));
    return List.of(
        javaPeer(ASHLAR, "Ashlar " + version(), own.classes(), shared),
        javaPeer(REFERENCE, "reference in Ashlar's process", references.classes(), shared));
  }

  private static String version() {
    var version = Peers.class.getPackage().getImplementationVersion();
    return version == null ? "(of the working tree)" : version;
  }

  private Peer java(String name, String version, Dialect dialect, List<Path> jars) throws IOException {
    var compiled = compile(dialect, jars);
    for (var entry : compiled.refused().entrySet()) {
      log.accept(entry.getKey().id() + " is left out for " + name + ": " + entry.getValue());
    }
    return javaPeer(name, version, compiled.classes(), new SharedProcess(() -> javaProcess(name, jars, "fresh")));
  }

  private static Peer javaPeer(String name, String version, Map<Row, String> classes, SharedProcess process) {
    return new ProcessPeer(
        name,
        version,
        true,
        classes::containsKey,
        row -> new ProcessPeer.Request(JavaSource.PACKAGE + "." + classes.get(row), ""),
        process);
  }

  private RowCompiler compile(Dialect dialect, List<Path> jars) throws IOException {
    var classes = Files.createDirectories(directory.resolve("classes"));
    var spelled = rows.stream().filter(row -> row.spellings().containsKey(dialect)).toList();
    return RowCompiler.compile(spelled, dialect, classes, classPath(jars));
  }

  private String classPath(List<Path> jars) {
    var parts = new ArrayList<String>();
    parts.add(directory.resolve("classes").toString());
    jars.forEach(jar -> parts.add(jar.toString()));
    extraClassPath.forEach(path -> parts.add(path.toString()));
    parts.add(System.getProperty("java.class.path"));
    return String.join(java.io.File.pathSeparator, parts);
  }

  private WorkerProcess javaProcess(String name, List<Path> jars, String mode) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    if (name.equals("torch")) {
      // one thread as everybody has, the fetched jars and nothing else, unpacked beside them
      command.addAll(
          List.of("-Dai.djl.pytorch.num_threads=" + THREADS, "-Dai.djl.pytorch.num_interop_threads=" + THREADS,
              "-Dai.djl.offline=true"));
      command.add("-DDJL_CACHE_DIR=" + directory.resolve("djl"));
    }
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath(jars), JavaWorker.class.getName(), mode));
    return new WorkerProcess(name, command, Map.of(), errors(name), WorkerProcess.PATIENCE);
  }

  private Path errors(String name) {
    return directory.resolve(name + ".log");
  }

  private @Nullable Peer python(String name) throws IOException {
    var python = Python.having(name);
    if (python == null) {
      log.accept(name + " is left out: no python3 here can import it");
      return null;
    }
    var script = directory.resolve("worker.py");
    try (var source = Peers.class.getResourceAsStream("worker.py")) {
      Files.write(script, java.util.Objects.requireNonNull(source, "worker.py").readAllBytes());
    }
    var single = Map.of("OMP_NUM_THREADS", THREADS, "OPENBLAS_NUM_THREADS", THREADS, "MKL_NUM_THREADS", THREADS);
    return new ProcessPeer(
        name,
        python.version(),
        false,
        row -> Python.does(name, row),
        row -> Python.request(name, row),
        () ->
            new WorkerProcess(
                name, List.of(python.executable(), script.toString(), name), single, errors(name),
                WorkerProcess.PATIENCE));
  }

  private @Nullable Peer c() throws IOException {
    var compiler = CCompiler.find();
    if (compiler == null) {
      log.accept("c is left out: there is no C compiler (cc) on the path");
      return null;
    }
    var loops = rows.stream().filter(row -> row.spellings().containsKey(Dialect.LOOP)).toList();
    try {
      var program = compiler.compile(loops, directory);
      return new ProcessPeer(
          "c",
          compiler.version(),
          false,
          loops::contains,
          row -> new ProcessPeer.Request(Integer.toString(loops.indexOf(row)), ""),
          () -> new WorkerProcess("c", List.of(program.toString()), Map.of(), errors("c"), WorkerProcess.PATIENCE));
    } catch (CCompiler.Failure e) {
      log.accept("c is left out: " + e.getMessage());
      return null;
    }
  }

  private @Nullable Peer fetched(String name) throws IOException {
    try {
      var jars = MavenPeer.fetch(name, directory.resolve("peers"));
      return java(name, MavenPeer.version(name, jars), Dialect.valueOf(name.toUpperCase(java.util.Locale.ROOT)), jars);
    } catch (MavenPeer.Failure e) {
      log.accept(name + " is left out: " + e.getMessage());
      return null;
    }
  }

  /** One process for the peers that live in it together. */
  private static final class SharedProcess implements ProcessPeer.Start {
    private final ProcessPeer.Start first;
    private @Nullable WorkerProcess process;

    SharedProcess(ProcessPeer.Start first) {
      this.first = first;
    }

    @Override
    public WorkerProcess start() throws IOException {
      var current = process;
      if (current == null || !current.isAlive()) {
        current = first.start();
        process = current;
      }
      return current;
    }
  }
}
