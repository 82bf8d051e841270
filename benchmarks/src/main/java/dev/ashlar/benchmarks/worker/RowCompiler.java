package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Dialect;
import dev.ashlar.benchmarks.catalogue.Row;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles rows that are spelled in a dialect of Java, all at once. */
public final class RowCompiler {
  private final Map<Row, String> classes = new LinkedHashMap<>();
  private final Map<Row, String> refused = new LinkedHashMap<>();

  private RowCompiler() {}

  /** The class of each row that compiled. */
  public Map<Row, String> classes() {
    return classes;
  }

  /** What the compiler said to the others. */
  public Map<Row, String> refused() {
    return refused;
  }

  /**
   * Compiles the rows that are spelled in a dialect.
   *
   * @param directory where the class files go
   * @param classPath what they refer to
   */
  public static RowCompiler compile(List<Row> rows, Dialect dialect, Path directory, String classPath)
      throws IOException {
    var result = new RowCompiler();
    for (int i = 0; i < rows.size(); i++) {
      result.classes.put(rows.get(i), capitalized(dialect) + i);
    }
    // javac writes nothing when one class has an error: leave those out and try again
    while (!result.classes.isEmpty() && !result.tryAll(dialect, directory, classPath)) {}
    return result;
  }

  private static String capitalized(Dialect dialect) {
    return dialect.name().charAt(0) + dialect.name().substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private boolean tryAll(Dialect dialect, Path directory, String classPath) throws IOException {
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "this Java has no compiler; a JDK has");
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var sources = new ArrayList<Source>();
    classes.forEach((row, name) -> sources.add(new Source(row, name, JavaSource.of(row, dialect, name))));
    var options = List.of("-d", directory.toString(), "-cp", classPath, "-proc:none", "-nowarn", "-implicit:none");
    try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
      if (compiler.getTask(null, files, diagnostics, options, null, sources).call()) {
        return true;
      }
    }
    int before = classes.size();
    for (var diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() instanceof Source source) {
        classes.remove(source.row);
        refused.putIfAbsent(source.row, diagnostic.getMessage(java.util.Locale.ROOT).replaceAll("\\s+", " "));
      }
    }
    if (classes.size() == before) {
      throw new IOException("the rows do not compile: " + diagnostics.getDiagnostics());
    }
    return false;
  }

  /** Source text in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final Row row;
    private final String text;

    Source(Row row, String className, String text) {
      super(URI.create("string:///" + JavaSource.PACKAGE.replace('.', '/') + "/" + className + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.row = row;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
